"""``pijler serve`` refuses what it must not do before it loads the web."""

from importlib import util

import pytest

from pijler.cli import serve
from pijler.cli.main import main
from pijler.kernel.errors import WrongUse


def test_without_the_web_parts_it_says_how_to_install_them(monkeypatch):
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "django" else util.find_spec("json"))
    with pytest.raises(WrongUse, match=r"pijler\[web\]") as refused:
        serve.check_web_installed()
    assert refused.value.where == "django"


def test_the_options_reach_the_site(monkeypatch, tmp_path):
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(serve, "find_spec", lambda name: util.find_spec("json"))
    monkeypatch.setattr("pijler.web.server.serve", lambda *arguments: asked.append(arguments))
    assert main(["serve", "--port", "8123", "--data", str(tmp_path), "--no-demo"]) == 0
    assert asked == [("127.0.0.1", 8123, tmp_path, False)]
