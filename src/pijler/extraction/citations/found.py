"""A citation while it is being worked out: where it stands in a view, before it is tied to the source."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from pijler.extraction.model import Citation, Tier
from pijler.kernel.quotes import Segment
from pijler.reading.document import View


@dataclass(slots=True)
class Found:
    """Words of ``view`` from ``start`` to ``end``; ``segments`` only where the view's map does not give them."""

    view: View
    start: int
    end: int
    type: str
    tier: Tier
    id: str | None
    reason: str | None = None
    segments: tuple[Segment, ...] = ()

    @property
    def text(self) -> str:
        return self.view.text[self.start : self.end]

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares a character with the span."""
        return self.start < end and start < self.end

    def citation(self) -> Citation:
        """The finished citation, with its place in the source."""
        return Citation(
            segments=self.segments or self.view.segments(self.start, self.end),
            type=self.type,
            tier=self.tier,
            id=self.id,
            resolved=self.id is not None and self.reason is None,
            reason=self.reason,
            footnote=self.view.number,
        )


class Spans:
    """Citations of one view in order of place, none overlapping another."""

    def __init__(self, found: Iterable[Found]) -> None:
        self.items = list(found)
        self._starts = [item.start for item in self.items]

    def holds(self, start: int, end: int) -> bool:
        """Whether the span lies wholly in one of them."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and self.items[place].end >= end

    def touches(self, start: int, end: int) -> bool:
        """Whether the span shares a character with one of them."""
        place = bisect_right(self._starts, end - 1) - 1
        return place >= 0 and self.items[place].end > start

    def within(self, start: int, end: int) -> list[Found]:
        """Those that begin in the span."""
        return self.items[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]
