"""Reading order, furniture, footnotes, headings and tables of pages that we set ourselves."""

from datetime import date

import pytest

from pijler.reading.document import Document
from pijler.reading.pdf import read_pdf
from tests.unit.reading.pdf.making import PROSE, Sheets, plain

MARGIN = 458.0


def body(document: Document) -> list[str]:
    return document.body.text.split("\n")


def kinds(document: Document, kind: str) -> list[str]:
    return [
        " ".join(document.text[block.segments[0][0] : block.segments[-1][1]].split())
        for block in document.blocks
        if block.kind == kind
    ]


def letter() -> bytes:
    """Two pages of a ministry's letter: address block, margin column, footnote, page label."""
    sheets = Sheets()
    sheets.put(72, 140, "> Retouradres Postbus 1 1000 AA Zeestad", 6.5)
    sheets.lines(72, 180, ["De voorzitter van de havenraad", "Kade 1", "1000 AB ZEESTAD"])
    margin(sheets, 1)
    sheets.put(72, 319, "Datum")
    sheets.put(110, 319, "30 mei 2031")
    sheets.put(72, 331, "Betreft")
    sheets.put(110, 331, "Veilige kades")
    sheets.put(72, 355, "Geachte voorzitter,")
    end = sheets.lines(72, 379, PROSE)
    sheets.marked(72, end + 12, "Deze brief volgt op het besluit van de raad", "1", " en gaat in op wat er nog")
    sheets.note(72, 780, "1", "Besluit van de havenraad, nr. 12.")
    sheets.turn_page()
    margin(sheets, 2)
    sheets.lines(72, 160, ["gedaan moet worden voordat de kade open kan.", *PROSE])
    return sheets.done()


def margin(sheets: Sheets, page: int) -> None:
    sheets.lines(MARGIN, 156, ["Havenmeesterij", "Afdeling kades"], 6.5, "Helvetica-Bold", 9)
    sheets.lines(MARGIN, 190, ["Ons kenmerk", "HVM/2031/77"], 6.5, pitch=9)
    sheets.put(MARGIN, 808, f"Pagina {page} van 2", 6.5)


def test_the_margin_column_of_a_letter_stands_in_no_sentence() -> None:
    document = read_pdf(letter(), "brief.pdf")
    assert body(document)[0] == " ".join(PROSE)
    assert body(document)[1].startswith("Deze brief volgt op het besluit van de raad en gaat in op wat er nog gedaan")
    assert not [line for line in body(document) if "kenmerk" in line or "Pagina" in line or "Kade 1" in line]


def test_date_and_subject_of_a_letter() -> None:
    document = read_pdf(letter(), "brief.pdf")
    assert (document.date, document.title, document.format) == (date(2031, 5, 30), "Veilige kades", "pdf")


def test_a_sentence_over_a_page_end_has_two_segments() -> None:
    document = read_pdf(letter(), "brief.pdf")
    at = document.body.text.index("gaat in op wat")
    segments = document.body.segments(at, document.body.text.index("open kan.") + 9)
    assert [document.text[start:end] for start, end in segments] == [
        "gaat in op wat er nog",
        "gedaan moet worden voordat de kade open kan.",
    ]


def test_a_raised_number_is_the_marker_of_the_footnote_below() -> None:
    document = read_pdf(letter(), "brief.pdf")
    (note,) = document.footnotes
    assert note.marker is not None
    assert document.text[note.marker[0] - 4 : note.marker[1]] == "raad1"
    assert document.notes[0].text == "Besluit van de havenraad, nr. 12."


def test_a_page_with_more_footnote_than_text() -> None:
    sheets = Sheets()
    end = sheets.lines(72, 100, PROSE)
    sheets.marked(72, end, "Dat staat in het verdrag", "1", ".")
    sheets.note(72, 500, "1", "Verdrag van de stad en de haven.")
    sheets.lines(76, 509, [*PROSE, *PROSE], 6.5, pitch=9)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert document.body.text.replace("\n", " ") == " ".join([*PROSE, "Dat staat in het verdrag."])
    assert [(note.number, note.marker is not None) for note in document.footnotes] == [("1", True)]
    assert not document.headings


def test_two_columns_are_read_one_after_the_other() -> None:
    """Their lines stand on one height, and the program wrote them to the file row by row."""
    sheets = Sheets()
    sheets.put(60, 80, "Een plan voor de kade", 18)
    left = [f"Links nummer {k} staat in de eerste kolom van deze" for k in range(12)]
    right = [f"Rechts nummer {k} staat in de tweede kolom van" for k in range(12)]
    for k, (one, other) in enumerate(zip(left, right, strict=True)):
        sheets.put(60, 120 + 12 * k, one)
        sheets.put(310, 120 + 12 * k, other)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert body(document) == ["Een plan voor de kade", " ".join([*left, *right])]


def test_footnotes_of_both_columns_stand_at_the_foot_of_the_page() -> None:
    sheets = Sheets()
    for x, number in ((60, "1"), (310, "2")):
        sheets.marked(x, 120, "De kade is van de stad en van de haven", number, " samen,")
        sheets.lines(x, 132, ["zo staat het in het oude verdrag van de stad.", "De haven is groot en goed bekend."])
        sheets.note(x, 700, number, f"Verdrag {number} van de stad en de haven.")
    document = read_pdf(sheets.done(), "plan.pdf")
    assert [(note.number, note.marker is not None) for note in document.footnotes] == [("1", True), ("2", True)]
    assert "Verdrag" not in document.body.text
    assert document.text.index("Verdrag 1") > document.text.rindex("De haven is groot")


def test_headers_footers_and_page_numbers_repeat() -> None:
    sheets = Sheets()
    for page in range(4):
        if page:
            sheets.turn_page()
        sheets.put(72, 40, "Havenplan van Zeestad", 8)
        sheets.lines(72, 120, [f"Bladzijde {page} zegt iets anders dan de vorige.", *PROSE])
        sheets.put(290, 810, str(page + 1), 8)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert "Havenplan" not in document.body.text
    assert kinds(document, "furniture") == [text for n in range(1, 5) for text in ("Havenplan van Zeestad", str(n))]


def test_headings_by_size_and_weight() -> None:
    sheets = Sheets()
    sheets.put(72, 80, "Havenplan", 20, "Helvetica-Bold")
    sheets.put(72, 120, "Wat er is", 13, "Helvetica-Bold")
    end = sheets.lines(72, 140, PROSE)
    sheets.put(72, end + 12, "De kade", 9, "Helvetica-Bold")
    end = sheets.lines(72, end + 24, PROSE)
    sheets.put(72, end + 20, "Wat er komt", 13, "Helvetica-Bold")
    sheets.lines(72, end + 40, PROSE)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert [(head.text, head.level) for head in document.headings] == [
        ("Havenplan", 1), ("Wat er is", 2), ("De kade", 3), ("Wat er komt", 2),
    ]  # fmt: skip


def test_a_heading_that_only_its_wording_shows_stands_below_one_in_bold() -> None:
    sheets = Sheets()
    sheets.put(72, 100, "Wat er komt", 9, "Helvetica-Bold")
    end = sheets.lines(72, 124, PROSE)
    sheets.put(72, end + 12, "Toezicht op de kade")
    sheets.lines(72, end + 24, PROSE)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert [(head.text, head.level) for head in document.headings] == [("Wat er komt", 1), ("Toezicht op de kade", 2)]


def test_bold_words_that_begin_a_paragraph_are_no_heading() -> None:
    sheets = Sheets()
    right = sheets.put(72, 100, "Kade:", font="Helvetica-Bold")
    sheets.put(right + 3, 100, "het bestuur zal in 2031 een regeling maken voor")
    sheets.lines(72, 112, PROSE)
    assert not read_pdf(sheets.done(), "plan.pdf").headings


def test_rows_of_a_table_are_no_sentences() -> None:
    sheets = Sheets()
    end = sheets.lines(72, 100, PROSE)
    for k in range(4):
        for x, cell in ((72, f"Kade {k}"), (200, f"{k} miljoen"), (300, "2031"), (400, "open")):
            sheets.put(x, end + 20 + 14 * k, cell)
    sheets.lines(72, end + 100, ["Daarna gaat de tekst gewoon door met een zin.", *PROSE])
    document = read_pdf(sheets.done(), "plan.pdf")
    assert "miljoen" not in document.body.text
    assert any("Kade 0  0 miljoen  2031  open" in document.text[slice(*block.segments[0])] for block in document.blocks)


def spread(sheets: Sheets, x: float, y: float, right: float, line: str) -> None:
    """Set ``line`` justified: each word by itself, the gaps as wide as they must be."""
    words = line.split()
    widths = [sheets.canvas.stringWidth(word, "Helvetica", 9) for word in words]
    gap = (right - x - sum(widths)) / max(1, len(words) - 1)
    for word, width in zip(words, widths, strict=True):
        sheets.put(x, y, word)
        x += width + gap


def test_narrow_justified_columns_are_no_table() -> None:
    words = " ".join([*PROSE, "De kades worden elk jaar opnieuw door de haven gekeurd.", *PROSE]).split()
    lines = [" ".join(words[k : k + 4]) for k in range(0, len(words), 4)]
    sheets = Sheets()
    for x, part in ((60, lines[:12]), (310, lines[12:])):
        for k, line in enumerate(part):
            spread(sheets, x, 100 + 12 * k, x + 138, line)
    assert read_pdf(sheets.done(), "plan.pdf").body.text.replace("\n", " ") == " ".join(words)


def test_a_title_in_the_left_column_beside_a_gap_heads_both() -> None:
    sheets = Sheets()
    for top, name in ((100, "eerste"), (300, "tweede")):
        sheets.put(60, top, f"De {name} kade", 14, "Helvetica-Bold")
        for x, side in ((60, "linker"), (310, "rechter")):
            sheets.lines(
                x, top + 24, [f"De {side} kolom van de {name} kade"] + ["gaat nog even door met andere woorden"] * 6
            )
    text = read_pdf(sheets.done(), "plan.pdf").body.text
    order = [
        "De eerste kade",
        "linker kolom van de eerste",
        "rechter kolom van de eerste",
        "De tweede kade",
        "linker kolom van de tweede",
    ]
    assert sorted(order, key=text.index) == order


def test_a_list_of_contents_is_no_sentence() -> None:
    sheets = Sheets()
    for k, title in enumerate(["Wat er is", "Wat er komt", "Wie toeziet", "Wie betaalt", "Wanneer"]):
        sheets.put(72, 100 + 14 * k, title)
        sheets.put(500, 100 + 14 * k, str(3 + k))
    sheets.lines(72, 300, PROSE)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert document.body.text == " ".join(PROSE)
    assert kinds(document, "table") == ["Wat er is 3 Wat er komt 4 Wie toeziet 5 Wie betaalt 6 Wanneer 7"]


def test_turned_text_is_left_out_and_a_turned_page_is_read() -> None:
    sheets = Sheets()
    sheets.lines(72, 100, PROSE)
    sheets.canvas.saveState()
    sheets.canvas.rotate(90)
    sheets.canvas.drawString(200, -30, "VERTROUWELIJK")
    sheets.canvas.restoreState()
    sheets.turn_page()
    sheets.canvas.setPageRotation(90)
    sheets.canvas.rotate(90)
    sheets.canvas.translate(0, -595)
    for k, line in enumerate(PROSE):
        sheets.canvas.drawString(72, 500 - 12 * k, "Dwars: " + line)
    document = read_pdf(sheets.done(), "plan.pdf")
    assert "VERTROUWELIJK" not in document.text
    assert document.text[slice(document.pages[1].start, document.pages[1].end)].startswith("Dwars: " + PROSE[0])


def test_a_hyphen_at_a_line_end_is_a_wrap() -> None:
    document = read_pdf(plain(["Het zal de regeling in dit voor-", "jaar aan de raad sturen.", *PROSE]), "a.pdf")
    assert "in dit voorjaar aan de raad" in document.body.text
    assert [wrap.decision for wrap in document.wraps] == ["join"]
    assert document.text[document.wraps[0].start] == "-"


def test_letters_printed_twice_count_once() -> None:
    sheets = Sheets()
    sheets.lines(72, 100, PROSE)
    sheets.lines(72.4, 100.3, PROSE)
    assert body(read_pdf(sheets.done(), "a.pdf")) == [" ".join(PROSE)]


def test_every_page_counts_even_an_empty_one() -> None:
    document = read_pdf(plain([], PROSE, [], PROSE, []), "a.pdf")
    assert [page.n for page in document.pages] == [1, 2, 3, 4, 5]
    assert {block.page for block in document.blocks} == {2, 4}
    assert document.pages[-1].end == len(document.text)


def test_the_same_bytes_give_the_same_text() -> None:
    assert read_pdf(letter(), "a.pdf") == read_pdf(letter(), "a.pdf")


@pytest.mark.parametrize("text", ["Mensen zien de efficiënte aﬀaire", "Een\u00adwoord"])
def test_ligatures_and_soft_hyphens(text: str) -> None:
    from pijler.reading.pdf.pieces import clean

    assert clean(text) in ("Mensen zien de efficiënte affaire", "Eenwoord")
