"""A citation while it is being worked out: where it stands in a view, before it is tied to the source."""

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

    def holds(self, other: "Found") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.view is other.view and self.start <= other.start and other.end <= self.end

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
