"""Footnotes at the foot of pages or at the end, and the markers in the text that refer to them."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pijler.kernel.quotes import Segment
from pijler.reading.document import Page
from pijler.reading.lines import BODY, NOTE, Lines
from pijler.reading.markers import SUPERSCRIPTS, find_marker
from pijler.reading.notes import Note, continue_over_pages, stops

_FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPTS, "0123456789")
_FIRST_CHARACTERS = frozenset("0123456789[" + SUPERSCRIPTS)
_NOTE = re.compile(
    rf"(?:\[\^?(?P<b>\d{{1,3}})\]:?|(?P<s>[{SUPERSCRIPTS}]{{1,3}})|(?P<d>\d{{1,3}})[.)]|(?P<p>\d{{1,3}}))(?:\s+(?=\S)|(?<=[\]{SUPERSCRIPTS}])(?=\S)|$)"
)
_STYLES = {"b": 0, "s": 1, "p": 2, "d": 3}
"""The likeliest style of a footnote first."""

_LONGEST_REST = 6
"""How many lines of a footnote may follow on a blank line."""

_SKIP = 3
"""How many footnote numbers may be missing before one is believed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Line ``line`` may begin footnote ``number``; its words begin ``skip`` characters after the line's start.

    ``style``: b in brackets, s superscript, p plain, d with a dot or bracket behind it, as list items have too.
    """

    line: int
    number: int
    style: str
    skip: int
    bare: bool  # no words follow on its line


def find_footnotes(text: str, lines: Lines, pages: list[Page], markdown: bool) -> list[Note]:
    """The footnotes, in order; marks their lines in ``lines.kind``. In Markdown, plain numbers are list items."""
    candidates = [note for note in _candidates(lines) if not markdown or note.style in "bs"]
    if not candidates:
        return []
    at = [candidate.line for candidate in candidates]
    finder = _Finder(text, lines)
    notes: list[Note] = []
    for page, (first, last) in zip(pages, lines.pages(), strict=True):
        here = candidates[bisect_left(at, first) : bisect_left(at, last)]
        if here:
            notes += finder.on_page(here, page, last, len(pages) > 1)
    if not notes and len(pages) > 1:  # notes at the end of the document
        return finder.on_page(candidates, Page(1, 0, len(text)), len(lines.text), True)
    if len(pages) > 1:
        continue_over_pages(lines, notes)
    return notes


def _candidates(lines: Lines) -> list[Candidate]:
    found: list[Candidate] = []
    for i in lines.beginning_with(_FIRST_CHARACTERS):
        if lines.kind[i] == BODY and (match := _NOTE.match(lines.text[i])):
            style = match.lastgroup or "p"
            number = int(match[style].translate(_FROM_SUPERSCRIPT))
            if number:
                found.append(Candidate(i, number, style, match.end(), match.end() == len(lines.text[i])))
    return found


class _Finder:
    """Matches candidates with markers, page after page."""

    def __init__(self, text: str, lines: Lines) -> None:
        self.text = text
        self.lines = lines
        self.last = 0
        self.after = 0  # where the last marker ended
        self.before_page = 0  # where the page before this one began

    def on_page(self, here: list[Candidate], page: Page, last_line: int, paged: bool) -> list[Note]:
        """The footnotes of one page."""
        notes: list[Note] = []
        for chain, least in _chains(here, self.last):
            markers = self._markers(chain, page, paged)
            if sum(marker is not None for marker in markers) >= len(chain) * least:
                notes = self._accept(chain, markers, last_line, paged)
                break
        self.before_page = page.start
        return notes

    def _markers(self, chain: list[Candidate], page: Page, paged: bool) -> list[Segment | None]:
        """The marker of each; on a page all stand above the first footnote, else each above its own."""
        limit = self.lines.start[chain[0].line]
        earlier = max(self.after, self.before_page)
        after = max(page.start, min(self.after, limit))
        markers: list[Segment | None] = []
        for candidate in chain:
            marker = self._find(candidate, after, limit if paged else self.lines.start[candidate.line])
            if marker is None and not any(markers):
                marker = self._find(candidate, earlier, page.start)
            if marker:
                after = max(after, marker[1])
            markers.append(marker)
        return markers

    def _find(self, candidate: Candidate, start: int, end: int) -> Segment | None:
        """The first marker in running text, past any that stand in furniture or other notes."""
        while marker := find_marker(self.text, candidate.number, candidate.style, start, end):
            line = bisect_right(self.lines.start, marker[0]) - 1
            if self.lines.kind[line] == BODY:
                return marker
            start = marker[1]
        return None

    def _accept(self, chain: list[Candidate], markers: list[Segment | None], last_line: int, paged: bool) -> list[Note]:
        kind, notes = self.lines.kind, list[Note]()
        ends = [*(candidate.line for candidate in chain[1:]), last_line]
        for candidate, marker, end in zip(chain, markers, ends, strict=True):
            inside = _note_lines(self.lines, candidate.line, end) if paged else _loose(self.lines, candidate.line, end)
            for i in inside:
                kind[i] = NOTE
            notes.append(Note(str(candidate.number), marker, inside, candidate.skip))
            if marker:
                self.after = max(self.after, marker[1])
        self.last = chain[-1].number
        return notes


def _note_lines(lines: Lines, first: int, end: int) -> list[int]:
    """The lines of a footnote, up to the next one or the end of the page.

    Below a blank line after a final stop, running text follows where too much follows for a footnote.
    """
    inside: list[int] = []
    for i in range(first, end):
        if lines.kind[i] == BODY:
            inside.append(i)
        elif inside and not lines.text[i] and stops(lines.text[inside[-1]]) and _much_follows(lines, i, end):
            break
    return inside


def _much_follows(lines: Lines, first: int, end: int) -> bool:
    return lines.kind[first:end].count(BODY) > _LONGEST_REST


def _loose(lines: Lines, first: int, end: int) -> list[int]:
    """The lines of a footnote where no page end is known: up to a short line, or a blank one, after a final stop."""
    inside, full = list[int](), max(70, len(lines.text[first]) * 85 // 100)
    for i in range(first, end):
        if lines.kind[i] == BODY:
            inside.append(i)
            if len(lines.text[i]) < full and stops(lines.text[i]):
                break
        elif inside and not lines.text[i] and stops(lines.text[inside[-1]]):
            break
    return inside


@dataclass(slots=True)
class _Link:
    """A candidate and the run of consecutive numbers that goes on below it."""

    candidate: Candidate
    below: "_Link | None"
    size: int
    inner: bool = False  # a longer run goes through it

    def chain(self) -> list[Candidate]:
        found, link = list[Candidate](), self
        while link:
            found.append(link.candidate)
            link = link.below
        return found


def _chains(here: list[Candidate], last: int) -> list[tuple[list[Candidate], float]]:
    """Runs of consecutive numbers in one style down to the lowest possible line, the likeliest first.

    With each comes the share of its numbers that must have a marker: half where the run continues the footnotes so
    far or begins anew at 1; all where it begins at a number that nothing leads up to.
    """
    links: dict[tuple[int, str], _Link] = {}
    lower: dict[tuple[int, str], _Link] = {}  # footnotes at the foot, where headings above them make a longer run
    for candidate in reversed(here):
        key = candidate.number, candidate.style
        below = links.get((candidate.number + 1, candidate.style))
        link = _Link(candidate, below, 1 + (below.size if below else 0))
        if key not in links or link.size > links[key].size:
            if key in links and candidate.style != "d" and not links[key].candidate.bare:
                lower.setdefault(key, links[key])
            links[key] = link
            if below:
                below.inner = True
    for number, style in [key for key, link in links.items() if link.candidate.bare and link.size == 1]:
        if any(links[number, other].size > 1 for other in _STYLES if (number, other) in links):
            del links[number, style]  # a number of a table, beside a list
    first = [last + 1, 1, *range(last + 2, last + 2 + _SKIP)]
    wanted = sorted((key for key in links if key[0] in first), key=lambda key: (first.index(key[0]), _STYLES[key[1]]))
    longest = sorted((link for link in links.values() if not link.inner), key=lambda link: -link.size)[:_SKIP]
    others = [link for link in longest if link.candidate.number not in first]
    return [
        *(
            (found[key].chain(), least)
            for key in wanted
            for found, least in ((links, 0.5), (lower, 1.0))
            if key in found
        ),
        *((link.chain(), 1.0) for link in others),
    ]
