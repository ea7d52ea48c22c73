"""Where words of the extracted text stand on the page."""

from pijler.reading.pdf.boxes import boxes
from pijler.reading.pdf.reader import read_text
from tests.unit.reading.pdf.making import PROSE, Sheets


def test_the_box_of_one_word() -> None:
    sheets = Sheets()
    sheets.lines(72, 100, PROSE)
    pdf = read_text(sheets.done(), "a.pdf")
    at = pdf.text.index("onderzoekers")
    (box,) = boxes(pdf.placed, [(at, at + len("onderzoekers"))])
    left = 72 + sheets.canvas.stringWidth("de ", "Helvetica", 9)
    assert (box.page, abs(box.left - left) < 3, abs(box.right - box.left - 51) < 6) == (1, True, True)
    assert box.top < 112 < box.bottom


def test_one_box_for_each_line_over_a_page_end() -> None:
    sheets = Sheets()
    sheets.lines(72, 100, PROSE[:2])
    sheets.turn_page()
    sheets.lines(90, 120, PROSE[2:])
    pdf = read_text(sheets.done(), "a.pdf")
    start, end = pdf.text.index("Het bestuur zal"), pdf.text.index(" en de raad")
    found = boxes(pdf.placed, [(start, len(pdf.text.split("\f")[0])), (pdf.text.index("\f"), end)])
    assert [box.page for box in found] == [1, 2, 2]
    assert found[1].left == 90


def test_a_turned_page_counts_as_it_is_seen() -> None:
    sheets = Sheets()
    sheets.canvas.setPageRotation(90)
    sheets.canvas.rotate(90)
    sheets.canvas.setFont("Helvetica", 9)
    sheets.canvas.drawString(100, -50, "De haven is open voor iedereen.")
    pdf = read_text(sheets.done(), "a.pdf")
    (box,) = boxes(pdf.placed, [(0, len("De haven"))])
    assert (round(box.left), round(box.bottom - 9 * 0.22)) == (100, 50)
