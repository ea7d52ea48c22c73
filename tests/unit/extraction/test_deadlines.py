"""Times in promises: every example of the packs, and the edges of the calendar."""

from datetime import date

import pytest

from pijler.extraction.statements.deadlines import deadline
from pijler.extraction.statements.lexicon import languages
from pijler.kernel.packfile import load_pack

PACKS = {language: load_pack(f"languages/{language}/times.yaml")[0] for language in languages()}
EXAMPLES = [(language, example) for language, pack in PACKS.items() for example in pack["examples"]]
COUNTEREXAMPLES = [(language, example) for language, pack in PACKS.items() for example in pack["counterexamples"]]


def read(text: str, language: str, today: str | None = None):
    return deadline(text.lower(), 0, len(text), date.fromisoformat(today) if today else None, language)


@pytest.mark.parametrize(("language", "example"), EXAMPLES, ids=lambda value: str(value)[:50])
def test_examples(language, example):
    found = read(example["text"], language, example.get("today"))
    assert found is not None
    ends = [str(day) if day else None for day in (found.interval.first, found.interval.last)]
    assert ends == [example["first"], example["last"]]


@pytest.mark.parametrize(("language", "example"), COUNTEREXAMPLES, ids=lambda value: str(value)[:50])
def test_counterexamples(language, example):
    assert read(example["text"], language, example.get("today")) is None


def test_relative_times_need_the_date_of_the_document():
    assert read("begin volgend jaar volgt een brief", "nl") is None


def test_a_day_without_a_year_is_the_next_one():
    found = read("op 2 november wordt het convenant ondertekend", "nl", "2025-12-01")
    assert found is not None and found.interval.first == date(2026, 11, 2)


def test_winter_runs_into_the_next_year():
    found = read("in de winter van 2026", "nl", "2026-01-05")
    assert found is not None and found.interval.last == date(2027, 3, 19)


def test_a_day_that_does_not_exist_is_no_time():
    assert read("op 31 februari 2027", "nl") is None or read("op 31 februari 2027", "nl").interval.first is None


def test_the_next_29_february_may_be_a_28th():
    """The day is past in this leap year, and next year does not have it."""
    found = read("before 29 february this will be settled", "en", "2024-06-01")
    assert found is not None
    assert found.interval.last == date(2025, 2, 28)
