"""The examples and counter-examples of the reading packs, as tests."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from pijler.kernel.packfile import load_pack
from pijler.reading import furniture, headings
from pijler.reading.dating import parse_date_line
from pijler.reading.mastheads import is_masthead
from pijler.reading.words import LANGUAGES, words
from pijler.reading.wraps import WrapJudge


def _subject(text: str) -> str | None:
    found = words().subject.match(text)
    return found[1] if found else None


CHECKS: dict[str, Callable[[str], Any]] = {
    "date": parse_date_line,
    "subject": _subject,
    "page": lambda text: words().page.fullmatch(text),
    "letterhead": furniture.is_letterhead,
    "salutation": furniture.is_salutation,
    "closing": furniture.is_closing,
    "signatory": furniture.is_office,
    "pillar": headings.pillar_of,
    "masthead": is_masthead,
}


def cases(key: str) -> list[Any]:
    return list(_cases(key))


def _cases(key: str) -> Iterator[Any]:
    for language in LANGUAGES:
        for case in load_pack(f"languages/{language}/reading.yaml")[0][key]:
            yield pytest.param(language, case, id=f"{language}-{case['kind']}-{case['text']}")


def recognised(language: str, case: dict[str, str]) -> Any:
    if case["kind"] in ("join", "keep"):
        before, after = case["text"].split("|")
        return WrapJudge("", language).decide(before, after) == case["kind"]
    return CHECKS[case["kind"]](case["text"])


@pytest.mark.parametrize(("language", "case"), cases("examples"))
def test_an_example_is_recognised(language: str, case: dict[str, str]) -> None:
    result = recognised(language, case)
    assert result
    if "value" in case:
        assert str(result) == case["value"]


@pytest.mark.parametrize(("language", "case"), cases("counterexamples"))
def test_a_counterexample_is_not(language: str, case: dict[str, str]) -> None:
    assert not recognised(language, case)
