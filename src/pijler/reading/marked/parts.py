"""What a marked-up document consists of, whatever its format: parts in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

PartKind = Literal["heading", "paragraph", "item", "table", "furniture", "signature"]
CELLS_APART = "   "
"""Between the cells of a table row; the search for a document's date knows it from column layouts."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """A footnote or endnote. Two markers may refer to the very same note."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text with one role.

    ``text`` has no marker in it: ``notes`` says where each stands. A line feed in it is a line break that the author
    made. ``level`` is a heading's level (1 outermost, 0 where the format does not tell) or an item's depth. ``rank``
    orders headings that only their typography shows: 1 above 2. ``page`` is the page on which the part begins,
    ``turns`` are the places in ``text`` at which the next one begins.
    """

    kind: PartKind
    text: str
    level: int = 0
    rank: int = 0
    notes: tuple[tuple[int, Note], ...] = ()
    page: int = 1
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A document as its format tells it, with ``title``, ``dated`` and ``language`` where there is a field for them."""

    format: str
    parts: Sequence[Part]
    title: str | None = None
    dated: date | None = None
    language: str | None = None
