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
    """The footnotes, in order; marks their lines in ``columns``. None where no number in the text is raised."""
    if not pdf.markers:
        return []
    notes: list[Note] = []
    for first, last in columns.pages():
        here = [i for i in range(first, last) if i in pdf.lines and pdf.lines[i].role == "note"]
        for i in here:
            if columns.kind[i] != BODY:
                continue
            columns.kind[i] = NOTE
            if begins_note(pdf.lines[i]) and _follows(notes, columns.text[i], first):
                notes.append(_note(columns.text[i], i))
            elif notes:
                notes[-1].lines.append(i)
            else:
                columns.kind[i] = BODY
    _find_markers(notes, pdf, columns)
    return notes


def _note(line: str, i: int) -> Note:
    lead = _LEAD.match(line)
    if lead is None:
        return Note("", None, [i], 0)
    return Note(lead[1] or lead[0].strip(), None, [i], lead.end())


def _follows(notes: list[Note], line: str, page_first: int) -> bool:
    """Whether a number can be the next one: not a year or a figure with which a line of a footnote begins."""
    lead = _LEAD.match(line)
    if lead is None or not lead[1]:
        return lead is not None
    earlier = [note for note in notes if note.lines[0] >= page_first and note.number.isdecimal()]
    return not earlier or 0 < int(lead[1]) - int(earlier[-1].number) <= 3


def _find_markers(notes: list[Note], pdf: PdfText, columns: Lines) -> None:
    """The marker of each footnote: the first one left with its number, on its page or, from there, before."""
    markers = [_Marker(pdf.text[start:end], (start, end)) for start, end in pdf.markers]
    starts = [start for start, _ in pdf.markers]
    for note in notes:
        page = next(n for n in range(len(pdf.page_starts), 0, -1) if _first(columns, n) <= note.lines[0])
        begin = bisect_left(starts, pdf.page_starts[page - 1])
        end = bisect_left(starts, columns.start[note.lines[0]])
        before = bisect_left(starts, pdf.page_starts[page - 2]) if page > 1 else begin
        for marker in (*markers[begin:end], *markers[before:begin]):
            if marker.number == note.number and not marker.used:
                note.marker, marker.used = marker.place, True
                break


def _first(columns: Lines, page: int) -> int:
    return columns.page_first[page - 1]
