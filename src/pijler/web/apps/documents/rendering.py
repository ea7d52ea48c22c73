"""The words of a document as a person reads them, cut where a mark begins or ends.

A pure function from text, structure and statements to rows. Nothing here is HTML: escaping happens where the pieces
are written out. Line breaks of the typesetting become blanks, wrapped words are joined, footnote markers stand apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

Segment = tuple[int, int]
PieceKind = Literal["text", "marker", "page"]
_BLANKS = re.compile(r"\s+")
_REST_OF_WRAP = re.compile(r"[-\u00ad\u2010]?\s*")


class Marked(Protocol):
    """What the reader needs to know of a statement."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def segments(self) -> Sequence[Sequence[int]]: ...


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
class Row:
    """One block with the statements that begin in it; ``index`` counts from 0, ``level`` is a heading's or an item's."""

    index: int
    kind: str
    level: int
    number: str | None
    pieces: list[Piece] = field(default_factory=list[Piece])
    cards: list[Any] = field(default_factory=list[Any])

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


def lay_out(
    text: str,
    structure: Mapping[str, Sequence[Mapping[str, Any]]],
    statements: Iterable[Marked] = (),
    citations: Iterable[Mapping[str, Any]] = (),
    mentions: Iterable[Mapping[str, Any]] = (),
) -> list[Row]:
    """The rows of the reader, in reading order.

    ``structure`` has ``pages``, ``blocks``, ``footnotes`` and ``wraps`` as the contract of ``pijler read --json`` and
    ``reading.document.Block`` say; ``citations`` and ``mentions`` are as in that contract.
    """
    blocks = structure["blocks"]
    places = _Places(blocks)
    spans: list[list[_Span]] = [[] for _ in blocks]
    rows = [Row(k, b["kind"], b.get("level") or 0, b.get("number")) for k, b in enumerate(blocks)]
    for statement in statements:
        home = places.spread(_statement_spans(statement), spans)
        if home is not None:
            rows[home].cards.append(statement)
    for found, key in ((citations, "id"), (mentions, "framework")):
        for item in found:
            places.spread(_note_spans(item, key), spans)
    composer = _Composer(text, structure)
    for row, block, marks in zip(rows, blocks, spans, strict=True):
        row.pieces = list(composer.compose(block, marks))
    return [row for row in rows if row.pieces]


def _statement_spans(statement: Marked) -> Iterator[_Span]:
    for k, (start, end) in enumerate(statement.segments):
        yield _Span(start, end, k == 0, statement.number, statement.kind)


def _note_spans(item: Mapping[str, Any], key: str) -> Iterator[_Span]:
    for start, end in item.get("segments") or [[item["start"], item["end"]]]:
        yield _Span(start, end, False, note=item.get(key) or "?")


class _Places:
    """Finds the blocks that a span touches."""

    def __init__(self, blocks: Sequence[Mapping[str, Any]]) -> None:
        parts = sorted((start, end, k) for k, block in enumerate(blocks) for start, end in block["segments"])
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

    def __init__(self, text: str, structure: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._text = text
        self._pages = [(page["start"], page["n"]) for page in structure["pages"]]
        self._page_starts = [start for start, _ in self._pages]
        self._seen_pages: set[int] = set()
        self._wraps = sorted((wrap["start"], wrap["decision"]) for wrap in structure["wraps"])
        self._wrap_starts = [start for start, _ in self._wraps]
        markers = [(n["marker"]["start"], n["marker"]["end"], n["number"]) for n in structure["footnotes"] if n["marker"]]
        self._markers = sorted(markers)
        self._marker_starts = [start for start, _, _ in self._markers]

    def compose(self, block: Mapping[str, Any], spans: list[_Span]) -> Iterator[Piece]:
        space = True  # a blank at the beginning of a block is dropped
        opened: set[int] = set()
        for start, end in self._segments(block):
            yield from self._page_mark(start)
            for piece, ends_in_space in self._segment(start, end, spans, space, opened):
                space = ends_in_space
                yield piece
            if not space and not self._wrap_at_end(start, end):
                yield Piece("text", " ")
                space = True

    def _segments(self, block: Mapping[str, Any]) -> Iterator[Segment]:
        """The block's segments, a footnote's without its own number."""
        for k, (start, end) in enumerate(block["segments"]):
            if k == 0 and block["kind"] == "footnote" and block.get("number"):
                own = re.compile(r"\s*" + re.escape(block["number"]) + r"[.)]?\s*").match(self._text, start, end)
                start = own.end() if own else start
            if start < end:
                yield start, end

    def _page_mark(self, position: int) -> Iterator[Piece]:
        at = bisect_right(self._page_starts, position) - 1
        if at < 0:
            return
        number = self._pages[at][1]
        if number not in self._seen_pages:
            self._seen_pages.add(number)
            yield Piece("page", label=str(number))

    def _segment(
        self, start: int, end: int, spans: list[_Span], space: bool, opened: set[int]
    ) -> Iterator[tuple[Piece, bool]]:
        cuts = {start, end}
        for span in spans:
            cuts.update(point for point in (span.start, span.end) if start < point < end)
        cuts.update(point for point in self._page_starts if start < point < end)
        for begin, stop, number in self._markers_between(start, end):
            cuts.update((begin, min(stop, end)))
            del number
        points = sorted(cuts)
        for begin, stop in zip(points, points[1:], strict=False):
            for page in self._page_mark(begin):
                yield page, space
            marker = self._marker_at(begin)
            if marker is not None:
                yield Piece("marker", self._text[begin:stop].strip(), label=marker), False
                space = False
                continue
            words = self._words(begin, stop, space)
            over = [span for span in spans if span.start < stop and span.end > begin]
            if words:
                yield _piece(words, over, opened), words[-1] == " "
                space = words[-1] == " "

    def _markers_between(self, start: int, end: int) -> list[tuple[int, int, str]]:
        return self._markers[bisect_left(self._marker_starts, start) : bisect_left(self._marker_starts, end)]

    def _marker_at(self, position: int) -> str | None:
        at = bisect_left(self._marker_starts, position)
        if at < len(self._markers) and self._marker_starts[at] == position:
            return self._markers[at][2]
        return None

    def _words(self, start: int, end: int, space: bool) -> str:
        """The source from start to end on one line, wrapped words joined."""
        parts: list[str] = []
        at = start
        for k in range(bisect_left(self._wrap_starts, start), bisect_left(self._wrap_starts, end)):
            hyphen, decision = self._wraps[k]
            parts.append(self._text[at:hyphen] + (self._text[hyphen] if decision == "keep" else ""))
            rest = _REST_OF_WRAP.match(self._text, hyphen, end)
            at = rest.end() if rest else hyphen
        parts.append(self._text[at:end])
        words = _BLANKS.sub(" ", "".join(parts))
        return words[1:] if space and words.startswith(" ") else words

    def _wrap_at_end(self, start: int, end: int) -> bool:
        """Whether the segment ends inside a wrapped word."""
        at = bisect_left(self._wrap_starts, end) - 1
        if at < 0 or self._wrap_starts[at] < start:
            return False
        return not self._text[self._wrap_starts[at] + 1 : end].strip()


def _piece(words: str, over: list[_Span], opened: set[int]) -> Piece:
    numbers = tuple(dict.fromkeys(span.number for span in over if span.number))
    kinds = tuple(dict.fromkeys(span.kind for span in over if span.kind))
    opens = tuple(
        dict.fromkeys(span.number for span in over if span.opening and span.number and span.number not in opened)
    )
    opened.update(opens)
    note = next((span.note for span in over if span.note), "")
    return Piece("text", words, numbers, kinds, opens, note)
