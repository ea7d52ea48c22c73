"""What part each line has in its page: running text, heading, footnote, or furniture, by place, type and repetition."""

import re
from collections import Counter, defaultdict

from pijler.reading.pdf.layout import PageLayout, Role, SetColumn, SetLine, body_size
from pijler.reading.words import words

_HEAD, _FOOT = 0.14, 0.87
"""Shares of the height of a page: running headers stand above the first, footers below the second."""

_SMALLER = 0.93
"""Of the size of the text: footnotes and margins are set smaller."""

_LARGER = 1.1
_LOWEST_HEADING = 0.92
_SAME_HEIGHT = 6.0
_MARGIN_WIDTH, _MARGIN_LEFT, _MARGIN_RIGHT = 0.28, 0.3, 0.66
_DIGITS = re.compile(r"\d+")
_BARE_NUMBER = re.compile(r"\W*(?:\d{1,4}|[ivxl]{1,6})\W*")
_NOTE_NUMBER = re.compile(r"(?:\d{1,3}[.)]?|\[\d{1,3}\]|[*†‡]{1,3})(?=\s+\S)")
_LONGEST_HEADING = 3
_MOST_CHARACTERS = 220
_LEAST_LETTERS = 2
_OPENING = "'‘’\"“«•·▪"
_DECIMAL = re.compile(r"(?:[A-Z]\.)?(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
_UNNUMBERED = 8
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
    _mark_headings(pages, size)
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
    if not _PAGE_NUMBER.search(line.text):
        return False
    if "...." in line.text or "…" in line.text or ". . ." in line.text:
        return True
    places = line.places
    return len(places) > 3 and places[-2] - places[-4] > _FAR * line.size


def _mark_notes(column: SetColumn, size: float) -> None:
    """The small lines at the foot of a column, from the first that begins with a number."""
    first, lines = len(column.lines), [line for line in column.lines if line.role == "body"]
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


def _mark_headings(pages: list[PageLayout], size: float) -> None:
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
