"""Promises of reading that hold for every text."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.kernel.errors import UnreadableInput
from pijler.reading import read_document
from pijler.reading.document import Document, View

COMMON = "Het kabinet zal haven- plan. wet- en 2020 zie2 na.1 the OESO- “citaat” é Pilaar"
WORDS = st.sampled_from(COMMON.split())
LINE = st.builds(" ".join, st.lists(WORDS, min_size=1, max_size=12))
ODD = """\
1 Zie stuk 3.\n2 Zie ook.\n[1] Noot.\n• een punt\n- nog een\n# Kop\nPagina 1 van 2\nPagina 2 van 2\n3
Geachte voorzitter,\nHoogachtend,\n1. Inleiding\n   ingesprongen regel\n Een blad\n**vet** [a](b)"""
ODD_LINE = st.sampled_from(("", " ", "\f", *ODD.split("\n")))
LETTERS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(LINE | ODD_LINE, min_size=1, max_size=60),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
NAMES = st.sampled_from(["brief.txt", "brief.md"])


def read(text: str, name: str) -> Document | None:
    """The document, or None where it is refused for a reason."""
    try:
        return read_document(text.encode("utf-8", "surrogatepass"), name)
    except UnreadableInput as error:
        refused = error
    assert all((refused.why, refused.todo))
    return None


def views(document: Document) -> list[View]:
    return [document.body, *document.notes]


@given(LETTERS, NAMES)
@settings(max_examples=200, deadline=None)
def test_every_character_of_a_view_stands_in_the_source(text: str, name: str) -> None:
    document = read(text, name)
    for view in views(document) if document else []:
        for position, char in enumerate(view.text):
            origin = view.origin(position)
            source = document.text[origin] if document and origin < len(document.text) else " "
            assert source == char or (source.isspace() and char in " \n"), (position, char, source)


@given(LETTERS, NAMES, st.data())
@settings(max_examples=200, deadline=None)
def test_segments_are_in_order_and_in_range(text: str, name: str, data: st.DataObject) -> None:
    document = read(text, name)
    for view in views(document) if document else []:
        if not view.text.strip():
            continue
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        if not view.text[start:end].strip():
            continue
        segments = view.segments(start, end)
        flat = [place for segment in segments for place in segment]
        assert flat == sorted(flat)
        assert all(0 <= begin < stop for begin, stop in segments)


@given(LETTERS, NAMES)
@settings(max_examples=200, deadline=None)
def test_structure_lies_in_the_source(text: str, name: str) -> None:
    document = read(text, name)
    if document is None:
        return
    size = len(document.text)
    assert [page.start for page in document.pages[1:]] == [page.end for page in document.pages[:-1]]
    assert document.pages[0].start == 0
    assert document.pages[-1].end == size
    spans = [(head.start, head.end) for head in document.headings]
    spans += [(note.start, note.end) for note in document.footnotes]
    spans += [segment for block in document.blocks for segment in block.segments]
    assert all(0 <= start < end <= size for start, end in spans)
    assert all(document.text[wrap.start] in "-‐\xad" for wrap in document.wraps)
    assert len(document.body.block_starts) == len(document.body.block_ids)


@given(LETTERS, NAMES)
@settings(max_examples=100, deadline=None)
def test_no_line_is_lost_or_read_twice(text: str, name: str) -> None:
    """Every line with words in it belongs to exactly one segment of one block."""
    document = read(text, name)
    if document is None:
        return
    covered = bytearray(len(document.text))
    for block in document.blocks:
        for start, end in block.segments:
            assert not any(covered[start:end])
            covered[start:end] = b"\1" * (end - start)
    assert all(covered[at] for at, char in enumerate(document.text) if char.isalnum())


@given(st.text(max_size=300), NAMES)
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    document = read(text, name)
    assert document is None or document.text == text


@given(st.binary(max_size=300), NAMES)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        outcome = read_document(data, name).text
    except UnreadableInput as refused:
        outcome = refused.todo
    assert outcome


def seconds(data: bytes, name: str) -> float:
    """Processor time: other work on the machine does not count."""
    best = 9.0
    for _ in range(2):
        start = time.thread_time()
        read_document(data, name)
        best = min(best, time.thread_time() - start)
    return best


def test_time_grows_with_size_and_not_faster() -> None:
    """Eight times the text may take at most sixteen times as long, for texts that invite looking back."""
    awkward = [
        "Het kabinet zal het plan van de haven2 in het voorjaar sturen naar de raad,\ndie het leest.\n\n",
        "1. Een punt zonder noot\n",
        "woord-\n",
        "# Kop\n\n",
        "1\n\n",
        "Pagina 1 van 2\ntekst\f",
        "[1] noot [1\n",
        "een **vet [stuk](",
        "x " * 40,
        "a  b\t c",
        "* *a* **b**",
        "Geachte\n\nHoogachtend,\n",
    ]
    for piece in awkward:
        small = seconds((piece * (10_000 // len(piece))).encode(), "a.md")
        large = seconds((piece * (80_000 // len(piece))).encode(), "a.md")
        assert large < 16 * small + 0.05, piece
