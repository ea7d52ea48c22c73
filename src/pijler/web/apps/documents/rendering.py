"""The words of a document as a person reads them, cut where a mark begins or ends.

A pure function from text, structure and statements to rows. Nothing here is HTML: escaping happens where the pieces
are written out. Line breaks of the typesetting become blanks, but for those of a table; wrapped words are joined,
footnote markers stand apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Generic, Literal, Protocol, TypeVar

from pijler.kernel.quotes import Segment
from pijler.reading.document import Block, Footnote, Page, Wrap

PieceKind = Literal["text", "marker", "page"]
_BLANKS = re.compile(r"\s+")
_REST_OF_WRAP = re.compile(r"[-\u00ad\u2010]?\s*")
_ITEM_LEAD = re.compile(r"\s*[•●▪◦·*–-]\s+")
_NO_LEAD = re.compile(r"\s*")


class Readable(Protocol):
    """What the reader needs of a document; citations and mentions are as the contract prints them."""

    @property
    def text(self) -> str: ...
    @property
    def pages(self) -> Sequence[Page]: ...
    @property
    def footnotes(self) -> Sequence[Footnote]: ...
    @property
    def wraps(self) -> Sequence[Wrap]: ...
    @property
    def blocks(self) -> Sequence[Block]: ...
    @property
    def citations(self) -> Sequence[Mapping[str, Any]]: ...
    @property
    def mentions(self) -> Sequence[Mapping[str, Any]]: ...


class Marked(Protocol):
    """What the reader needs of a statement."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def segments(self) -> Sequence[Segment]: ...


Statement = TypeVar("Statement", bound=Marked)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words under the same marks; or a footnote marker; or the place where a page begins (``label`` its number).

    ``numbers`` and ``kinds`` are the statements over it, ``opens`` those that begin with it. ``note`` says which
    citation or framework stands here, empty where none.
    """

    kind: PieceKind
    text: str = ""
    numbers: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    opens: tuple[int, ...] = ()
    note: str = ""
    label: str = ""


@dataclass(slots=True)
class Row(Generic[Statement]):
    """One block with the statements that begin in it; ``level`` is a heading's or item's, ``number`` a footnote's."""

    index: int
    kind: str
    level: int
    number: str | None
    pieces: list[Piece] = field(default_factory=list[Piece])
    cards: list[Statement] = field(default_factory=list)  # pyright: ignore[reportUnknownVariableType]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if piece.kind == "text").strip()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    opening: bool
    number: int = 0
    kind: str = ""
    note: str = ""


def lay_out(document: Readable, statements: Iterable[Statement]) -> list[Row[Statement]]:
    """The rows of the reader, in reading order; blocks without a word are left out."""
    places = _Places(document.blocks)
    spans: list[list[_Span]] = [[] for _ in document.blocks]
    rows = [Row[Statement](k, b.kind, b.level, b.number) for k, b in enumerate(document.blocks)]
    for statement in statements:
        home = places.spread(_statement_spans(statement), spans)
        if home is not None:
            rows[home].cards.append(statement)
    for found, key in ((document.citations, "id"), (document.mentions, "framework")):
        for item in found:
            places.spread(_note_spans(item, key), spans)
    composer = _Composer(document)
    for row, block, marks in zip(rows, document.blocks, spans, strict=True):
        row.pieces = list(composer.compose(block, marks))
    return [row for row in rows if row.text]


def _statement_spans(statement: Marked) -> Iterator[_Span]:
    for k, (start, end) in enumerate(statement.segments):
        yield _Span(start, end, k == 0, statement.number, statement.kind)


def _note_spans(item: Mapping[str, Any], key: str) -> Iterator[_Span]:
    for start, end in item.get("segments") or [[item["start"], item["end"]]]:
        yield _Span(start, end, False, note=item.get(key) or "?")


class _Places:
    """Finds the blocks that a span touches."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        parts = sorted((start, end, k) for k, block in enumerate(blocks) for start, end in block.segments)
        self._starts = [part[0] for part in parts]
        self._parts = parts

    def spread(self, spans: Iterable[_Span], into: list[list[_Span]]) -> int | None:
        """Add each span to its blocks; returns the block in which the first one begins."""
        home: int | None = None
        for span in spans:
            for k in self._touched(span):
                home = k if home is None else home
                if span not in into[k][-1:]:
                    into[k].append(span)
        return home

    def _touched(self, span: _Span) -> Iterator[int]:
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        for start, end, k in self._parts[at:]:
            if start >= span.end:
                return
            if end > span.start:
                yield k


class _Composer:
    """Turns blocks into pieces; remembers which pages have been marked."""

    def __init__(self, document: Readable) -> None:
        self._text = document.text
        self._pages = document.pages
        self._page_starts = [page.start for page in document.pages]
        self._seen_pages: set[int] = set()
        self._opened: set[int] = set()
        self._wraps = sorted((wrap.start, wrap.decision) for wrap in document.wraps)
        self._wrap_starts = [start for start, _ in self._wraps]
        self._markers = sorted((*note.marker, note.number) for note in document.footnotes if note.marker)
        self._marker_starts = [start for start, _, _ in self._markers]
        self._as_set = False  # whether line ends and gaps are kept, as in a table

    def compose(self, block: Block, spans: list[_Span]) -> Iterator[Piece]:
        self._as_set = block.kind == "table"
        blank = True  # whether the last character was one: a blank at the beginning is dropped
        joined = True  # whether the next segment goes on without a blank
        for start, end in self._segments(block):
            if not blank and not joined:
                yield Piece("text", "\n" if self._as_set else " ")
                blank = True
            for piece in self._segment(start, end, spans, blank):
                blank = _ends_blank(piece, blank)
                yield piece
            joined = self._wrap_at_end(start, end)

    def _segments(self, block: Block) -> Iterator[Segment]:
        """The block's segments; a footnote's without its own number, an item's without its bullet."""
        for k, (start, end) in enumerate(block.segments):
            lead = self._lead(block).match(self._text, start, end) if k == 0 else None
            begin = lead.end() if lead else start
            if begin < end:
                yield begin, end

    def _lead(self, block: Block) -> "re.Pattern[str]":
        if block.kind == "footnote" and block.number:
            return re.compile(r"\s*" + re.escape(block.number) + r"[.)]?\s*")
        return _ITEM_LEAD if block.kind == "item" else _NO_LEAD

    def _page_mark(self, position: int) -> Iterator[Piece]:
        at = bisect_right(self._page_starts, position) - 1
        if at < 0:
            return
        number = self._pages[at].n
        if number not in self._seen_pages:
            self._seen_pages.add(number)
            yield Piece("page", label=str(number))

    def _segment(self, start: int, end: int, spans: list[_Span], blank: bool) -> Iterator[Piece]:
        points = self._cuts(start, end, spans)
        for begin, stop in pairwise(points):
            yield from self._page_mark(begin)
            piece = self._marker(begin, stop) or _words_under_marks(
                self._words(begin, stop, blank), [s for s in spans if s.start < stop and s.end > begin], self._opened
            )
            if piece.text:
                blank = _ends_blank(piece, blank)
                yield piece

    def _cuts(self, start: int, end: int, spans: list[_Span]) -> list[int]:
        """Where something begins or ends, in order, with both ends."""
        cuts = {start, end}
        for span in spans:
            cuts.update(point for point in (span.start, span.end) if start < point < end)
        cuts.update(_between(self._page_starts, start + 1, end))
        first = bisect_left(self._marker_starts, start)
        for begin, stop, _ in self._markers[first : bisect_left(self._marker_starts, end)]:
            cuts.update((begin, min(stop, end)))
        return sorted(cuts)

    def _marker(self, start: int, end: int) -> Piece | None:
        at = bisect_left(self._marker_starts, start)
        if at < len(self._markers) and self._marker_starts[at] == start:
            return Piece("marker", self._text[start:end].strip(), label=self._markers[at][2])
        return None

    def _words(self, start: int, end: int, blank: bool) -> str:
        """The source from start to end on one line, wrapped words joined; of a table as it is set."""
        if self._as_set:
            return self._text[start:end].replace("\r", "")
        parts: list[str] = []
        at = start
        for k in range(bisect_left(self._wrap_starts, start), bisect_left(self._wrap_starts, end)):
            hyphen, decision = self._wraps[k]
            parts.append(self._text[at:hyphen] + (self._text[hyphen] if decision == "keep" else ""))
            rest = _REST_OF_WRAP.match(self._text, hyphen, end)
            at = rest.end() if rest else hyphen
        parts.append(self._text[at:end])
        words = _BLANKS.sub(" ", "".join(parts))
        return words[1:] if blank and words.startswith(" ") else words

    def _wrap_at_end(self, start: int, end: int) -> bool:
        """Whether the segment ends inside a wrapped word."""
        at = bisect_left(self._wrap_starts, end) - 1
        if at < 0 or self._wrap_starts[at] < start:
            return False
        return not self._text[self._wrap_starts[at] + 1 : end].strip()


def _between(points: list[int], start: int, end: int) -> list[int]:
    return points[bisect_left(points, start) : bisect_left(points, end)]


def _ends_blank(piece: Piece, before: bool) -> bool:
    return before if piece.kind == "page" else piece.text.endswith(" ")


def _words_under_marks(words: str, over: list[_Span], opened: set[int]) -> Piece:
    numbers = tuple(dict.fromkeys(span.number for span in over if span.number))
    kinds = tuple(dict.fromkeys(span.kind for span in over if span.kind))
    opens = tuple(
        dict.fromkeys(span.number for span in over if span.opening and span.number and span.number not in opened)
    )
    opened.update(opens)
    note = next((span.note for span in over if span.note), "")
    return Piece("text", words, numbers, kinds, opens, note)
