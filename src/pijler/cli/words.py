"""Words and signs in which the terminal speaks of statements; a sign never stands without its word."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pijler.extraction.model import Statement
from pijler.kernel.dates import DateInterval
from pijler.kernel.quotes import Segment
from pijler.reading.document import Document

LONGEST = 600
"""Longer statements are cut in the summary: a document without a full stop is one sentence."""


@dataclass(frozen=True, slots=True)
class Sign:
    mark: str
    word: str
    plural: str
    style: str


KINDS = {
    "finding": Sign("◆", "finding", "findings", "magenta"),
    "position": Sign("●", "answer", "answers", "blue"),
    "commitment": Sign("▶", "promise", "promises", "cyan"),
    "action": Sign("■", "action", "actions", "green"),
}
STANCES = {
    "accept": Sign("+", "accepts", "accepted", "green"),
    "partly": Sign("±", "accepts in part", "accepted in part", "yellow"),
    "reject": Sign("−", "rejects", "rejected", "red"),  # a minus sign, as wide as the plus
    "note": Sign("○", "notes", "noted", "blue"),
}
LANGUAGES = {"nl": "Dutch", "en": "English", "und": "not recognised"}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Wording:
    """A document's words as one line each, and their pages; what both need is worked out once."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._page_starts = [page.start for page in document.pages]
        self._cuts = _cuts(document)
        self._cut_starts = [start for start, _ in self._cuts]

    def of(self, segments: Sequence[Segment]) -> str:
        """Wrapped words joined, footnote markers left out, the parts of a span joined by a blank."""
        words = " ".join(" ".join(self._part(start, end) for start, end in segments).split())
        return words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()} …"

    def page(self, statement: Statement) -> int:
        """The number of the page on which the statement begins."""
        return max(1, bisect_right(self._page_starts, statement.segments[0][0]))

    def _part(self, start: int, end: int) -> str:
        first, last = bisect_left(self._cut_starts, start), bisect_left(self._cut_starts, end)
        pieces: list[str] = []
        for cut_start, cut_end in self._cuts[first:last]:
            pieces.append(self._text[start:cut_start])
            start = min(cut_end, end)
        return "".join([*pieces, self._text[start:end]])


def _cuts(document: Document) -> list[Segment]:
    """What does not belong to the running text: hyphens of the typesetter with the line end, and footnote markers."""
    text = document.text
    after_hyphen = ((wrap, _after_line_end(text, wrap.start + 1)) for wrap in document.wraps)
    wraps = [(wrap.start + (wrap.decision == "keep"), end) for wrap, end in after_hyphen]
    return sorted(wraps + [note.marker for note in document.footnotes if note.marker])


def _after_line_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def gaps(statement: Statement) -> list[str]:
    """What a promise does not say of date, measure and owner."""
    if statement.kind != "commitment":
        return []
    has_owner = statement.actor is not None and bool(statement.actor.value or statement.actor.segments)
    said = {"no date": statement.deadline, "no measure": statement.measure, "no owner": has_owner or None}
    return [gap for gap, value in said.items() if value is None]


def day_in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_in_words(period: DateInterval) -> str:
    first, last = period.first, period.last
    if first and last:
        return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"
    if last:
        return f"by {day_in_words(last)}"
    return f"from {day_in_words(first)}" if first else "at a time not said"
