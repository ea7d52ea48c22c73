"""Unknown template variables are errors here, and extraction says what the test put in its letters."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from pijler import extraction
from pijler.web.apps.accounts.people import any_account
from pijler.web.apps.documents.texts import verified_texts
from tests.web.letters import Scripted


class UnknownVariable(str):
    """Given as ``string_if_invalid``, raises as soon as a template shows what it was not given."""

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: object) -> str:  # type: ignore[override]
        raise AssertionError(f"the template shows {name}, which it was not given")


@pytest.fixture(autouse=True)
def strict_templates() -> Iterator[None]:
    engine = engines["django"].engine  # type: ignore[attr-defined]
    before, engine.string_if_invalid = engine.string_if_invalid, UnknownVariable("unknown")
    yield
    engine.string_if_invalid = before


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """A request leaves its language behind in the thread: here each test begins in English."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def at_the_desk(settings: Any) -> Iterator[None]:
    """As under ``pijler serve``: as long as there are no accounts, whoever asks may do all."""
    settings.DESK = True
    any_account.forget()
    yield
    any_account.forget()


@pytest.fixture(autouse=True)
def no_texts_of_other_tests() -> None:
    verified_texts.clear()


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    script = Scripted()
    monkeypatch.setitem(vars(extraction), "extract", script.extract)  # without importing the real one
    return script
