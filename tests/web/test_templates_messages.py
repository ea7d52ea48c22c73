"""Dutch and English are both first: no text without its Dutch, none left over."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_text_has_its_dutch_and_none_is_left_over(messages: ModuleType) -> None:
    assert list(messages.problems_of("nl")) == []


def test_a_missing_a_stale_and_a_broken_translation_are_told(
    messages: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = messages._read("nl")
    catalog["Close"].string = ""
    catalog["Page %(number)s"].string = "Bladzijde"
    catalog.add("Nobody says this", "Niemand zegt dit")
    monkeypatch.setattr(messages, "_read", lambda language: catalog)
    told = " ".join(messages.problems_of("nl"))
    assert "no translation of 'Close'" in told
    assert "do not have the same placeholders" in told
    assert "nothing uses 'Nobody says this'" in told
