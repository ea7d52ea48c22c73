"""Rows of short cells in line with one another are a table: they are read row by row, and are no sentences."""

from collections import Counter
from itertools import pairwise
from operator import attrgetter

from pijler.reading.pdf.lines import Line

_LEAST_ROWS = 3
_LEAST_CELLS = 3
_LONGEST_CELL = 24
"""Characters on average: longer ones are lines of columns of text."""

_SHARED_EDGES = 0.6
_EDGE = 4.0
"""Points within which the edges of cells count as one."""

_FARTHEST = 4.0
"""In ems: rows of one table stand this close."""

_EVEN = 0.25
"""In ems: gaps that differ by less are equal."""

_NEXT_LINE = 1.6
"""In ems: lines of one cell stand this close."""

_base, _left_edge = attrgetter("base"), attrgetter("x0")


def set_apart(fragments: list[Line]) -> list[Line]:
    """The fragments of a page, the cells of each row of a table joined into one line of several cells."""
    heights = Counter([int(line.base / 2) for line in fragments])
    if sum(times + heights[height + 1] >= _LEAST_CELLS for height, times in list(heights.items())) < _LEAST_ROWS - 1:
        return fragments
    rows = _rows(fragments)
    if sum(map(_has_cells, rows)) < _LEAST_ROWS - 1:
        return fragments
    found: list[Line] = []
    for run in _runs(rows):
        if _is_table(run):
            found += [_row(row) for row in run]
        else:
            found += [line for row in run for line in row]
    return found


def _rows(fragments: list[Line]) -> list[list[Line]]:
    found: list[list[Line]] = []
    for line in sorted(fragments, key=_base):
        if found and line.base - found[-1][0].base <= 0.3 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=_left_edge) for row in found]


def _has_cells(row: list[Line]) -> bool:
    """Whether a row has several cells; bullets and the words of a justified line are none."""
    if len(row) < _LEAST_CELLS or sum(any(map(str.isalnum, line.pieces[0].text)) for line in row) < _LEAST_CELLS:
        return False
    return not _is_justified(row)


def _is_justified(row: list[Line]) -> bool:
    """Whether words stand equally far apart, but for the widest gap, which may lie between two columns."""
    gaps = sorted(after.x0 - before.x1 for before, after in pairwise(row))
    even = gaps if len(gaps) < _LEAST_CELLS else gaps[:-1]
    return (
        even[-1] - even[0] < _EVEN * row[0].size
        and sum(any(map(str.isdecimal, line.pieces[0].text)) for line in row) < 2
    )


def _runs(rows: list[list[Line]]) -> list[list[list[Line]]]:
    """Rows that can be one table, and the rows between tables, alternately.

    A table begins with a row of several cells. What stands right below within one of its columns is the rest of a cell.
    """
    found: list[list[list[Line]]] = []
    edges: list[float] | None = None  # where the cells of the open table begin, but for the first
    for row in rows:
        distance = (row[0].base - found[-1][-1][0].base) / max(row[0].size, found[-1][-1][0].size) if found else 0.0
        several = _has_cells(row)
        goes_on = distance < _FARTHEST if several else distance < _NEXT_LINE and not _crosses(row, edges or [])
        if edges is not None and goes_on:
            found[-1].append(row)
            edges = [line.x0 for line in row[1:]] if several else edges
        elif several:
            found.append([row])
            edges = [line.x0 for line in row[1:]]
        elif edges is None and found:
            found[-1].append(row)
        else:
            found.append([row])
            edges = None
    return found


def _crosses(row: list[Line], edges: list[float]) -> bool:
    return any(line.x0 < edge - _EDGE and line.x1 > edge + _EDGE for line in row for edge in edges)


def _is_table(rows: list[list[Line]]) -> bool:
    several = [row for row in rows if _has_cells(row)]
    if len(rows) < _LEAST_ROWS or len(several) < _LEAST_ROWS - 1:
        return False
    cells = [line for row in several for line in row]
    characters = sum(len(piece.text) + 1 for line in cells for piece in line.pieces)
    return characters <= _LONGEST_CELL * len(cells) and _share_edges(several)


def _share_edges(rows: list[list[Line]]) -> bool:
    """Whether most cells begin or end where cells of half the rows do.

    Where rows begin and end is left out: justified lines with wide gaps share that too.
    """
    inner = [edges for row in rows for edges in (*((cell.x0, -cell.x1) for cell in row[1:-1]), (row[-1].x0,))]
    count = Counter([round(edge / _EDGE) for edges in inner for edge in edges])
    least = max(2, len(rows) // 2)
    shared = sum(any(_times(count, edge) >= least for edge in edges) for edges in inner)
    return shared >= _SHARED_EDGES * len(inner)


def _times(count: Counter[int], edge: float) -> int:
    k = round(edge / _EDGE)
    return count[k - 1] + count[k] + count[k + 1]


def _row(row: list[Line]) -> Line:
    """The cells of a row as one line."""
    if len(row) == 1:
        row[0].cells = _LEAST_CELLS  # the rest of a cell
        return row[0]
    first = row[0]
    pieces = [piece for line in row for piece in line.pieces]
    bold, italic = (all(line.bold for line in row), all(line.italic for line in row))
    overlaps = any(after.x0 < before.x0 for before, after in pairwise(row))
    pieces = sorted(pieces, key=lambda piece: piece.x0) if overlaps else pieces
    return Line(pieces, first.x0, max(line.x1 for line in row), first.base, first.size, bold, italic, len(row))
