"""Facts about the Netherlands: in order, with an actor that existed and a citation that can be followed."""

import re
from datetime import date
from itertools import pairwise

import pytest

from pijler.vocab.institutions import institution
from pijler.vocab.timeline import Fact, days_of, timeline

FACTS = timeline("nl")
ID = re.compile(r"kst-\d+(-\d+)?|stb-\d{4}-\d+|tk:\d{4}[ZD]\d+|celex:\d{5}[A-Z]\d{4}|BWBR\d{7}|iob:\d+")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-12-01", date(2020, 12, 1), date(2020, 12, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),  # a leap year
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_date_is_no_more_precise_than_its_source(text: str, first: date, last: date) -> None:
    assert (days_of(text).first, days_of(text).last) == (first, last)


def test_facts_stand_in_order() -> None:
    assert all(one.when.first <= other.when.last for one, other in pairwise(FACTS))


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_the_actor_existed_then(fact: Fact) -> None:
    if fact.actor is None:
        return
    actor = institution(fact.actor)
    assert actor is not None
    assert actor.exists.overlaps(fact.when), (fact.id, actor.id)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.id)
def test_ids_are_written_as_the_contract_says(fact: Fact) -> None:
    for cited in fact.citations:
        assert cited.id is None or ID.fullmatch(cited.id), cited


def test_a_checked_fact_rests_on_a_document_with_an_id() -> None:
    assert [fact.id for fact in FACTS if fact.checked and not any(cited.id for cited in fact.citations)] == []


def test_the_answer_of_2020_is_there() -> None:
    answer = next(fact for fact in FACTS if fact.kind == "response" and fact.date == "2020-12-01")
    assert answer.citations[0].id == "kst-33826-36"
