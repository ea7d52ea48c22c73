"""What reading yields: an immutable document, its structure, and views whose offsets lead back to the source."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pijler.kernel.quotes import Segment

BlockKind = Literal["heading", "paragraph", "item", "table", "footnote", "furniture", "signature"]


@dataclass(frozen=True, slots=True)
class Page:
    """Page ``n`` (from 1) covers the characters from start to end."""

    n: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is outermost. ``text`` is clean (one line, wraps joined)."""

    start: int
    end: int
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote from its number to its last character; ``marker`` is where the body refers to it."""

    number: str
    marker: Segment | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Wrap:
    """A hyphen at a line end: part of the word (keep) or of the typesetting (join)."""

    start: int
    decision: Literal["join", "keep"]


@dataclass(frozen=True, slots=True)
class View:
    """Clean text derived from a source, with a piecewise-linear map back.

    Lines of a paragraph are joined by one blank, wrapped words are joined, footnote markers are left out, and
    paragraphs are divided by a line feed. The characters from ``positions[i]`` to ``positions[i + 1]`` of the view
    stand at ``origins[i]`` and on in the source. ``hard[i]`` is 1 where something that does not belong to the running
    text (a page end, footnotes, furniture) lies between run i - 1 and run i.

    ``block_starts[k]`` is where block k of the view begins, ``block_ids[k]`` its index in ``Document.blocks``.
    """

    kind: Literal["body", "footnote"]
    text: str
    positions: "array[int]"
    origins: "array[int]"
    hard: bytes
    block_starts: "array[int]"
    block_ids: "array[int]"
    number: str | None = None

    def origin(self, position: int) -> int:
        """The source offset of the view's character at ``position``."""
        run = bisect_right(self.positions, position) - 1
        return self.origins[run] + position - self.positions[run]

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        """The source segments of the view's characters from ``start`` to ``end`` (not empty).

        The blank that joins two parts over a gap belongs to neither.
        """
        run = bisect_right(self.positions, start) - 1
        last = bisect_right(self.positions, end - 1) - 1
        begin = self.origins[run] + start - self.positions[run]
        parts: list[Segment] = []
        for k in range(run + 1, last + 1):
            if self.hard[k]:
                blank = self.text[self.positions[k] - 1] == " "
                stop = self.origins[k - 1] + self.positions[k] - self.positions[k - 1] - blank
                if stop > begin:
                    parts.append((begin, stop))
                begin = self.origins[k]
        parts.append((begin, self.origins[last] + end - self.positions[last]))
        return tuple(parts)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page as a person sees it, in reading order.

    ``segments`` lie in the source; ``path`` holds the clean heading texts above it, outermost first; ``number`` is a
    footnote's number; ``level`` a heading's level or an item's depth.
    """

    kind: BlockKind
    segments: tuple[Segment, ...]
    page: int
    path: tuple[str, ...] = ()
    level: int = 0
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A source, read. ``text`` is what all offsets count in (code points)."""

    sha256: str
    name: str
    format: str
    language: str
    date: date | None
    title: str
    text: str
    pages: Sequence[Page]
    headings: Sequence[Heading]
    footnotes: Sequence[Footnote]
    wraps: Sequence[Wrap]
    blocks: Sequence[Block]
    body: View
    notes: Sequence[View]
