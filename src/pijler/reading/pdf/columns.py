"""In which order the lines of a page are read: from column to column, and above and below what runs across them."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from operator import attrgetter

from pijler.reading.pdf.lines import Line, merged

_EDGE = 3.0
"""Points within which left edges count as one."""

_LEAST_LINES = 3
_LEAST_ALIGNED = 0.25
_FEW_CHARACTERS = 60
_LEAST_CHARACTERS = 8
"""On average: shorter lines left of an edge are numbers and bullets, no column."""

_LARGER = 1.15
_CLEAR = 2.0
"""In ems of a title: so far above it nothing stands beside it."""

_LONG = 0.6
"""Of the longest line."""

_RAISED = 0.6
"""In ems: so far a label may stand above its line."""

_LONGEST_NUMBER = 4
_CANDIDATES = 4
_DEEPEST = 4
_FIRST_EDGE = 40.0
"""Points from the left edge of the text: nearer edges are indents."""

_base, _left_edge = attrgetter("base"), attrgetter("x0")


@dataclass(slots=True)
class Column:
    """Lines that are read from top to bottom; ``beside`` where another column stands left or right of it.

    ``stray`` says that they are no column but stand about beside one.
    """

    lines: list[Line]
    beside: bool = False
    stray: bool = False


def reading_order(fragments: list[Line]) -> list[Column]:
    """The columns of a page in the order in which they are read."""
    found: list[Column] = []
    for lines, beside in _divided(fragments, False, 0):
        if not lines:
            continue
        inside, outside = _without_strays(lines)
        found.append(Column(merged(inside), beside or bool(outside)))
        if outside:
            found.append(Column(merged(outside), True, stray=True))
    return found


def _without_strays(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """What stands beside the long lines of a column, such as the words of a drawing, is no part of it."""
    widths = [line.x1 - line.x0 for line in lines]
    least = max(widths) * _LONG
    long = [line for line, width in zip(lines, widths, strict=True) if width > least]
    if len(long) < _LEAST_LINES:
        return lines, []
    middle = sorted(long, key=_left_edge)[len(long) // 2]
    long = [line for line in long if line.x0 < middle.x1 and line.x1 > middle.x0]
    left, right = min(line.x0 for line in long), max(line.x1 for line in long)
    rows = [line for line in lines if line.x1 > left and line.x0 < right]
    if len(rows) == len(lines):
        return lines, []
    stray = [not _belongs(line, left, right, rows) for line in lines]
    parts = list(zip(lines, stray, strict=True))
    return [line for line, out in parts if not out], [line for line, out in parts if out]


def _belongs(line: Line, left: float, right: float, rows: list[Line]) -> bool:
    """Whether ``line`` stands in a column, or is the label of one of its lines, or a page number behind one."""
    if line.x1 > left and line.x0 < right:
        return True
    if line.x0 >= right and not (line.pieces[0].text.isdecimal() and len(line.pieces[0].text) < _LONGEST_NUMBER):
        return False
    return any(-0.1 <= (row.base - line.base) / row.size < _RAISED for row in rows)


def _divided(lines: list[Line], beside: bool, depth: int) -> list[tuple[list[Line], bool]]:
    best = _best_edge(lines) if depth < _DEEPEST and len(lines) >= 2 * _LEAST_LINES else None
    if best is None:
        return [(lines, beside)]
    found: list[tuple[list[Line], bool]] = []
    across: list[Line] = []
    for band in best:
        if band.valid:
            if across:
                found.append((across, beside))
                across = []
            found += _divided(band.left, True, depth + 1)
            found += _divided(band.right, True, depth + 1)
        else:
            across += [*band.left, *band.right]
        across += band.closing
    return [*found, (across, beside)]


@dataclass(slots=True)
class _Band:
    """What stands left and right of an edge between two lines that run across it; ``closing`` is the lower one."""

    left: list[Line]
    right: list[Line]
    closing: list[Line]
    valid: bool = False


def _best_edge(lines: list[Line]) -> list[_Band] | None:
    """The page divided at the left edge that most lines confirm; None where it has one column."""
    best, most = None, 0
    ends = sorted([line.x1 for line in lines])
    for edge in _edges(lines):
        if bisect_left(ends, edge + _EDGE) < _LEAST_LINES or not _is_column(
            [line for line in lines if line.x1 <= edge + _EDGE]
        ):
            continue  # what begins here has nothing left of it, or numbers and bullets only
        bands = _bands(lines, edge)
        score = sum(len(band.left) + len(band.right) for band in bands if band.valid)
        if score > most:
            best, most = bands, score
    return best


def _edges(lines: list[Line]) -> list[float]:
    """Left edges that several lines share, the commonest first; indents at the very left are none."""
    lefts = [line.x0 for line in lines]
    least = min(lefts) + _FIRST_EDGE
    count = Counter([round(left / _EDGE) for left in lefts if left > least])
    joined = {edge: count[edge - 1] + count[edge] + count[edge + 1] for edge in list(count)}
    common = sorted([edge for edge in joined if joined[edge] >= _LEAST_LINES], key=lambda edge: -joined[edge])
    return [(edge - 1) * _EDGE if count[edge - 1] else edge * _EDGE - _EDGE / 2 for edge in common[:_CANDIDATES]]


def _bands(lines: list[Line], edge: float) -> list[_Band]:
    behind = edge + _EDGE
    crossing = [line for line in lines if line.x0 < edge and line.x1 > behind]
    right = sorted([line.base for line in lines if line.x0 >= edge])
    large = sorted([line.size for line in lines])[len(lines) // 2] * _LARGER
    titles = [line for line in lines if line.size >= large and line.x1 <= behind and _heads_both(line, right)]
    crossing = sorted([*crossing, *titles], key=_base)
    across = {id(line) for line in crossing}
    bases = [line.base for line in crossing]
    bands = [_Band([], [], [line]) for line in crossing] + [_Band([], [], [])]
    for line in lines:
        if id(line) in across:
            continue
        if line.x1 <= behind:
            bands[bisect_left(bases, line.base)].left.append(line)
        elif line.x0 >= edge:
            bands[bisect_left(bases, line.base)].right.append(line)
    for band in bands:
        band.valid = (
            _is_column(band.left)
            and _is_column(band.right)
            and _begin_at(edge, band.right)
            and _side_by_side(band.left, band.right)
        )
    return bands


def _heads_both(title: Line, right: list[float]) -> bool:
    """Whether a title in the left column stands beside a gap in the right one, so that it heads both."""
    if sum(len(piece.text) for piece in title.pieces) < _LEAST_CHARACTERS:
        return False
    reach = _CLEAR * title.size
    first = bisect_left(right, title.base - reach)
    return 0 < first < len(right) and right[first] > title.base + title.size


def _is_column(lines: list[Line]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    characters = _characters(lines)
    if characters >= len(lines) * _LEAST_CHARACTERS:
        return True
    heights = {round(line.base) for line in lines}  # a justified line with wide gaps is many fragments
    return len(heights) >= _LEAST_LINES and characters >= len(heights) * _LEAST_CHARACTERS


def _characters(lines: list[Line]) -> int:
    return sum(len(piece.text) for line in lines for piece in line.pieces)


def _begin_at(edge: float, lines: list[Line]) -> bool:
    """Whether enough lines begin at the edge: the last words of justified lines begin anywhere."""
    aligned = sum(line.x0 - edge < 3 * _EDGE for line in lines)
    if aligned < _LEAST_LINES and _characters(lines) < _FEW_CHARACTERS:
        return False
    return aligned >= max(_LEAST_LINES - 1, len(lines) * _LEAST_ALIGNED)


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    return bottom - top > 1.5 * min(left[0].size, right[0].size)
