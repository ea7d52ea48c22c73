"""Tables: blocks of their own, unless they only serve to lay out running text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pijler.reading.marked.parts import CELLS_APART, Note, Part

Cell = list[Part]

_LABEL = re.compile(r"\(?(?:\d{1,3}|[a-z]{1,3}|[ivx]{1,6})[.)]{1,2}|[—–•▪·-]", re.IGNORECASE)
_LONG = 600
"""A cell of several parts and more characters than this holds running text."""


def from_rows(rows: Sequence[Sequence[Cell]]) -> list[Part]:
    """One table, or the parts in its cells where it has one column, or cells with headings or with running text."""
    filled = [row for row in rows if any(row)]
    if filled and all(map(_is_labelled, filled)):
        return list(chain.from_iterable(map(_item, filled)))
    cells = list(chain.from_iterable(filled))
    if all(sum(map(bool, row)) == 1 for row in filled) or any(map(_is_text, cells)):
        return list(chain.from_iterable(cells))
    return [_joined(filled)]


def _is_labelled(row: Sequence[Cell]) -> bool:
    """Whether a row is an item of a list, as some publishers set them: its number or bullet, and its words."""
    cells = [cell for cell in row if cell]
    return len(cells) == 2 and len(cells[0]) == 1 and _LABEL.fullmatch(cells[0][0].text) is not None


def _item(row: Sequence[Cell]) -> Cell:
    """The parts of an item, the label before the first."""
    (label,), (first, *rest) = (cell for cell in row if cell)
    if first.kind != "paragraph":
        return [label, first, *rest]
    words = f"{label.text} {first.text}"
    cut = len(words) - len(first.text)
    notes = *label.notes, *((at + cut, note) for at, note in first.notes)
    item = Part("item", words, 1, notes=notes, page=first.page, turns=tuple(at + cut for at in first.turns))
    deeper = (replace(part, level=part.level + 1) if part.kind == "item" else part for part in rest)
    return [item, *deeper]


def _is_text(cell: Cell) -> bool:
    if any(part.kind in ("heading", "table") for part in cell):
        return True
    return len(cell) > 2 and sum(len(part.text) for part in cell) > _LONG


def _joined(rows: Sequence[Sequence[Cell]]) -> Part:
    """All cells in one text: a line for each row."""
    text, notes, turns = "", list[tuple[int, Note]](), list[int]()
    page = next(part.page for part in chain.from_iterable(chain.from_iterable(rows)))
    current = page
    for row in rows:
        for k, cell in enumerate(row):
            text += CELLS_APART if k and not text.endswith("\n") else ""
            for part in cell:
                text += " " if text and text[-1] not in " \n" else ""
                if part.page > current:
                    turns += [len(text)] * (part.page - current)
                notes += [(len(text) + at, note) for at, note in part.notes]
                turns += [len(text) + at for at in part.turns]
                current = max(current, part.page + len(part.turns))
                text += part.text.replace("\n", " ")
        text = text.rstrip(" ") + "\n"
    text = text.rstrip("\n")
    return Part("table", text, notes=tuple((min(at, len(text)), note) for at, note in notes), page=page,
                turns=tuple(at for at in turns if 0 < at < len(text)))  # fmt: skip
