"""Footnotes by their type: small lines at the foot of a page, and raised numbers above them."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from pijler.kernel.quotes import Segment
from pijler.reading.footnotes import Note
from pijler.reading.lines import BODY, NOTE, Lines
from pijler.reading.pdf.roles import begins_note
from pijler.reading.pdf.text import PdfText

_LEAD = re.compile(r"\[?(\d{1,3})[.)\]]?\s*|[*†‡]{1,3}\s*")


@dataclass(slots=True)
class _Marker:
    number: str
    place: Segment
    used: bool = False


def typeset_notes(pdf: PdfText, columns: Lines) -> list[Note]:
    """The footnotes, in order; marks their lines in ``columns``. None where no number in the text is raised.

    A footnote begins with a number whose marker stands above it, or with the number after that of the one above it.
    """
    if not pdf.markers:
        return []
    markers = _Markers(pdf)
    notes: list[Note] = []
    for page, (first, last) in enumerate(columns.pages()):
        begun = len(notes)
        for i in range(first, last):
            line = pdf.lines.get(i)
            if line is None or line.role != "note" or columns.kind[i] != BODY:
                continue
            earlier = notes[-1] if len(notes) > begun else None
            if begins_note(line) and (note := markers.note(columns.text[i], i, page, columns.start[i], earlier)):
                notes.append(note)
            elif notes:
                notes[-1].lines.append(i)
            else:
                continue
            columns.kind[i] = NOTE
    return notes


class _Markers:
    """The raised numbers in the text, each used once."""

    def __init__(self, pdf: PdfText) -> None:
        self.page_starts = pdf.page_starts
        self.starts = [start for start, _ in pdf.markers]
        self.markers = [_Marker(pdf.text[start:end], (start, end)) for start, end in pdf.markers]

    def note(self, line: str, i: int, page: int, start: int, earlier: Note | None) -> Note | None:
        """The footnote that begins with ``line``, which stands at ``start`` on ``page`` (from 0); else None."""
        lead = _LEAD.match(line)
        if lead is None:
            return None
        number = lead[1] or lead[0].strip()
        if not (marker := self._find(number, page, start)) and not _is_next(number, earlier):
            return None
        return Note(number, marker, [i], lead.end())

    def _find(self, number: str, page: int, start: int) -> Segment | None:
        """The first marker left with this number on the page, or else on the page before."""
        begin, end = bisect_left(self.starts, self.page_starts[page]), bisect_left(self.starts, start)
        before = bisect_left(self.starts, self.page_starts[page - 1]) if page else begin
        for marker in (*self.markers[begin:end], *self.markers[before:begin]):
            if marker.number == number and not marker.used:
                marker.used = True
                return marker.place
        return None


def _is_next(number: str, earlier: Note | None) -> bool:
    return earlier is not None and number.isdecimal() and number == str(int(earlier.number or 0) + 1)
