"""Promises that hold wherever a page puts its words."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.kernel.errors import UnreadableInput
from pijler.reading.document import Document
from pijler.reading.pdf import read_pdf
from pijler.reading.pdf.boxes import boxes
from pijler.reading.pdf.reader import read_text
from tests.unit.reading.pdf.making import Sheets, plain

PLACED = st.tuples(
    st.integers(20, 500), st.integers(30, 820), st.sampled_from([6.5, 9.0, 9.0, 9.0, 14.0]), st.integers(1, 6)
)
PAGES = st.lists(st.lists(PLACED, max_size=25), min_size=1, max_size=3)


def a_pdf(pages: list[list[tuple[int, int, float, int]]]) -> tuple[bytes, list[str]]:
    """A PDF with these lines, and its words, each of which occurs once."""
    sheets, words = Sheets(), list[str]()
    for k, lines in enumerate(pages):
        if k:
            sheets.turn_page()
        for x, y, size, count in lines:
            some = [f"kade{len(words) + n:04}haven" for n in range(count)]
            words += some
            sheets.put(x, y, " ".join(some), size)
    return sheets.done(), words


def read(data: bytes) -> Document | None:
    try:
        return read_pdf(data, "a.pdf")
    except UnreadableInput as error:
        refused = error
    assert all((refused.what, refused.why, refused.todo))
    return None


@given(PAGES)
@settings(max_examples=60, deadline=None)
def test_each_word_on_the_page_stands_once_in_the_text(pages: list[list[tuple[int, int, float, int]]]) -> None:
    """But words that reach over the edge of the page, which nobody sees."""
    data, words = a_pdf(pages)
    document = read(data)
    text = document.text if document else ""
    assert all(text.count(word) == 1 for word in words), [word for word in words if text.count(word) != 1]
    assert document is None or len(document.pages) == len(pages)


@given(PAGES)
@settings(max_examples=30, deadline=None)
def test_blocks_and_views_stand_in_the_text(pages: list[list[tuple[int, int, float, int]]]) -> None:
    document = read(a_pdf(pages)[0])
    if document is None:
        return
    for view in (document.body, *document.notes):
        for position, char in enumerate(view.text):
            source = document.text[view.origin(position)] if view.origin(position) < len(document.text) else " "
            assert source == char or (source.isspace() and char in " \n")
    places = [segment for block in document.blocks for segment in block.segments]
    covered = sum(1 for char in document.text if not char.isspace())
    assert sum(1 for start, end in places for char in document.text[start:end] if not char.isspace()) == covered


@given(PAGES)
@settings(max_examples=30, deadline=None)
def test_boxes_stand_on_the_page_of_their_words(pages: list[list[tuple[int, int, float, int]]]) -> None:
    data, words = a_pdf(pages)
    if not words:
        return
    pdf = read_text(data, "a.pdf")
    for word in words:
        at = pdf.text.index(word)
        (box,) = boxes(pdf.placed, [(at, at + len(word))])
        assert box.page == 1 + pdf.text.count("\f", 0, at)
        assert (box.left < box.right, box.top < box.bottom) == (True, True)


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(seed: int) -> None:
    data, chance = bytearray(plain(["De haven is open.", "De kade ook."])), random.Random(seed)
    for _ in range(chance.choice((1, 5, 40))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    read(bytes(data))
