"""Intervals of dates, either end open."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateInterval:
    """From and to, both inclusive; ``None`` is an open end."""

    first: date | None
    last: date | None

    def overlaps(self, other: "DateInterval") -> bool:
        starts_before = self.first is None or other.last is None or self.first <= other.last
        ends_after = self.last is None or other.first is None or other.first <= self.last
        return starts_before and ends_after

    def contains(self, day: date) -> bool:
        return self.overlaps(DateInterval(day, day))
