"""Footnotes that were found, and those of them that go on at the foot of the next page."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from pijler.kernel.quotes import Segment
from pijler.reading.document import Footnote
from pijler.reading.lines import BODY, NOTE, Lines

_LONGEST_PART = 8
"""How many lines of a footnote may stand on the next page."""


@dataclass(slots=True)
class Note:
    """A footnote: its lines, and its marker in the text. Its first ``own`` lines stand where it begins."""

    number: str
    marker: Segment | None
    lines: list[int]
    skip: int
    own: int = 0

    def footnote(self, lines: Lines) -> Footnote:
        """As a document holds it; what stands on the next page is in its block and its view only."""
        return Footnote(self.number, self.marker, lines.start[self.lines[0]], lines.end(self.lines[self.own - 1]))


def without_marker(line: str) -> str:
    """``line`` without the footnote marker, brackets and quotation marks at its end."""
    return line.rstrip("0123456789)]»”’\"'")


def stops(line: str) -> bool:
    """Whether ``line`` ends as a footnote does."""
    return line[-1] in ".)]»”"


def continue_over_pages(lines: Lines, notes: list[Note]) -> None:
    """Add to the last footnote of each page the part of it that stands at the foot of the next page.

    Such a part is set apart, begins with a small letter, and follows a sentence of the text that has ended, so that it
    cannot belong to the text.
    """
    pages = lines.pages()
    page_of = [bisect_right(lines.page_first, note.lines[0]) - 1 for note in notes]
    for k, (page, following) in enumerate(pairwise([*page_of, len(pages)])):
        note = notes[k]
        if page == following or page + 1 == len(pages) or stops(lines.text[note.lines[-1]]):
            continue
        part = _part_at_foot(lines, *pages[page + 1])
        for i in part:
            lines.kind[i] = NOTE
        note.own = len(note.lines)
        note.lines = note.lines + part


def _part_at_foot(lines: Lines, first: int, last: int) -> list[int]:
    """The lines right above the footnotes of a page, or at its foot, that go on from the page before."""
    kind, text = lines.kind, lines.text
    foot = kind.find(NOTE, first, last)
    end = last if foot < 0 else foot
    while end > first and kind[end - 1] != BODY:
        end -= 1
    begin = end
    while begin > first and kind[begin - 1] == BODY:
        begin -= 1
    above = kind.rfind(BODY, first, begin)
    if above < 0 or not 0 < end - begin <= _LONGEST_PART or not text[begin][0].islower():
        return []
    return list(range(begin, end)) if _ended(text[above]) else []


def _ended(line: str) -> bool:
    """Whether the text has come to the end of a sentence, with a footnote marker behind it or without."""
    return without_marker(line)[-1:] in (".", "?", "!")
