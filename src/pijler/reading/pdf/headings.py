"""Headings by their type: larger, heavier or slanted lines above the text they head."""

import re

from pijler.reading.pdf.layout import PageLayout, SetColumn, SetLine
from pijler.reading.words import words

_LARGER = 1.1
"""Times the size of the text: set as large, a line is a heading wherever it stands."""

_LOWEST_HEADING = 0.92
"""Of the height of a page."""

_LONGEST_HEADING = 3
_MOST_CHARACTERS = 220
_LEAST_LETTERS = 2
_OPENING = "'‘’\"“«•·▪"
_DECIMAL = re.compile(r"(?:[A-Z]\.)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
_UNNUMBERED = 8
"""The depth of headings without a number, below all that have one."""


def mark_headings(pages: list[PageLayout], size: float) -> None:
    """Short runs of lines in a larger or heavier type than the text below them; levels by type."""
    runs = [run for page in pages for run in _page_runs(page, size)]
    above: list[tuple[float, bool, bool, bool, int]] = []
    for run in runs:
        rank = _rank(run)
        while above and above[-1] <= rank:
            above.pop()
        above.append(rank)
        for line in run:
            line.role, line.level = "heading", len(above)


def _rank(run: list[SetLine]) -> tuple[float, bool, bool, bool, int]:
    """The higher, the farther out: by size, capitals, weight, slant, and depth of the number."""
    title = run[0].text
    size, bold, italic = run[0].style
    number = _DECIMAL.match(title)
    depth = -number[1].count(".") if number else -_UNNUMBERED
    return size, title.isupper(), bold, not italic, depth if title[0].isalnum() else depth - 1


def _page_runs(page: PageLayout, size: float) -> list[list[SetLine]]:
    return [run for column in page.columns for run in _runs(column, page.height, size)]


def _runs(column: SetColumn, height: float, size: float) -> list[list[SetLine]]:
    """Lines of one type that can be a heading, with the lines above and below them in mind."""
    if not any(line.bold or line.italic or line.size >= size * _LARGER for line in column.lines):
        return []
    lines = [line for line in column.lines if line.role == "body"]
    groups: list[list[SetLine]] = []
    for line in lines:
        if groups and line.style == groups[-1][-1].style and _close(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    if not groups:
        return []
    neighbours = zip([None, *groups[:-1]], groups, [*groups[1:], None], strict=True)
    return [
        group
        for above, group, below in neighbours
        if group[0].base < _LOWEST_HEADING * height
        and _reads_like_title(group)
        and _is_set_apart(above, group, below, column, size)
    ]


def _close(above: SetLine, line: SetLine) -> bool:
    return line.base - above.base < 1.6 * line.size


def _reads_like_title(group: list[SetLine]) -> bool:
    text = " ".join(line.text for line in group)
    if len(group) > _LONGEST_HEADING or len(text) > _MOST_CHARACTERS or sum(map(str.isalpha, text)) < _LEAST_LETTERS:
        return False
    if len(group) > 1 and _breaks_off(group[-1]):
        return False
    return text[-1] not in ".;-" and not text[0].islower() and (text[0].isalnum() or text[0] in _OPENING)


def _breaks_off(line: SetLine) -> bool:
    """Whether ``line`` ends within a phrase."""
    return line.text.rsplit(None, 1)[-1] in words().function_words_all


def _is_set_apart(
    above: list[SetLine] | None, group: list[SetLine], below: list[SetLine] | None, column: SetColumn, size: float
) -> bool:
    """Larger than the text; or bold or slanted, below the end of a sentence or a gap, and above a new beginning."""
    first, last = group[0], group[-1]
    if first.size >= size * _LARGER:
        return True
    if first.size < size * 0.95 or not (first.bold or (first.italic and len(group) == 1)):
        return False
    if last.text[-1] == "," or _breaks_off(last):
        return False
    if above and _close(above[-1], first) and above[-1].text[-1] not in '.!?:;”"':
        return False
    if below and below[0].text[0].islower():
        return False
    return not (below and _close(last, below[0]) and last.x1 > column.x0 + 0.97 * (column.x1 - column.x0))
