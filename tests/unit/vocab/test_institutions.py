"""Who is meant by a name depends on the day."""

from datetime import date

import pytest

from pijler.kernel.packfile import load_pack
from pijler.vocab.institutions import institution, institutions, named

PACK = load_pack("institutions/nl.yaml")[0]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", PACK["examples"], ids=lambda case: f"{case['text']} {case['on']}")
def test_examples_of_the_pack(case: dict[str, str]) -> None:
    found = named(case["text"], on=_day(case["on"]))
    assert found is not None
    assert found.id == case["id"]


@pytest.mark.parametrize("case", PACK["counterexamples"], ids=lambda case: f"{case['text']} {case['on']}")
def test_counterexamples_of_the_pack(case: dict[str, str]) -> None:
    assert named(case["text"], on=_day(case["on"])) is None


def test_a_renamed_ministry_knows_who_came_before_and_after() -> None:
    ezk = institution("nl-ezk")
    assert ezk is not None
    assert ezk.predecessors == ("nl-ez-2012",)
    assert ezk.successors == ("nl-ez", "nl-kgg")


def test_a_successor_starts_after_its_predecessor_ends() -> None:
    for one in institutions("nl"):
        for before in filter(None, (institution(id_) for id_ in one.predecessors)):
            if before.exists.last and one.exists.first:
                assert before.exists.last < one.exists.first, (before.id, one.id)


def test_ids_named_by_others_exist() -> None:
    ids = {one.id for one in institutions("nl")}
    named_ids = {id_ for one in institutions("nl") for id_ in (*one.predecessors, one.part_of) if id_}
    assert named_ids <= ids


def test_two_bodies_never_bear_one_name_on_the_same_day() -> None:
    rows = institutions("nl")
    clashes = [
        (one.id, other.id)
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
        if {*one.name.values()} & {*other.name.values()} and one.exists.overlaps(other.exists)
    ]
    assert clashes == []


def test_an_abbreviation_is_told_apart_by_case() -> None:
    # "om" is a Dutch preposition, OM the prosecution service.
    assert named("om") is None
    found = named("het OM")
    assert found is not None
    assert found.id == "nl-om"


def test_a_title_may_carry_the_abbreviation_and_brackets_may_follow() -> None:
    assert named("de minister van BZ") == institution("nl-bz")
    assert named("Ministerie van Economische Zaken en Klimaat (EZK)") == institution("nl-ezk")


def test_an_assessor_is_not_the_government_unless_said_so() -> None:
    both_roles = {one.id for one in institutions("nl") if one.government and one.assessor}
    assert both_roles == {"nl-iob", "nl-wodc"}  # evaluators inside a ministry
