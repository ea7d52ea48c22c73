"""The 31 principles: facts of the UN document, words of our own."""

import json
from pathlib import Path

import pytest

from pijler.vocab.principles import pillars, principles

FACTS = Path(__file__).resolve().parents[3].parent / "shared" / "nap" / "ungp.json"

CASES = [
    ("nl", "inkoop", 6),
    ("nl", "aanbesteding", 6),
    ("en", "procurement", 6),
    ("nl", "staatsdeelneming", 4),
    ("nl", "exportkrediet", 4),
    ("en", "export credit", 4),
    ("nl", "conflictgebied", 7),
    ("nl", "beleidscoherentie", 8),
    ("en", "policy coherence", 8),
    ("nl", "investeringsakkoord", 9),
    ("en", "trade agreement", 9),
    ("nl", "vn-verdrag", 10),
    ("en", "policy commitment", 16),
    ("nl", "gepaste zorgvuldigheid", 17),
    ("nl", "risicoanalyse", 18),
    ("en", "impact assessment", 18),
    ("en", "remediation", 22),
    ("nl", "rechtsbijstand", 26),
    ("nl", "bewijslast", 26),
    ("nl", "ncp", 27),
    ("en", "non-judicial", 27),
    ("nl", "klachtenmechanisme", 28),
    ("en", "effectiveness criteria", 31),
]


@pytest.mark.parametrize(("language", "term", "n"), CASES)
def test_a_term_leads_to_its_principle(language: str, term: str, n: int) -> None:
    assert term in principles()[n].terms[language]


def test_all_31_are_there_in_order() -> None:
    assert list(principles()) == list(range(1, 32))


def test_every_principle_lies_in_the_range_of_its_pillar() -> None:
    for one in principles().values():
        assert one.n in pillars()[one.pillar].principles, one.n


def test_pillars_are_told_apart_by_shape_too() -> None:
    assert len({one.shape for one in pillars().values()}) == 3


def test_terms_are_lower_case_so_that_folded_text_can_be_searched() -> None:
    for one in principles().values():
        for term in (*one.terms["nl"], *one.terms["en"]):
            assert term == term.lower().strip(), (one.n, term)


@pytest.mark.skipif(not FACTS.is_file(), reason="the shared facts are not beside this checkout")
def test_numbers_pillars_and_kinds_agree_with_the_facts() -> None:
    roman = {"I": 1, "II": 2, "III": 3}
    facts = {row["gp"]: row for row in json.loads(FACTS.read_text("utf-8"))}
    assert {n: (one.pillar, one.kind) for n, one in principles().items()} == {
        n: (roman[row["pillar"]], row["kind"]) for n, row in facts.items()
    }


@pytest.mark.skipif(not FACTS.is_file(), reason="the shared facts are not beside this checkout")
def test_sentences_are_our_own() -> None:
    taken = {row["subject"] for row in json.loads(FACTS.read_text("utf-8"))}
    assert not taken & {one.plain["en"] for one in principles().values()}
