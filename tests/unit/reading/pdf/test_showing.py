"""Pages as pictures, made in a child; and pages without text."""

import zlib

import pytest

from pijler.kernel.errors import UnreadableInput
from pijler.reading.pdf import empty_pages, read_pdf
from pijler.reading.pdf.picture import LONGEST_EDGE, MOST_PIXELS, as_png, scale_of
from pijler.reading.pdf.showing import picture, places
from tests.unit.reading.pdf.making import PROSE, Sheets, plain


def size_of(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def pixels_of(png: bytes) -> bytes:
    at = png.index(b"IDAT")
    return zlib.decompress(png[at + 4 : at + 4 + int.from_bytes(png[at - 4 : at], "big")])


def test_a_page_becomes_a_picture_of_the_width_asked_for() -> None:
    drawn = picture(plain(PROSE), "a.pdf", 1, 400)
    assert size_of(drawn) == (400, 567)
    assert len(set(pixels_of(drawn))) > 2  # there is ink on it


def test_rows_of_a_png_leave_out_what_pads_them() -> None:
    drawn = as_png(1, 2, 4, 3, memoryview(b"abc\xffdef\xff"))
    assert (size_of(drawn), pixels_of(drawn)) == ((1, 2), b"\0abc\0def")


@pytest.mark.parametrize(("across", "down"), [(595, 842), (1, 14400), (14400, 1), (14400, 14400), (3, 3)])
def test_no_page_makes_a_picture_beyond_the_limits(across: float, down: float) -> None:
    scale = scale_of(across, down, 1600)
    assert scale * across <= 1600
    assert max(scale * across, scale * down) <= LONGEST_EDGE
    assert scale * across * scale * down <= MOST_PIXELS


def test_places_hold_the_size_of_each_page_as_it_is_seen_and_the_boxes_of_each_quote() -> None:
    sheets = Sheets(width=400, height=600)
    sheets.lines(72, 100, PROSE)
    found = places(sheets.done(), "a.pdf", [[(0, 3)], [(0, len(PROSE[0]) + 4)]])
    assert found.sizes == [(400.0, 600.0)]
    assert [len(boxes) for boxes in found.boxes] == [1, 2]
    assert found.boxes[0][0].left == pytest.approx(72, abs=1)
    assert found.boxes[0][0].top == pytest.approx(93, abs=1)


@pytest.mark.parametrize("n", [0, 2, -1])
def test_a_page_that_is_not_there_is_refused(n: int) -> None:
    with pytest.raises(UnreadableInput, match=f"page {n}"):
        picture(plain(PROSE), "a.pdf", n, 400)


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(UnreadableInput) as refused:
        picture(b"%PDF-1.7 nothing", "a.pdf", 1, 400)
    assert all((refused.value.what, refused.value.why, refused.value.todo))


def test_a_child_that_takes_too_long_is_ended() -> None:
    with pytest.raises(UnreadableInput, match="more than 0 s"):
        picture(plain(PROSE), "a.pdf", 1, 400, seconds=0.001)


def test_pages_without_text_are_those_with_nothing_or_furniture_only() -> None:
    sheets = Sheets()
    for n, lines in enumerate([PROSE, (), PROSE, (), (), PROSE], 1):
        sheets.lines(72, 100, lines)
        if n != 4:
            sheets.put(290, 810, f"Blad {n}", 7)
        sheets.turn_page()
    document = read_pdf(sheets.done(), "a.pdf")
    assert {block.kind for block in document.blocks if block.page in (2, 5)} == {"furniture"}
    assert empty_pages(document) == [2, 4, 5, 7]
