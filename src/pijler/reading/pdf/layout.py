"""A page as lines in reading order, each with its part in the page."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from pijler.kernel.quotes import Segment
from pijler.reading.pdf.columns import Column, reading_order
from pijler.reading.pdf.lines import Line, OnBase, fragments
from pijler.reading.pdf.pieces import PagePieces
from pijler.reading.pdf.tables import set_apart
from pijler.reading.pdf.wording import written

Role = Literal["body", "aside", "heading", "note", "table", "head", "margin", "foot"]
"""``head``, ``margin`` and ``foot`` are page furniture; ``aside`` are words of drawings and captions: no part of the
text around them."""


_MANY = 0.4


@dataclass(slots=True)
class SetLine(OnBase):
    """A line as it is set; lengths in points from the upper left corner of the page.

    ``places`` holds, three by three: where a piece begins in ``text``, its left and its right edge;
    ``style`` is size to half a point, bold, italic.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    markers: list[Segment]
    places: "array[float]"
    style: tuple[float, bool, bool]
    role: Role = "body"
    level: int = 0


@dataclass(slots=True)
class SetColumn:
    """Lines from top to bottom; ``beside`` where another column stands left or right of it."""

    lines: list[SetLine]
    beside: bool

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)


@dataclass(slots=True)
class PageLayout:
    """The columns of page ``n`` in the order in which they are read."""

    n: int
    width: float
    height: float
    columns: list[SetColumn] = field(default_factory=list[SetColumn])

    def lines(self) -> Iterable[SetLine]:
        """All lines, column by column."""
        return (line for column in self.columns for line in column.lines)


def lay_out_page(page: PagePieces) -> PageLayout:
    """The lines of a page in reading order; tables are set apart, other parts are not told yet."""
    columns = reading_order(set_apart(fragments(page.pieces)))
    return PageLayout(page.n, page.width, page.height, [_set_column(column) for column in columns])


def _set_column(column: Column) -> SetColumn:
    lines = [_set_line(line) for line in column.lines]
    for line in lines if column.stray else ():
        line.role = "aside" if line.role == "body" else line.role
    return SetColumn(lines, column.beside)


def _set_line(line: Line) -> SetLine:
    size, bold, italic = line.size, line.bold, line.italic
    style = round(size * 2) / 2, bold, italic
    role: Role = "table" if line.cells > 1 else "body"
    text = written(line)
    if len(line.pieces) == 1:
        places = array("f", (0.0, line.x0, line.x1))
    else:
        places = array("f", [at for k, piece in enumerate(line.pieces) for at in (text.starts[k], piece.x0, piece.x1)])
    return SetLine(text.text, line.x0, line.x1, line.base, size, bold, italic, text.markers, places, style, role)


def body_size(pages: Iterable[PageLayout]) -> float:
    """The size in points in which the text is set; 0 without any.

    That of most characters, or a larger one that has many: in some studies there is more footnote than text.
    """
    count: defaultdict[float, int] = defaultdict(int)
    for page in pages:
        for column in page.columns:
            for line in column.lines:
                count[line.style[0]] += len(line.text)
    most = max(count.values(), default=0)
    return max((size for size, characters in count.items() if characters >= most * _MANY), default=0.0)
