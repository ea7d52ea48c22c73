"""The words of a line, and which of them are raised numbers."""

import re
from dataclasses import dataclass

from pijler.kernel.quotes import Segment
from pijler.reading.pdf.lines import GAP, Line, is_raised
from pijler.reading.pdf.pieces import Piece

_NUMBER = re.compile(r"\d{1,4}(?!\w)")
_BLANK = 0.13
"""In ems: a wider gap is a blank between words."""


@dataclass(frozen=True, slots=True)
class Text:
    """The characters of a line: where each piece begins in them, and which of them are raised numbers."""

    text: str
    starts: list[int]
    markers: list[Segment]


def written(line: Line) -> Text:
    """The words of a line. A raised number hangs on the word before it, or stands before the words of a footnote."""
    first, *others = line.pieces
    if not others:
        return Text(first.text, [0], list(first.markers))
    parts, starts, markers, at = [first.text], [0], list(first.markers), len(first.text)
    if first.text.isdecimal() and is_raised(first, others[0]):
        markers.append((0, at))
    apart = line.cells > 1
    for before, piece in zip(line.pieces, others, strict=False):
        if apart or piece.size != before.size:
            blank = _between(line, before, piece)
            if (number := _NUMBER.match(piece.text)) and is_raised(piece, before):
                begin = at + len(blank)
                markers.append((begin, begin + number.end()))
        else:
            blank = " " if piece.x0 - before.x1 > _BLANK * piece.size else ""
        at += len(blank)
        starts.append(at)
        if piece.markers:
            markers += [(at + start, at + end) for start, end in piece.markers]
        parts += blank, piece.text
        at += len(piece.text)
    return Text("".join(parts), starts, sorted(set(markers)) if markers else [])


def _between(line: Line, before: Piece, piece: Piece) -> str:
    """The blanks between two pieces: none before a raised number, nor between one and the mark behind it."""
    gap = (piece.x0 - before.x1) / max(piece.size, before.size)
    if line.cells > 1 and gap > GAP:
        return "  "
    if is_raised(before, piece):
        if before is line.pieces[0]:
            return " " if before.text.isdecimal() or gap > _BLANK else ""
        return " " if gap > _BLANK and piece.text[0] not in ".,;:)?!" else ""
    return " " if gap > _BLANK and not is_raised(piece, before) else ""
