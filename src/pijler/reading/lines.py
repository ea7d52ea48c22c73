"""A text as columns of lines: content without the blanks around it, and where it stands."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add, not_, sub

BODY, BLANK, FURNITURE, NOTE, SIGNATURE, TABLE = range(6)
"""What a line belongs to."""

LABEL = 24
"""A page label is shorter than this, in characters."""


@dataclass(slots=True)
class Lines:
    """Line i is ``text[i]``, which stands at ``start[i]``; ``indent[i]`` blanks stand before it.

    ``kind`` says what each line belongs to; ``page_first`` holds the first line of each page.
    """

    text: list[str]
    start: list[int]
    indent: list[int]
    kind: bytearray
    page_first: list[int]
    _short: list[tuple[int, str]] | None = None
    _first: dict[str, list[int]] | None = None

    def short(self) -> list[tuple[int, str]]:
        """Number and content of the lines that are short enough to be a page label."""
        if self._short is None:
            self._short = [(i, line) for i, line in enumerate(self.text) if 0 < len(line) < LABEL]
        return self._short

    def firsts(self) -> dict[str, list[int]]:
        """For each character with which lines begin, the numbers of those lines."""
        if self._first is None:
            found: defaultdict[str, list[int]] = defaultdict(list)
            for i, line in enumerate(self.text):
                found[line[:1]].append(i)
            found.pop("", None)
            self._first = dict(found)
        return self._first

    def beginning_with(self, signs: Iterable[str]) -> list[int]:
        """The numbers, in order, of the lines that begin with one of ``signs``."""
        firsts = self.firsts()
        return sorted(i for sign in signs for i in firsts.get(sign, ()))

    def margins(self) -> list[int]:
        """Where each line begins, its indent included."""
        return [start - indent for start, indent in zip(self.start, self.indent, strict=True)]

    def end(self, i: int) -> int:
        """Where the content of line i ends."""
        return self.start[i] + len(self.text[i])

    def pages(self) -> list[tuple[int, int]]:
        """First line and line after the last, for each page."""
        return list(zip(self.page_first, [*self.page_first[1:], len(self.text)], strict=True))


def plain(text: str) -> str:
    """``text`` with every sign that ends or hides a line as a line feed or blank; of the same length."""
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    for sign, instead in (("\f", "\n"), ("\u2028", "\n"), ("\u2029", "\n"), ("\ufeff", " "), ("\u200b", " ")):
        if sign in text:
            text = text.replace(sign, instead)
    return text


def split(text: str) -> Lines:
    """The lines of ``text``, which is plain; pages are not known yet."""
    raw = text.split("\n")
    left = list(map(str.lstrip, raw))
    indent = list(map(sub, map(len, raw), map(len, left)))
    line_feeds = count()
    begin = map(add, accumulate(map(len, raw), initial=0), line_feeds)
    start = list(map(add, begin, indent))
    content = list(map(str.rstrip, left))
    kind = bytearray(map(not_, content))  # BLANK is True
    return Lines(content, start, indent, kind, [0])
