"""Setting up says what to do where it cannot go on, and does nothing where nothing is to be done."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def setup() -> ModuleType:
    spec = importlib.util.spec_from_file_location("environment", ROOT / "tools" / "environment.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(code: int, text: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.CompletedProcess([], code, "", text)


def test_without_ensurepip_it_says_what_to_install(setup, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(setup.subprocess, "run", lambda *_, **__: answer(1, "No module named ensurepip"))
    assert setup.main(str(tmp_path / "venv"), "web") == 1
    said = capsys.readouterr().err
    assert "No module named ensurepip" in said
    assert "sudo apt install python3" in said


def test_an_old_python_is_refused_with_what_is_needed(setup, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 1))
    assert setup.main(str(tmp_path / "venv"), "web") == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_pip_that_fails_is_told(setup, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(setup, "_runs", lambda _: True)
    monkeypatch.setattr(setup.subprocess, "run", lambda *_, **__: answer(1))
    assert setup.main(str(tmp_path), "web") == 1
    assert "run the same command again" in capsys.readouterr().err
    assert not (tmp_path / "pijler.stamp").exists()


def test_what_is_up_to_date_is_not_installed_again(setup, monkeypatch, tmp_path):
    calls: list[object] = []
    monkeypatch.setattr(setup, "_runs", lambda _: True)
    monkeypatch.setattr(setup, "_pip", lambda *arguments: calls.append(arguments))
    for locks in (("build", "web"), ("dev",), ("build", "web"), ("dev",)):
        assert setup.main(str(tmp_path), *locks) == 0
    assert len(calls) == 4  # two for each set of locks


def test_a_changed_lock_is_installed(setup, monkeypatch, tmp_path):
    calls: list[object] = []
    monkeypatch.setattr(setup, "_runs", lambda _: True)
    monkeypatch.setattr(setup, "_pip", lambda *arguments: calls.append(arguments))
    (tmp_path / "pijler.stamp").write_text("dev 0000\nbuild web 0000", "utf-8")
    assert setup.main(str(tmp_path), "dev") == 0
    assert len(calls) == 2
    assert "0000" not in (tmp_path / "pijler.stamp").read_text("utf-8")


def test_this_python_would_do(setup):
    assert sys.version_info >= setup.OLDEST
