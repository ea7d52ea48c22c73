"""Three UN reviews of one state: each numbered recommendation is found, has its answer, and is linked to it.

What is right was read from the responses by hand: the lists of numbers in the second and third, each entry in the
first. Where an entry accepts one half of a recommendation and leaves or refuses the other it is partly accepted;
where the state cannot make a statement yet the recommendation is only noted.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from pijler.extraction.linking import Worded, link_across
from pijler.extraction.pipeline import worded
from pijler.extraction.statements.build import extract_statements
from pijler.reading import read_document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the UN documents are not beside this repository")

FILES = {
    1: ("en_svn_upr1_2010_wg_report", "en_svn_upr1_2010_government_response"),
    2: ("en_svn_upr2_2014_wg_report", "en_svn_upr2_2015_government_response"),
    3: ("en_svn_upr3_2019_wg_report", "en_svn_upr3_2020_government_response"),
}
ALL = {1: "1-97", 2: "1-163", 3: "1-157"}
OTHERWISE = {
    1: {"note": "1", "partly": "3,32,58", "reject": "84,88,93"},
    2: {"note": "163,157,156,154,153,144,132,41,28,27,26,19,17,6-13"},
    3: {
        "note": "2-10,13,21,25,26,29,42,54,55,58,59,61,67,77,118-120,127,132,147,149,151,153,155,157",
    },
}
"""The rest is accepted."""
STEM = {1: "", 2: "", 3: "122."}
RECOMMENDED = {1: 97, 2: 163, 3: 215}
"""How many recommendations each report counts; of those in the third, 58 were accepted on the spot."""


def numbers(text: str, stem: str) -> list[str]:
    pairs = (part.split("-") for part in text.split(","))
    return [f"{stem}{n}" for pair in pairs for n in range(int(pair[0]), int(pair[-1]) + 1)]


def truth(cycle: int) -> dict[str, str]:
    stem = STEM[cycle]
    right = dict.fromkeys(numbers(ALL[cycle], stem), "accept")
    for coarse, text in OTHERWISE[cycle].items():
        right.update(dict.fromkeys(numbers(text, stem), coarse))
    return right


@cache
def pair(cycle: int) -> tuple[list[Worded], list[Worded]]:
    """The statements of report and response, linked."""
    report, response = (_statements(name, f"{n}:") for n, name in enumerate(FILES[cycle]))
    link_across([report, response])
    return report, response


def _statements(name: str, prefix: str) -> list[Worded]:
    document = read_document((SHARED / "letters" / "en" / f"{name}.txt").read_bytes(), f"{name}.txt")
    return worded(extract_statements(document), document.text, document.language, prefix)


@pytest.mark.parametrize("cycle", FILES)
def test_every_recommendation_has_the_right_position(cycle: int) -> None:
    found: dict[str, set[str | None]] = defaultdict(set)
    for item in pair(cycle)[1]:
        for number in item.statement.refs if item.statement.kind == "position" else ():
            found[number].add(item.statement.coarse)
    assert found == {number: {coarse} for number, coarse in truth(cycle).items()}


@pytest.mark.parametrize("cycle", FILES)
def test_every_recommendation_of_the_report_is_a_finding_with_its_source(cycle: int) -> None:
    found = [item.statement for item in pair(cycle)[0] if item.statement.kind == "finding" and item.statement.refs]
    assert len({number for each in found for number in each.refs}) == len(found) == RECOMMENDED[cycle]
    assert all(each.source for each in found)


@pytest.mark.parametrize("cycle", FILES)
def test_every_recommendation_is_linked_to_its_answer(cycle: int) -> None:
    report, response = pair(cycle)
    answered: dict[str, set[str | None]] = defaultdict(set)
    for item in response:
        for link in item.statement.links if item.statement.kind == "position" else ():
            answered[link.to].add(item.statement.coarse)
    short = {item.statement.refs[0].rpartition(".")[2]: item.key for item in report if _asked(item, cycle)}
    right = {number.rpartition(".")[2]: {coarse} for number, coarse in truth(cycle).items()}
    assert {number: answered[key] for number, key in short.items()} == right


def _asked(item: Worded, cycle: int) -> bool:
    """Whether it is a recommendation that the response had still to answer."""
    refs = item.statement.refs
    return item.statement.kind == "finding" and bool(refs) and refs[0].startswith(STEM[cycle])
