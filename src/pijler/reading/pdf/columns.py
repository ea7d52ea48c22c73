"""In which order the lines of a page are read: from column to column, and above and below what runs across them."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from pijler.reading.pdf.lines import Line, merged

_EDGE = 3.0
"""Points within which left edges count as one."""

_LEAST_LINES = 3
_LEAST_CHARACTERS = 8
"""On average: shorter lines left of an edge are numbers and bullets, no column."""

_CANDIDATES = 6
_DEEPEST = 4
_FIRST_EDGE = 40.0
"""Points from the left edge of the text: nearer edges are indents."""


@dataclass(slots=True)
class Column:
    """Lines that are read from top to bottom; ``beside`` where another column stands left or right of it."""

    lines: list[Line]
    beside: bool = False

    @property
    def x0(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        return max(line.x1 for line in self.lines)


def reading_order(fragments: list[Line]) -> list[Column]:
    """The columns of a page in the order in which they are read."""
    return [Column(merged(lines), beside) for lines, beside in _divided(fragments, False, 0) if lines]


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
    for edge in _edges(lines):
        bands = _bands(lines, edge)
        score = sum(len(band.left) + len(band.right) for band in bands if band.valid)
        if score > most:
            best, most = bands, score
    return best


def _edges(lines: list[Line]) -> list[float]:
    """Left edges that several lines share, the commonest first; indents at the very left are none."""
    least = min(line.x0 for line in lines) + _FIRST_EDGE
    count: Counter[int] = Counter()
    for line in lines:
        if line.x0 > least:
            count[round(line.x0 / _EDGE)] += 1
    joined = {edge: count[edge - 1] + count[edge] + count[edge + 1] for edge in count}
    common = sorted((edge for edge in joined if joined[edge] >= _LEAST_LINES), key=lambda edge: -joined[edge])
    return [(edge - 1) * _EDGE if edge - 1 in count else edge * _EDGE - _EDGE / 2 for edge in common[:_CANDIDATES]]


def _bands(lines: list[Line], edge: float) -> list[_Band]:
    crossing = sorted((line for line in lines if line.x0 < edge and line.x1 > edge + _EDGE), key=lambda line: line.base)
    bases = [line.base for line in crossing]
    bands = [_Band([], [], [line]) for line in crossing] + [_Band([], [], [])]
    for line in lines:
        if line.x1 <= edge + _EDGE:
            bands[bisect_left(bases, line.base)].left.append(line)
        elif line.x0 >= edge:
            bands[bisect_left(bases, line.base)].right.append(line)
    for band in bands:
        band.valid = _is_column(band.left) and _is_column(band.right) and _side_by_side(band.left, band.right)
    return bands


def _is_column(lines: list[Line]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    characters = sum(len(piece.text) for line in lines for piece in line.pieces)
    return characters >= len(lines) * _LEAST_CHARACTERS


def _side_by_side(left: list[Line], right: list[Line]) -> bool:
    top = max(min(line.top for line in side) for side in (left, right))
    bottom = min(max(line.bottom for line in side) for side in (left, right))
    return bottom - top > 1.5 * min(left[0].size, right[0].size)
