"""The text of a PDF in reading order, and what its type and place say about the lines of that text."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from pijler.kernel.quotes import Segment
from pijler.reading.notes import without_marker
from pijler.reading.pdf.layout import PageLayout, SetLine

_PARAGRAPH_GAP = 1.3
"""Times the usual distance of lines: farther apart, a paragraph begins."""

_USUAL_PITCH = 1.22
"""In ems, where a column is too short to tell."""

_STOPS = (".", "!", "?", ":", ";")
_SMALLER = 0.93
"""Of the size of the text: captions and the words of drawings are set smaller."""


class Placed(NamedTuple):
    """A line of the text: where it begins, and on which page it is set."""

    start: int
    page: int
    line: SetLine


@dataclass(frozen=True, slots=True)
class PdfText:
    """Pages are divided by form feeds, paragraphs by blank lines; footnotes stand at the foot of their page.

    Lines count from 0 (a form feed ends a line too). ``page_starts`` are the characters at which pages begin;
    ``lines`` tells of each line that is not blank how it is set; ``markers`` are the raised numbers in running text, in
    order; ``body_size`` is the size of most letters, in points.
    """

    text: str
    page_starts: list[int]
    lines: dict[int, SetLine]
    placed: list[Placed]
    markers: list[Segment]
    body_size: float


def write(pages: list[PageLayout], size: float) -> PdfText:
    """The text of pages whose lines know their role; most of it is set in ``size`` points."""
    writer = _Writer(size)
    for page in pages:
        writer.page(page)
    return writer.finished()


class _Writer:
    def __init__(self, size: float) -> None:
        self.size = size
        self.parts: list[str] = []
        self.at = 0
        self.number = 0  # of the line that is written next
        self.page_starts: list[int] = []
        self.placed: list[Placed] = []
        self.lines: dict[int, SetLine] = {}
        self.markers: list[Segment] = []

    def page(self, page: PageLayout) -> None:
        if page.n > 1:
            self._put("\f")
        self.page_starts.append(self.at)
        begun = len(self.placed)
        first = ("head", "margin") if page.n == 1 else ("head",)
        last = ("foot",) if page.n == 1 else ("margin", "foot")
        for group in (_furniture(page, first), *self._running(page), _notes(page), _furniture(page, last)):
            if group and len(self.placed) > begun:
                self._put("\n")
            for line in group:
                self._line(page.n, line)

    def _running(self, page: PageLayout) -> Iterable[list[SetLine]]:
        """Paragraphs, headings and tables, column after column; what is set small waits for the end of a paragraph."""
        flow = _Flow(self.size * _SMALLER)
        for column in page.columns:
            lines = [line for line in column.lines if line.role in ("body", "heading", "table", "aside")]
            pitches = _pitches(lines)
            above: SetLine | None = None
            for k, line in enumerate(lines):
                following = lines[k + 1] if k + 1 < len(lines) else None
                pitch = pitches.get(line.style[0], _USUAL_PITCH * line.size)
                flow.add(line, above is None or _breaks(above, line, following, pitch), above is None)
                above = line
        return flow.finished()

    def _line(self, page: int, line: SetLine) -> None:
        self.placed.append(Placed(self.at, page, line))
        self.lines[self.number] = line
        if line.role in ("body", "heading", "table", "aside"):
            self.markers += [(self.at + start, self.at + end) for start, end in line.markers if start]
        self._put(line.text + "\n")

    def _put(self, text: str) -> None:
        """Add a line, or what ends one."""
        self.parts.append(text)
        self.at += len(text)
        self.number += 1

    def finished(self) -> PdfText:
        return PdfText("".join(self.parts), self.page_starts, self.lines, self.placed, self.markers, self.size)


def _furniture(page: PageLayout, roles: tuple[str, ...]) -> list[SetLine]:
    found = [line for line in page.lines() if line.role in roles]
    return sorted(found, key=lambda line: (roles.index(line.role), round(line.base), line.x0))


def _notes(page: PageLayout) -> list[SetLine]:
    return [line for line in page.lines() if line.role == "note"]


class _Flow:
    """Groups of lines in the making."""

    def __init__(self, small: float) -> None:
        self.small = small
        self.groups: list[list[SetLine]] = []
        self.open: list[SetLine] = []
        self.waiting: list[list[SetLine]] = []  # captions and the like that stand inside the open paragraph
        self.aside = False  # whether the line before stands in a group that waits

    def add(self, line: SetLine, breaks: bool, first_of_column: bool) -> None:
        """The next line; ``breaks`` where its place shows a new group."""
        open_size = self.open[-1].size if self.open else 0.0
        if self.open and line.role == "body" and line.size < self.small < open_size and not _ended(self.open):
            if breaks or not self.aside:
                self.waiting.append([])
            self.waiting[-1].append(line)
            line.role = "aside"
            self.aside = True
            return
        if self.open and (_ends(self.open, line) if first_of_column or self.aside else breaks):
            self._close()
        self.aside = False
        self.open.append(line)

    def _close(self) -> None:
        self.groups += [self.open, *self.waiting]
        self.open, self.waiting = [], []

    def finished(self) -> list[list[SetLine]]:
        """All groups in order."""
        self._close()
        return [group for group in self.groups if group]


def _ended(group: list[SetLine]) -> bool:
    """Whether a group is over: a heading, a table, or a sentence that has ended."""
    last = group[-1]
    return last.role != "body" or without_marker(last.text).endswith(_STOPS)


def _pitches(lines: list[SetLine]) -> dict[float, float]:
    """The usual distance of the base lines of a column in points, for each size of letters."""
    distances: dict[float, list[float]] = {}
    for before, after in pairwise(lines):
        distance = after.base - before.base
        if before.style[0] == after.style[0] and 0.9 * after.size < distance < 2.0 * after.size:
            distances.setdefault(after.style[0], []).append(distance)
    return {size: sorted(found)[len(found) // 4] for size, found in distances.items()}


def _breaks(above: SetLine, line: SetLine, following: SetLine | None, pitch: float) -> bool:
    """Whether a paragraph, a heading or a table begins at ``line``."""
    if above.role != line.role or above.level != line.level:
        return True
    if line.role == "table":
        return False
    if abs(above.size - line.size) > 0.08 * max(above.size, line.size):
        return True
    if line.base - above.base > _PARAGRAPH_GAP * max(pitch, line.size):
        return True
    indented = line.x0 - above.x0 > 0.8 * line.size
    return indented and following is not None and line.x0 - following.x0 > 0.8 * line.size and above.text[-1] in _STOPS


def _ends(open_group: list[SetLine], line: SetLine) -> bool:
    """Whether what stands at the foot of a column is over, so that ``line`` begins something new."""
    last = open_group[-1]
    if _ended(open_group) or last.role != line.role or abs(last.size - line.size) > 0.08 * max(last.size, line.size):
        return True
    return not (line.text[0].islower() or len(last.text) * 4 > len(line.text) * 3)
