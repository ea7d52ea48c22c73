"""The reader's pieces: every word of a block once, under the right marks, without the typesetting."""

from dataclasses import dataclass, field
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pijler.reading.document import Block, Footnote, Page, Wrap
from pijler.web.apps.documents.rendering import Piece, Row, lay_out
from pijler.web.apps.documents.templatetags.reader import passage


@dataclass
class Text:
    """A document as the reader needs it; one paragraph where no blocks are given."""

    text: str
    blocks: list[Block] = field(default_factory=list[Block])
    pages: list[Page] = field(default_factory=list[Page])
    footnotes: list[Footnote] = field(default_factory=list[Footnote])
    wraps: list[Wrap] = field(default_factory=list[Wrap])
    citations: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    mentions: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def __post_init__(self) -> None:
        self.blocks = self.blocks or [Block("paragraph", ((0, len(self.text)),), 1)]
        self.pages = self.pages or [Page(1, 0, len(self.text))]


@dataclass(frozen=True)
class Mark:
    number: int
    kind: str
    segments: tuple[tuple[int, int], ...]


def mark(number: int, kind: str, text: str, words: str) -> Mark:
    start = text.index(words)
    return Mark(number, kind, ((start, start + len(words)),))


def pieces(row: Row[Mark], kind: str = "text") -> list[Piece]:
    return [piece for piece in row.pieces if piece.kind == kind]


def test_line_ends_become_blanks_and_wrapped_words_are_joined() -> None:
    text = "De verantwoor-\ndelijkheid volgens de OESO-\nrichtlijnen."
    wraps = [Wrap(text.index("-\nd"), "join"), Wrap(text.index("-\nr"), "keep")]
    (row,) = lay_out(Text(text, wraps=wraps), [])
    assert row.text == "De verantwoordelijkheid volgens de OESO-richtlijnen."


def test_a_table_stays_as_it_is_set() -> None:
    text = "Year   Sum\r\n2024   1,0\f2025   2,0"
    table = Block("table", ((0, 22), (23, len(text))), 1)
    row = lay_out(Text(text, [table], [Page(1, 0, 22), Page(2, 23, len(text))]), [])[0]
    assert (row.kind, row.text) == ("table", "Year   Sum\n2024   1,0\n2025   2,0")
    assert len(pieces(row, "page")) == 2


def test_a_mark_covers_its_words_only() -> None:
    text = "Before. The cabinet\nagrees. After."
    (row,) = lay_out(Text(text), [mark(7, "position", text, "The cabinet\nagrees.")])
    assert [(p.text, p.numbers, p.opens) for p in pieces(row)] == [
        ("Before. ", (), ()),
        ("The cabinet agrees.", (7,), (7,)),
        (" After.", (), ()),
    ]
    assert [card.number for card in row.cards] == [7]


def test_marks_may_overlap_and_nest() -> None:
    text = "one two three four"
    marks = [mark(1, "finding", text, "one two three"), mark(2, "position", text, "two three four")]
    (row,) = lay_out(Text(text, mentions=[{"start": 4, "end": 7, "framework": "UNGP"}]), marks)
    assert [(p.text.strip(), p.numbers, p.note) for p in pieces(row)][:4] == [
        ("one", (1,), ""),
        ("two", (1, 2), "UNGP"),
        ("three", (1, 2), ""),
        ("four", (2,), ""),
    ]
    assert [number for piece in row.pieces for number in piece.opens] == [1, 2]


def test_a_statement_over_a_page_end_opens_once_and_the_new_page_is_marked_inside_it() -> None:
    text = "It begins here\n1 A note.\nand ends here."
    first, second = (0, 14), (text.index("and"), len(text))
    blocks = [Block("paragraph", (first, second), 1), Block("footnote", ((15, 24),), 1, number="1")]
    pages = [Page(1, 0, second[0]), Page(2, second[0], len(text))]
    row, note = lay_out(Text(text, blocks, pages), [Mark(3, "commitment", (first, second))])
    assert row.text == "It begins here and ends here."
    assert [piece.label for piece in pieces(row, "page")] == ["1", "2"]
    assert [piece.opens for piece in pieces(row) if piece.numbers] == [(3,), ()]
    assert note.text == "A note."  # the number stands apart, as a link


def test_a_word_wrapped_over_a_page_end_stays_one_word() -> None:
    text = "mensen-\nfoot\nrechten"
    blocks = [Block("paragraph", ((0, 7), (13, 20)), 1)]
    (row,) = lay_out(Text(text, blocks, wraps=[Wrap(6, "join")]), [])
    assert row.text == "mensenrechten"


def test_a_footnote_marker_leads_to_its_note() -> None:
    text = "As agreed in 2018.12 Later."
    note = Footnote("12", (18, 20), 0, 0)
    (row,) = lay_out(Text(text, footnotes=[note]), [])
    assert [(piece.text, piece.label) for piece in pieces(row, "marker")] == [("12", "12")]
    assert row.text == "As agreed in 2018. Later."


def test_an_item_is_shown_without_its_bullet() -> None:
    text = "• A promise."
    (row,) = lay_out(Text(text, [Block("item", ((0, len(text)),), 1, level=1)]), [])
    assert row.text == "A promise."


def test_what_a_document_says_is_never_markup() -> None:
    text = '<script>alert(1)</script> & "more"'
    (row,) = lay_out(Text(text, mentions=[{"start": 0, "end": 8, "framework": '"><b>'}]), [])
    html = passage(row)
    assert "<script>" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25)), max_size=6), st.sets(st.integers(1, 59), max_size=3))
def test_no_word_is_lost_or_doubled_whatever_is_marked(spans: list[tuple[int, int]], ends: set[int]) -> None:
    text = "Every word of this text, and every comma, must come out once."
    marks = [Mark(k, "finding", ((start, min(start + size, len(text))),)) for k, (start, size) in enumerate(spans, 1)]
    starts = sorted({0, *ends})
    pages = [Page(k, start, stop) for k, (start, stop) in enumerate(zip(starts, [*starts[1:], 61], strict=True), 1)]
    (row,) = lay_out(Text(text, pages=pages), marks)
    assert row.text == text
    assert sorted(number for piece in row.pieces for number in piece.opens) == [
        m.number for m in marks if m.segments[0][0] < 61
    ]
    assert [piece.label for piece in pieces(row, "page")] == [str(page.n) for page in pages]
