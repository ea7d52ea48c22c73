"""Real PDFs: reading order, footnotes, furniture, and the statements of a letter that also exists as text."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pijler.extraction import extract
from pijler.reading import read_document
from pijler.reading.document import Document
from pijler.reading.pdf import read_pdf
from tests.gold import pdf_pages
from tests.unit.reading.pdf.making import Sheets

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PDFS = SHARED / "letters" / "pdf"
pytestmark = pytest.mark.skipif(not PDFS.is_dir(), reason="the letters as PDF are not beside this repository")

NAMES = ("EU_soil_proposal", "Internationale_Klimaatstrategie", "Kamerbrief_emissie_luchtvaart", "Plan_Velo_FR")
SLANTED = {"Plan_Velo_FR": 0.06}
"""Share of letters in slanted words, where it is above one in a hundred."""


def pdf(name: str) -> Document:
    return read_pdf((PDFS / f"{name}.pdf").read_bytes(), f"{name}.pdf")


@pytest.fixture(scope="module")
def innovation() -> tuple[Document, Document]:
    """One letter as PDF, and as the text that people annotated."""
    text = (SHARED / "letters" / "nl" / "nl_kamerbrief_innovatie.txt").read_bytes()
    return pdf("Kamerbrief_innovatie_missie"), read_document(text, "brief.txt")


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def statements(document: Document) -> list[tuple[str, str]]:
    found = extract(document).statements
    return [(one.kind, bare("".join(document.text[start:end] for start, end in one.segments))) for one in found]


def test_a_letter_gives_the_statements_of_its_text(innovation: tuple[Document, Document]) -> None:
    ours, text = innovation
    assert len(statements(text)) > 50
    assert statements(ours) == statements(text)


def test_a_letter_has_the_words_and_footnotes_of_its_text(innovation: tuple[Document, Document]) -> None:
    ours, text = innovation
    assert abs(len(bare(ours.body.text)) - len(bare(text.body.text))) <= 5
    assert [(note.number, bare(view.text)) for note, view in zip(ours.footnotes, ours.notes, strict=True)] == [
        (note.number, bare(view.text)) for note, view in zip(text.footnotes, text.notes, strict=True)
    ]
    assert (ours.date, ours.title, len(ours.pages)) == (text.date, text.title, len(text.pages))


def test_the_letter_of_2020_set_as_a_pdf_gives_the_same_statements() -> None:
    """Set line for line in one size, so that neither footnotes nor headings show in the type."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    text = (SHARED / "letters" / "nl" / "kabinetsreactie-nba-2020.txt").read_bytes()
    document = read_document(text, "brief.txt")
    sheets = Sheets()
    for page in document.pages:
        if page.n > 1:
            sheets.turn_page()
        for k, line in enumerate(document.text[page.start : page.end].splitlines()):
            sheets.put(72, 80 + 10 * k, line.strip(), 7, "Vera")
    ours = read_document(sheets.done(), "brief.pdf")
    assert statements(ours) == statements(document)
    assert [head.text for head in ours.headings] == [head.text for head in document.headings]
    assert [note.number for note in ours.footnotes if note.marker] == [note.number for note in document.footnotes]


def test_running_text_in_reading_order() -> None:
    """At least 99 % of the characters of 20 pages that were checked by eye."""
    total = right = ours = 0
    for name, pages in pdf_pages.sample().items():
        found = pdf_pages.found(name, list(pages))
        for n, seen in pages.items():
            total += sum(size for _, size in seen)
            ours += sum(size for _, size in found[n])
            right += pdf_pages.in_order(seen, found[n])
    assert total > 60_000
    assert right >= 0.99 * total
    assert right >= 0.99 * ours


@pytest.mark.parametrize(
    ("name", "footnotes"),
    [("Kamerbrief_emissie_luchtvaart", 16), ("Internationale_Klimaatstrategie", 66), ("EU_soil_proposal", 91)],
)
def test_footnotes_with_their_markers(name: str, footnotes: int) -> None:
    document = pdf(name)
    assert len(document.footnotes) >= footnotes
    assert sum(note.marker is None for note in document.footnotes) <= 2
    numbers = [int(note.number) for note in document.footnotes]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_lost_or_doubled(name: str) -> None:
    """Held against what PDFium finds without layout, but for slanted words, such as those of a poster in the plan."""
    document = pdf(name)
    raw = pypdfium2.PdfDocument((PDFS / f"{name}.pdf").read_bytes())
    theirs = Counter(char for page in raw for char in page.get_textpage().get_text_range() if char.isalnum())
    raw.close()
    ours = Counter(char for char in document.text if char.isalnum())
    assert sum((ours - theirs).values()) <= 20
    assert sum((theirs - ours).values()) <= SLANTED.get(name, 0.01) * theirs.total()


@pytest.mark.parametrize("name", NAMES)
def test_no_label_of_a_page_stands_in_a_sentence(name: str) -> None:
    text = pdf(name).body.text
    assert not re.search(r"Pagina \d+ van \d+|Ons kenmerk|\d+ \| Internationale|\bEN \d+\b|\d+ EN$", text)
