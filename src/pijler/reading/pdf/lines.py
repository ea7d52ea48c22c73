"""Pieces of text become lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from pijler.reading.pdf.pieces import Piece

_SAME_BASE = 0.25
"""In ems: letters of one line stand this close to one line."""

_RAISED = 0.6
"""In ems: how far a raised number may stand above the line it belongs to."""

_SMALL = 0.8
"""Of the size of the letters beside it: a raised number is smaller."""

_SURELY_RAISED = 0.25
"""In ems: a number that stands higher need not be that small."""

GAP = 0.9
"""In ems: a wider gap may divide columns or cells."""

_FARTHEST = 12.0
"""In ems: words so far apart are no line, unless one is a number, as in a list of contents."""

_LONGEST_SIGN = 2
"""Characters: a bullet may have another size than the words behind it."""

_SHADOW = 0.25
"""In ems: the same letters this close are printed twice in one place."""

_GAP_AT_OTHER_SIZE = 0.3
_OTHER_SIZE = 0.88

_base, _left_edge = attrgetter("base"), attrgetter("x0")


class OnBase:
    """How high letters of ``size`` reach above and below their base line."""

    __slots__ = ()
    base: float
    size: float

    @property
    def top(self) -> float:
        return self.base - self.size * 0.78

    @property
    def bottom(self) -> float:
        return self.base + self.size * 0.22


@dataclass(slots=True)
class Line(OnBase):
    """Pieces on one base line, from left to right.

    ``size``, ``bold`` and ``italic`` are those of most of its characters. ``cells`` is more than 1 for a row of a
    table; ``text`` is made when the pieces are complete.
    """

    pieces: list[Piece]
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    cells: int = 1


def fragments(pieces: list[Piece]) -> list[Line]:
    """Pieces that touch become one line; a wide gap, or a gap before another size, divides."""
    found: list[Line] = []
    for row in rows(_without_doubles(pieces)):
        if len(row) == 1:
            found.append(_line(row[0]))
            continue
        open_lines: list[Line] = []
        for piece in sorted(row, key=_left_edge):
            if (line := _touching(open_lines, piece)) is not None:
                line.pieces.append(piece)
            else:
                open_lines.append(_line(piece))
        for line in open_lines:
            _measure(line)
        found += open_lines
    return found


def _line(piece: Piece) -> Line:
    return Line([piece], piece.x0, piece.x1, piece.base, piece.size, piece.bold, piece.italic)


def rows(pieces: list[Piece]) -> list[list[Piece]]:
    """Pieces on about one height, from top to bottom."""
    found: list[list[Piece]] = []
    base = size = -1.0
    for piece in sorted(pieces, key=_base):
        small, large = sorted((size, piece.size))
        reach = large * (_RAISED if small < large * _SMALL else _SAME_BASE)
        if found and piece.base - base <= reach:
            found[-1].append(piece)
            if piece.size > size:
                base, size = piece.base, piece.size
        else:
            found.append([piece])
            base, size = piece.base, piece.size
    return found


def _without_doubles(pieces: list[Piece]) -> list[Piece]:
    """Letters that are printed twice in one place, for a shadow or for bold, count once."""
    if len({piece.text for piece in pieces}) == len(pieces):
        return pieces
    places: dict[str, list[Piece]] = {"": []}
    found: list[Piece] = []
    for piece in pieces:
        same = places.get(piece.text)
        if same is None:
            places[piece.text] = [piece]
        elif piece.text and not any(_overprints(piece, other) for other in same):
            same.append(piece)
        else:
            continue
        found.append(piece)
    return found


def _overprints(piece: Piece, other: Piece) -> bool:
    reach = _SHADOW * piece.size
    return abs(piece.x0 - other.x0) < reach and abs(piece.base - other.base) < reach


def _touching(lines: list[Line], piece: Piece) -> Line | None:
    """The line that ``piece`` continues."""
    for line in reversed(lines):
        last = line.pieces[-1]
        small, large = sorted((last.size, piece.size))
        raised = is_raised(piece, last) or is_raised(last, piece)
        if abs(piece.base - last.base) > large * _SAME_BASE and not raised:
            continue
        other = small < large * _OTHER_SIZE and not raised
        gap = (piece.x0 - last.x1) / large
        if -0.6 < gap < (_GAP_AT_OTHER_SIZE if other else GAP):
            return line
    return None


def is_raised(piece: Piece, beside: Piece) -> bool:
    """Whether ``piece`` is a small number, or the letters of an ordinal, above the line of ``beside``."""
    if piece.size > beside.size * _OTHER_SIZE + 0.1:
        return False
    text = piece.text.rstrip(",.;:)")
    rise = (beside.base - piece.base) / beside.size
    return (
        0.1 < rise < _RAISED
        and piece.size <= beside.size * (_SMALL if rise < _SURELY_RAISED else _OTHER_SIZE) + 0.1
        and (len(text) <= 2 or (len(text) <= 4 and text[0].isdecimal()))
        and text.isalnum()
    )


def _measure(line: Line) -> None:
    """Work out place and type of a line from its pieces."""
    pieces = line.pieces
    if len(pieces) == 1:
        return
    total = bold = italic = most = 0
    right, main = 0.0, pieces[0]
    for piece in pieces:
        size = len(piece.text)
        total += size
        bold += size * piece.bold
        italic += size * piece.italic
        if piece.x1 > right:
            right = piece.x1
        if size > most:
            most, main = size, piece
    line.x0, line.x1, line.base, line.size = pieces[0].x0, right, main.base, main.size
    line.bold, line.italic = bold * 10 > total * 9, italic * 10 > total * 9


def merged(lines: Iterable[Line]) -> list[Line]:
    """Lines of one column, from top to bottom, what stands on one height joined."""
    ordered = sorted(lines, key=_base)
    found: list[Line] = []
    for line in ordered:
        if (
            found
            and line.base - found[-1].base < max(line.size, found[-1].size) * _RAISED
            and line.cells == 1 == found[-1].cells
            and _on_one_line(found[-1], line)
        ):
            found[-1].pieces = sorted([*found[-1].pieces, *line.pieces], key=_left_edge)
            _measure(found[-1])
        else:
            found.append(line)
    return found


def _on_one_line(above: Line, line: Line) -> bool:
    small, large = sorted((above.size, line.size))
    if any(max(piece.x0, line.x0) < min(piece.x1, line.x1) - 1 for piece in above.pieces):
        return False  # one over the other
    level = abs(line.base - above.base) <= _SAME_BASE * large
    far = max(line.x0 - above.x1, above.x0 - line.x1) > _FARTHEST * small
    if small > large * _OTHER_SIZE:
        return level and (not far or _is_number(line) or _is_number(above))
    sign = _is_sign(line) or _is_sign(above)
    return (level and sign and not far) or is_raised(above.pieces[0], line.pieces[0])


def _is_number(line: Line) -> bool:
    return len(line.pieces) == 1 and line.pieces[0].text.isdecimal()


def _is_sign(line: Line) -> bool:
    return len(line.pieces) == 1 and len(line.pieces[0].text) <= _LONGEST_SIGN
