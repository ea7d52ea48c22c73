"""Rows of short cells in line with one another are a table: they are read row by row, and are no sentences."""

from collections import Counter
from itertools import pairwise

from pijler.reading.pdf.lines import Line

_LEAST_ROWS = 3
_LEAST_CELLS = 3
_LONGEST_CELL = 24
"""Characters on average: longer ones are lines of columns of text."""

_SHARED_EDGES = 0.5
_EDGE = 4.0
"""Points within which the edges of cells count as one."""

_FARTHEST = 4.0
"""In ems: rows of one table stand this close."""


def set_apart(fragments: list[Line]) -> list[Line]:
    """The fragments of a page, the cells of each row of a table joined into one line of several cells."""
    heights = Counter([round(line.base / 2) for line in fragments])
    if sum(times > 1 for times in heights.values()) < _LEAST_ROWS:
        return fragments
    rows = _rows(fragments)
    if sum(len(row) >= _LEAST_CELLS for row in rows) < _LEAST_ROWS:
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
    for line in sorted(fragments, key=lambda line: line.base):
        if found and line.base - found[-1][0].base <= 0.3 * line.size:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda line: line.x0) for row in found]


def _runs(rows: list[list[Line]]) -> list[list[list[Line]]]:
    """Rows of several cells that follow each other, and the rows between them, alternately."""
    found: list[list[list[Line]]] = []
    for row in rows:
        if found and _alike(found[-1][-1], row):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _alike(above: list[Line], row: list[Line]) -> bool:
    if (len(above) >= _LEAST_CELLS) != (len(row) >= _LEAST_CELLS):
        return False
    return row[0].base - above[0].base < _FARTHEST * max(row[0].size, above[0].size)


def _is_table(rows: list[list[Line]]) -> bool:
    cells = [line for row in rows for line in row]
    if len(rows) < _LEAST_ROWS or len(rows[0]) < _LEAST_CELLS:
        return False
    characters = sum(len(piece.text) + 1 for line in cells for piece in line.pieces)
    return characters <= _LONGEST_CELL * len(cells) and _share_edges(rows)


def _share_edges(rows: list[list[Line]]) -> bool:
    """Whether most cells begin or end where a cell of another row does."""
    edges: Counter[int] = Counter()
    for row in rows:
        edges.update({round(edge / _EDGE) for line in row for edge in (line.x0, -line.x1)})
    cells = [line for row in rows for line in row]
    shared = sum(any(_common(edges, edge) for edge in (line.x0, -line.x1)) for line in cells)
    return shared >= _SHARED_EDGES * len(cells)


def _common(edges: Counter[int], edge: float) -> bool:
    k = round(edge / _EDGE)
    return edges[k - 1] + edges[k] + edges[k + 1] > 1


def _row(row: list[Line]) -> Line:
    """The cells of a row as one line."""
    first = row[0]
    pieces = [piece for line in row for piece in line.pieces]
    bold, italic = (all(line.bold for line in row), all(line.italic for line in row))
    overlaps = any(after.x0 < before.x0 for before, after in pairwise(row))
    pieces = sorted(pieces, key=lambda piece: piece.x0) if overlaps else pieces
    return Line(pieces, first.x0, max(line.x1 for line in row), first.base, first.size, bold, italic, len(row))
