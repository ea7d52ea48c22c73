"""Where words of the extracted text stand on the pages of the PDF."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pijler.kernel.quotes import Segment
from pijler.reading.pdf.layout import SetLine
from pijler.reading.pdf.text import Placed


@dataclass(frozen=True, slots=True)
class Box:
    """A part of one line on page ``page`` (from 1), in points from the upper left corner of the page as it is seen.

    ``edge`` is where the line begins, which stands left of the box where other words come first.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    edge: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def boxes(placed: Sequence[Placed], segments: Sequence[Segment]) -> list[Box]:
    """One box for each line that the segments touch.

    Within a piece that was set in one go, which is rarely longer than a few words, places are told by the share of
    characters.
    """
    starts = [line.start for line in placed]
    found: list[Box] = []
    for start, end in segments:
        k = max(0, bisect_right(starts, start) - 1)
        while k < len(placed) and placed[k].start < end:
            line, at = placed[k].line, placed[k].start
            begin, stop = max(0, start - at), min(len(line.text), end - at)
            if begin < stop:
                left, right = _across(line, begin), _across(line, stop)
                found.append(Box(placed[k].page, left, line.top, right, line.bottom, line.x0))
            k += 1
    return found


def _across(line: SetLine, offset: int) -> float:
    """How far right the edge before character ``offset`` stands."""
    places = line.places
    for k in range(len(places) - 3, -1, -3):
        begin, left, right = places[k : k + 3]
        if begin <= offset:
            end = places[k + 3] if k + 3 < len(places) else len(line.text)
            return left + (right - left) * min(1.0, (offset - begin) / max(1.0, end - begin))
    return line.x0
