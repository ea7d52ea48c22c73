"""Tables as text to read: cell after cell. Sentences leave tables out, but answers by number often stand in one."""

import re
from array import array
from collections.abc import Iterator

from pijler.reading.document import Document, View

_CELL = re.compile(r"\S(?:.*?\S)?(?=   |\n|\Z)", re.DOTALL)
"""Cells stand three blanks apart, rows on lines of their own."""
_NUMBER_FIRST = re.compile(r"^\D{0,16}\d", re.MULTILINE)
FEWEST_ROWS = 2


def tables(document: Document) -> Iterator[View]:
    """Each table with rows that begin with a number, every cell a block of its own."""
    for index, block in enumerate(document.blocks):
        if block.kind == "table":
            start, end = block.segments[0][0], block.segments[-1][1]
            if len(_NUMBER_FIRST.findall(document.text, start, end)) >= FEWEST_ROWS:
                yield _cells(document.text, start, end, index)


def _cells(text: str, start: int, end: int, block: int) -> View:
    origins, positions, parts = array("q"), array("q"), list[str]()
    size = 0
    for cell in _CELL.finditer(text, start, end):
        origins.append(cell.start())
        positions.append(size)
        parts.append(cell[0].replace("\n", " "))
        size += len(cell[0]) + 1
    hard = bytes(len(parts))
    return View("body", "\n".join(parts), positions, origins, hard, positions, array("q", [block] * len(parts)))
