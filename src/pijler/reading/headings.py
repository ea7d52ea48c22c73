"""Levels of headings, from their numbers, their marks and their order."""

import re

from pijler.reading.words import words

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s+\S")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]\s+\S")
_LETTER = re.compile(r"[A-Z][.)]\s+\S")
_NOT_A_WORD = re.compile(r"[\W_]+")
_NUMBERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}


def pillar_of(title: str) -> int | None:
    """The number of the pillar that a heading names at its beginning."""
    found = words().pillar.match(title)
    if not found:
        return None
    number = found[1].upper()
    return _NUMBERS.get(number) or int(number)


def style_of(title: str) -> tuple[str, int]:
    """How a heading is numbered or set, and the depth its number shows (0: none)."""
    if found := _DECIMAL.match(title):
        return "decimal", found[1].count(".") + 1
    if _ROMAN.match(title):
        return "roman", 0
    if _LETTER.match(title):
        return "letter", 0
    if words().chapter.match(title):
        return title.split(None, 1)[0].lower(), 0
    if title.isupper() and sum(char.isalpha() for char in title) > 3:
        return "capitals", 0
    return "plain", 0


def levels(titles: list[str], given: list[int], adjacent: list[bool], items: list[list[str]]) -> list[int]:
    """The level of each heading, 1 outermost.

    ``given`` holds levels that a mark-up shows (else 0); ``adjacent[i]`` says that heading i + 1 follows heading i
    with nothing in between, which puts it above; ``items[i]`` are the list items below heading i, which announce
    the headings that come below it.
    """
    if any(given):
        least = min(level for level in given if level)
        return [max(1, level - least + 1) if level else 1 for level in given]
    pillars = [pillar_of(title) for title in titles]
    if any(pillars):
        return _around_pillars(titles, pillars)
    found = _by_style(titles, adjacent)
    _put_below_announcement(titles, items, found)
    return found


def _put_below_announcement(titles: list[str], items: list[list[str]], found: list[int]) -> None:
    """A heading that repeats the beginning of a list item stands below the heading of that list."""
    announced: dict[str, int] = {}
    above, shift = 0, 0
    for i, title in enumerate(titles):
        key = _key(title)
        if key in announced:
            above = found[announced[key]]
            shift = max(0, above + 1 - found[i])
            found[i] += shift
        elif announced and shift and style_of(title)[0] != "plain":
            found[i] += shift if found[i] > above else 0
        announced |= {_key(item): i for item in items[i] if item}


def _key(title: str) -> str:
    """The words of a title or of the beginning of an item, up to a colon."""
    words_only = _NOT_A_WORD.sub(" ", title.split(":", 1)[0].lower())
    return " ".join(word for word in words_only.split() if word not in ("en", "and"))


def _around_pillars(titles: list[str], pillars: list[int | None]) -> list[int]:
    """Pillars group the headings below them; a heading right above a new first pillar is above all pillars."""
    first = next(i for i, pillar in enumerate(pillars) if pillar)
    base = 1 if first == 0 else 2
    found: list[int] = []
    last: int | None = None
    for i, title in enumerate(titles):
        following = pillars[i + 1] if i + 1 < len(titles) else None
        restarts = following is not None and last is not None and following <= last
        if number := pillars[i]:
            if last and number < last:
                base = 1  # a summary went through the pillars first; the text does so again, on its own
            last = number
            found.append(base)
        elif last is None or restarts or title.lower().rstrip(":") in words().closing_headings:
            last = None
            found.append(1)
        else:
            found.append(base + 1)
    return found


def _by_style(titles: list[str], adjacent: list[bool]) -> list[int]:
    """Styles nest in the order in which they first appear."""
    styles = [style_of(title) for title in titles]
    stack: list[tuple[str, int]] = []
    found: list[int] = []
    for i, style in enumerate(styles):
        if style in stack:
            del stack[stack.index(style) + 1 :]
        else:
            while stack and _outranks(style, stack[-1]):
                stack.pop()
            stack.append(style)
        found.append(len(stack))
        if adjacent[i] and i + 1 < len(styles) and styles[i + 1] == style == ("plain", 0):
            stack.append(("plain below", 0))
    return found


_RANK = ("capitals", "roman", "letter", "decimal", "plain", "plain below")


def _outranks(style: tuple[str, int], above: tuple[str, int]) -> bool:
    """Whether ``style`` cannot stand below ``above``."""
    if style[0] == above[0]:
        return style[1] <= above[1]
    if style[0] not in _RANK:
        return above[0] == "plain"
    return above[0] in _RANK and _RANK.index(style[0]) < _RANK.index(above[0])
