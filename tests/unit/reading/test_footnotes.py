"""Footnotes among headings, behind numbers, and over page ends."""

import pytest

from pijler.reading import read_document
from pijler.reading.document import Document

HEADED = """\
{one} Inleiding

De haven is groot en staat beschreven in de wet van het eiland.1 Zij groeit nog
elk jaar, zegt de havenmeester, en iedereen die er werkt is daar blij mee.

{two} Toezicht

Het toezicht op de kades is streng en wordt strenger dan het al was.

1 Eilandwet, artikel 3.
Pagina 1 van 2
De rest volgt later.
Pagina 2 van 2
"""

OVER_A_PAGE = """\
De haven staat beschreven in de wet van het eiland.1 Zij groeit nog elk jaar, en
daar is iedereen in de haven blij mee, vooral de mensen die

1 Eilandwet, artikel 3, en het verslag van de vergadering waarin deze wet
Pagina 1 van 2
daar werken. {end}

met algemene stemmen is aangenomen.
2 Havenwet.
Pagina 2 van 2
"""


def read(text: str) -> Document:
    return read_document(text.encode(), "brief.txt")


def before_markers(document: Document, size: int = 8) -> list[tuple[str, str]]:
    """Each footnote's number with what stands before its marker."""
    found = [(note.number, note.marker) for note in document.footnotes]
    return [(number, document.text[marker[0] - size : marker[0]]) for number, marker in found if marker]


@pytest.mark.parametrize(("one", "two"), [("1.", "2."), ("1", "2"), ("1)", "2)")])
def test_numbered_headings_do_not_hide_a_lone_footnote(one: str, two: str) -> None:
    document = read(HEADED.format(one=one, two=two))
    assert before_markers(document) == [("1", " eiland.")]
    assert [view.text for view in document.notes] == ["Eilandwet, artikel 3."]
    assert f"{two} Toezicht" in [heading.text for heading in document.headings]


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("Zij volgt richtlijn 2025/794.1 Dat is nieuw.", "025/794."),
        ("Het plan voor 2025-20291 kost geld.", "025-2029"),
        ("Zie stuk nr. 36.1 Dat is nieuw.", " nr. 36."),
        ("Zie dossier 33826-36.1\nDat is nieuw.", "3826-36."),
    ],
)
def test_a_marker_glued_to_the_number_of_a_document_or_year(sentence: str, before: str) -> None:
    assert before_markers(read(f"{sentence}\n\n1 Eilandstuk 12.\n")) == [("1", before)]


@pytest.mark.parametrize(
    "sentence", ["Het kost 3.1 miljoen.", "Zie paragraaf 2.1 hiervoor.", "Dat is 12/3.1 deel.", "Zie nr. 12.1 daarvan."]
)
def test_decimals_are_no_markers(sentence: str) -> None:
    assert before_markers(read(f"{sentence}\n\n1 Eilandstuk 12.\n")) == []


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    document = read(OVER_A_PAGE.format(end="Er komt een plan.2"))
    note = document.notes[0]
    assert note.text.endswith("waarin deze wet met algemene stemmen is aangenomen.")
    parts = [document.text[start:end] for start, end in note.segments(0, len(note.text))]
    assert parts[1] == "met algemene stemmen is aangenomen."
    assert document.footnotes[0].end == document.text.index("\nPagina 1")
    assert document.body.text.endswith("vooral de mensen die daar werken. Er komt een plan.")


def test_text_that_runs_on_is_no_part_of_a_footnote() -> None:
    """The sentence above has not ended: the words after the blank line may be its own."""
    document = read(OVER_A_PAGE.format(end="Het plan2 is daar"))
    assert document.notes[0].text.endswith("waarin deze wet")
    assert "Het plan is daar" in document.body.text
    assert "met algemene stemmen is aangenomen." in document.body.text
