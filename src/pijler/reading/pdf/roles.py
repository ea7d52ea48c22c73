"""What part each line has in its page: running text, heading, footnote, or furniture, by place, type and repetition."""

import re
from collections import Counter, defaultdict

from pijler.reading.pdf.headings import mark_headings
from pijler.reading.pdf.layout import PageLayout, Role, SetColumn, SetLine, body_size

_HEAD, _FOOT = 0.14, 0.87
"""Shares of the height of a page: running headers stand above the first, footers below the second."""

_SMALLER = 0.93
"""Of the size of the text: footnotes and margins are set smaller."""

_SAME_HEIGHT = 6.0
_MARGIN_WIDTH, _MARGIN_LEFT, _MARGIN_RIGHT = 0.28, 0.3, 0.66
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxl]{1,6})\W*")
_NOTE_NUMBER = re.compile(r"(?:\d{1,3}[.)]?|\[\d{1,3}\]|[*†‡]{1,3})(?=\s+\S)")
_PAGE_NUMBER = re.compile(r"[\s.…]\d{1,3}$")
_SAME_EDGE = 4.0
_FAR = 1.5
_LEAST_CONTENTS = 4
"""So many titles with a number behind them on one page are a list of contents."""


def tell_roles(pages: list[PageLayout]) -> float:
    """Set the role of every line, and the level of headings; the size of most letters in points."""
    size = body_size(pages)
    _mark_repeated(pages, size)
    for page in pages:
        _mark_page_number(page)
        _mark_margins(page, size)
        _mark_contents(page)
        for column in page.columns:
            _mark_notes(column, size)
    mark_headings(pages, size)
    return size


def _mark_repeated(pages: list[PageLayout], size: float) -> None:
    """Lines that stand at the same place of several pages, numbers in them levelled."""
    places: defaultdict[tuple[str, int], list[tuple[PageLayout, SetLine]]] = defaultdict(list)
    for page in pages:
        head, foot = _HEAD * page.height, _FOOT * page.height
        left, right, small = _MARGIN_LEFT * page.width, _MARGIN_RIGHT * page.width, size * _SMALLER
        for column in page.columns:
            for line in column.lines:
                at_edge = not head < line.base < foot
                in_margin = line.size < small and (line.x0 > right or line.x1 < left)
                if (at_edge or in_margin) and line.role in ("body", "aside") and not _raised_number(line):
                    places[_DIGITS.sub("0", line.text), round(line.base / _SAME_HEIGHT)].append((page, line))
    count = Counter({place: len({page.n for page, _ in found}) for place, found in places.items()})
    least = 2 if len(pages) < 4 else 3
    for (shape, height), found in places.items():
        times = sum(count[shape, near] for near in (height - 1, height, height + 1))
        if times >= least:
            for page, line in found:
                line.role = _furniture(page, line)


def _furniture(page: PageLayout, line: SetLine) -> Role:
    if line.base < page.height * _HEAD:
        return "head"
    return "foot" if line.base > page.height * _FOOT else "margin"


def _mark_page_number(page: PageLayout) -> None:
    """A number by itself that is the lowest or the highest of a page, near its edge."""
    lines = sorted(page.lines(), key=lambda line: line.base)
    for line in (*lines[-1:], *lines[:1]):
        edge = not _HEAD * page.height < line.base < _FOOT * page.height
        if edge and line.role in ("body", "aside") and _BARE_NUMBER.fullmatch(line.text):
            line.role = _furniture(page, line)


def _mark_margins(page: PageLayout, size: float) -> None:
    """Narrow columns of small letters at the side of the text: addresses and references of a letter."""
    for column in page.columns:
        if column.beside and _is_margin(page, column, size):
            for line in column.lines:
                if line.role in ("body", "table", "aside"):
                    line.role = "foot" if line.base > page.height * _FOOT else "margin"


def _is_margin(page: PageLayout, column: SetColumn, size: float) -> bool:
    if column.x1 - column.x0 > _MARGIN_WIDTH * page.width:
        return False
    if column.x0 < _MARGIN_RIGHT * page.width and column.x1 > _MARGIN_LEFT * page.width:
        return False
    small = sum(len(line.text) for line in column.lines if line.size < size * _SMALLER)
    return small * 10 > 9 * sum(len(line.text) for line in column.lines)


def _mark_contents(page: PageLayout) -> None:
    """Titles with a page number in a column of its own, or behind dots: a list of contents is no sentence."""
    found = [line for line in page.lines() if line.role == "body" and _ends_in_page_number(line)]
    for line in found:
        if sum(abs(other.x1 - line.x1) < _SAME_EDGE for other in found) >= _LEAST_CONTENTS:
            line.role = "table"


def _ends_in_page_number(line: SetLine) -> bool:
    if not line.text[-1:].isdecimal() or not _PAGE_NUMBER.search(line.text):
        return False
    if "...." in line.text or "…" in line.text or ". . ." in line.text:
        return True
    places = line.places
    return len(places) > 3 and places[-2] - places[-4] > _FAR * line.size


def _mark_notes(column: SetColumn, size: float) -> None:
    """The small lines at the foot of a column, from the first that begins with a number."""
    lines = [line for line in column.lines if line.role == "body"]
    first = len(lines)
    while first and lines[first - 1].size < size * _SMALLER:
        first -= 1
    numbered = False
    for line in lines[first:]:
        numbered = numbered or begins_note(line)
        if numbered:
            line.role = "note"


def _raised_number(line: SetLine) -> bool:
    return bool(line.markers) and line.markers[0][0] == 0


def begins_note(line: SetLine) -> bool:
    """Whether ``line`` begins with a raised number or a number by itself."""
    return _raised_number(line) or _NOTE_NUMBER.match(line.text) is not None
