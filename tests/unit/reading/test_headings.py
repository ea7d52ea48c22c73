"""Headings beside lists and labelled lines, and pillars that come twice."""

import pytest

from pijler.reading import read_document
from pijler.reading.document import Document

ITEM = "• de havenmeester vragen om een plan dat met iedereen die er werkt is besproken"
SENTENCE = "Wie schade heeft, kan naar de ombudsman gaan, die dat graag van iedereen hoort."


def read(text: str) -> Document:
    return read_document(text.encode(), "brief.txt")


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[slice(*block.segments[0])]) for block in document.blocks]


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_a_heading_below_an_item_without_a_final_stop(blank: str) -> None:
    document = read(f"{SENTENCE}\n\nHet college zal:\n{ITEM}\n\nHerstel voor slachtoffers{blank}{SENTENCE}\n")
    assert ("item", ITEM) in blocks(document)
    assert [heading.text for heading in document.headings] == ["Herstel voor slachtoffers"]


def test_an_item_still_goes_on_below_a_blank_line() -> None:
    document = read(f"Het college zal:\n{ITEM} in\n\nZeestad en in de dorpen langs de kust van het eiland.\n")
    assert document.body.text.split("\n")[1].endswith(
        "is besproken in Zeestad en in de dorpen langs de kust van het eiland."
    )


@pytest.mark.parametrize(
    "labelled",
    [
        ["Verantwoordelijk: de minister", "Termijn: 1 maart 2027", "Maatstaf: 40 procent"],
        ["Responsible ministry: Harbours.", "Deadline: 1 March 2027.", "Cost: none."],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_labelled_lines_are_paragraphs_of_their_own(labelled: list[str], between: str) -> None:
    document = read(f"Actiepunt 1: Kades\n\n{SENTENCE}\n\n{between.join(labelled)}\n\n{SENTENCE}\n")
    assert [found for found in blocks(document) if found[1] in labelled] == [("paragraph", line) for line in labelled]
    assert [heading.text for heading in document.headings] == ["Actiepunt 1: Kades"]


def test_a_labelled_value_goes_on_on_the_next_line() -> None:
    value = "Maatstaf: veertig procent van de kades wordt geveegd door mensen die daar echt voor\nbetaald worden"
    found = blocks(read(f"{SENTENCE}\nTermijn: 1 maart 2027\n{value}\n"))
    assert found == [("paragraph", SENTENCE), ("paragraph", "Termijn: 1 maart 2027"), ("paragraph", value)]


def test_a_heading_with_a_colon_stays_a_heading() -> None:
    titles = ["Pilaar 1: de plicht van de staat", "Kades: wie veegt er", "Pijler II: bedrijven"]
    document = read("".join(f"{title}\n\n{SENTENCE}\n\n" for title in titles))
    assert [heading.text for heading in document.headings] == titles


def test_pillars_after_a_summary_stand_on_their_own() -> None:
    """The summary goes through the pillars first; the second round is not a part of the summary."""
    titles = ["Kern", "Pilaar 1", "Pilaar 2", "Pilaar 1: de staat", "Inkoop", "Pilaar 2: bedrijven", "Vervolg"]
    document = read("".join(f"{title}\n\n{SENTENCE}\n\n" for title in titles))
    assert [heading.level for heading in document.headings] == [1, 2, 2, 1, 2, 1, 1]
