"""Lines become paragraphs, items and headings, over blank lines and page ends where the sense runs on."""

import re
from itertools import pairwise

from pijler.reading.document import BlockKind
from pijler.reading.drafts import Draft
from pijler.reading.lines import BLANK, BODY, FURNITURE, NOTE, SIGNATURE, TABLE, Lines
from pijler.reading.notes import Note
from pijler.reading.titles import is_labelled, looks_like_heading

_BULLETS = frozenset("•·▪◦‣●○■–—−-*")
_ENUMERATION = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+\S")
_NUMBERED_PARAGRAPH = re.compile(r"\d{1,3}\.(?:\s{3,}|\t)[^\W\d_]")
"""A paragraph's number set apart by a wide blank, as in documents of the United Nations."""

_LONGEST_HEADING = 3
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s*(?=[^#\s])")
_ASIDES: dict[int, BlockKind] = {FURNITURE: "furniture", SIGNATURE: "signature", TABLE: "table"}
_BLANK = bytes([BLANK])
_STOPS = frozenset(".:;?!")
_CLOSERS = ")]»”’\"'*_"


def width_of(lines: Lines) -> int:
    """The width of a full line; 0 where the text is not wrapped."""
    sizes = sorted([len(line) for line, kind in zip(lines.text, lines.kind, strict=True) if kind == BODY])
    if not sizes:
        return 0
    width = sizes[len(sizes) * 19 // 20]
    return width if width <= 160 else 0


def build(lines: Lines, notes: list[Note], markdown: bool) -> list[Draft]:
    """The blocks of a document whose footnotes and furniture are marked."""
    return _Builder(lines, notes, markdown).run()


class _Builder:
    def __init__(self, lines: Lines, notes: list[Note], markdown: bool) -> None:
        self.lines = lines
        self.note_at = {note.lines[0]: note for note in notes if note.lines}
        self.markdown = markdown
        self.drafts: list[Draft] = []
        self.open: Draft | None = None  # the body block that the next line may continue
        self.width = width_of(lines)
        self.short = self.width * 88 // 100 if self.width else 1 << 30
        self.marker_ends = {note.marker[1]: note.marker[0] for note in notes if note.marker}

    def run(self) -> list[Draft]:
        text, kinds, short, title = self.lines.text, self.lines.kind, self.short, self.width * 5 // 8
        page_starts = set(self.lines.page_first[1:])
        blanks, foreign, above = 0, False, -1  # above: the length of the open block's line right above
        for i, line in enumerate(text):
            kind = kinds[i]
            if i in page_starts:
                foreign = True
            if kind == BODY:
                block = self.open
                if block is None:
                    self._begin(i, line)
                elif foreign:
                    self._after_gap(block, i, line)
                elif blanks:
                    self._after_blank(block, i, line, blanks)
                elif above >= short and len(line) > title and line[0].isalpha():
                    block.lines.append(i)  # the common case: a full line below a full line
                else:
                    self._next_line(block, i, line)
                blanks, foreign, above = 0, False, len(line)
            elif kind == BLANK:
                blanks += 1
            else:
                foreign = True
                self._aside(i, kind)
        return self.drafts

    def _aside(self, i: int, kind: int) -> None:
        """A line that is not running text."""
        if kind == NOTE:
            if note := self.note_at.get(i):
                gaps = self._gaps(note.lines)
                self.drafts.append(Draft("footnote", note.lines, skip=note.skip, number=note.number, gaps=gaps))
            return
        name = _ASIDES[kind]
        last = self.drafts[-1] if self.drafts else None
        if last and last.kind == name and last.lines[-1] == i - 1:
            last.lines.append(i)
        else:
            self.drafts.append(Draft(name, [i]))
        if name != "furniture":
            self.open = None

    def _gaps(self, numbers: list[int]) -> set[int] | None:
        """The lines of a footnote above which something foreign stands."""
        if numbers[-1] - numbers[0] + 1 == len(numbers):
            return None
        kinds = self.lines.kind
        return {after for before, after in pairwise(numbers) if kinds[before + 1 : after].strip(_BLANK)} or None

    def _begin(self, i: int, line: str) -> None:
        if self.markdown and line[0] == "#" and (match := _MARKDOWN_HEADING.match(line)):
            draft = Draft("heading", [i], level=len(match[1]), skip=match.end())
            self.drafts.append(draft)
            self.open = None
            return
        item = self._is_item(line, loose=True)
        self.open = Draft("item" if item else "paragraph", [i], level=1 if item else 0)
        self.drafts.append(self.open)

    def _is_item(self, line: str, loose: bool) -> bool:
        """Whether ``line`` begins a list item; ``loose`` where it may begin a block anyway."""
        if line[0] in _BULLETS:
            return len(line) > 2 and line[1] in " \t\xa0" and (loose or line[0] not in "–—−-*" or line[2].isupper())
        if line[0] in "\uf0b7\uf0a7":
            return True
        return loose and line[0] in "(abcdefghijklmnopqrstuvwxyz0123456789" and _ENUMERATION.match(line) is not None

    def _ended(self, i: int) -> bool:
        """Whether line i ends a sentence, its footnote marker left out."""
        line = self.lines.text[i]
        last = line[-1]
        if last in _STOPS:
            return True
        if last.isalpha() or last in ",-":
            return False
        end = self.lines.end(i)
        while end in self.marker_ends:
            line = line[: len(line) - (end - self.marker_ends[end])]
            end = self.marker_ends[end]
        line = line.rstrip(_CLOSERS)
        return bool(line) and line[-1] in _STOPS

    def _next_line(self, block: Draft, i: int, line: str) -> None:
        """The line right below the open block."""
        if self._is_numbered_below_heading(block, line):
            block.titled = True
            self._begin(i, line)
        elif (
            self._begins_item(block, line)
            or (": " in line and self._begins_label(block, i, line))
            or (line[0] == "#" and self.markdown)
            or (not line[0].islower() and self._is_new(block, i, line))
        ):
            self._begin(i, line)
        else:
            block.lines.append(i)

    def _is_numbered_below_heading(self, block: Draft, line: str) -> bool:
        """Whether ``line`` is the first numbered paragraph right below a heading of several lines."""
        if line[0] not in "0123456789" or not 1 < len(block.lines) <= _LONGEST_HEADING or block.kind != "paragraph":
            return False
        first, last = self.lines.text[block.lines[0]], self.lines.text[block.lines[-1]]
        return (
            _NUMBERED_PARAGRAPH.match(line) is not None
            and len(last) < self.short
            and (first[0].isupper() or first[0].isdigit())
            and looks_like_heading(last.capitalize())
        )

    def _begins_item(self, block: Draft, line: str) -> bool:
        if line[0].isupper():
            return False
        return self._is_item(line, loose=block.kind == "item" or self._ended(block.lines[-1]))

    def _begins_label(self, block: Draft, i: int, line: str) -> bool:
        """Whether ``line`` is one of several lines with a label, one below the other."""
        if not is_labelled(line):
            return False
        if block.kind == "paragraph" and is_labelled(self.lines.text[block.lines[0]]):
            return True
        below = self._below(i)
        return below != "" and is_labelled(below)

    def _below(self, i: int) -> str:
        """The running text on the line right below line i; empty where there is none."""
        below = i + 1
        return self.lines.text[below] if below < len(self.lines.text) and self.lines.kind[below] == BODY else ""

    def _is_new(self, block: Draft, i: int, line: str) -> bool:
        """Whether the line above ended its block on purpose, or ``line`` is a heading; no blank line tells."""
        above = self.lines.text[block.lines[-1]]
        if len(above) < self.short and self._stopped_short(above, line):
            if len(block.lines) == 1 and self._title_above(block, above, line):
                block.titled = True
                return True
            return self._ended(block.lines[-1])
        return len(line) <= self.width * 5 // 8 and self._ended(block.lines[-1]) and self._title_below(i, line)

    def _title_above(self, block: Draft, above: str, line: str) -> bool:
        """Whether the open block, one line so far, is a heading right above the first full line of a paragraph."""
        if block.kind == "item" and not above[0].isalnum():
            return False
        room = len(above) + 1 + len(line.split(None, 1)[0])
        return looks_like_heading(above) and (room <= len(line) or line[-1] in ".?!")

    def _title_below(self, i: int, line: str) -> bool:
        """Whether line i is a heading right below a full last line: short, and the next line begins a sentence."""
        below = self._below(i)
        if not below or not looks_like_heading(line):
            return False
        return len(below) >= self.short and below[0].isupper() and self._stopped_short(line, below)

    def _stopped_short(self, above: str, line: str) -> bool:
        """Whether the first word of ``line`` would have fitted on the line above."""
        if not self.width:
            return True
        return len(above) + 1 + len(line.split(None, 1)[0]) <= self.width * 9 // 10

    def _after_blank(self, block: Draft, i: int, line: str, blanks: int) -> None:
        """A line below a blank one: a new block, unless the blank is pdftotext's own."""
        if blanks == 1 and not self._ended(block.lines[-1]) and self._blank_is_spurious(block, i, line):
            block.lines.append(i)
        else:
            self._begin(i, line)

    def _blank_is_spurious(self, block: Draft, i: int, line: str) -> bool:
        """After the first line of an item, or within a sentence between a full line and a small letter."""
        if self._is_item(line, loose=True):
            return False
        above, lower = self.lines.text[block.lines[-1]], line[0].islower()
        full = bool(self.width) and len(above) * 4 > self.width * 3
        first_of_item = block.kind == "item" and len(block.lines) == 1
        if lower:
            return full or first_of_item
        return full and first_of_item and not self._is_heading_apart(i, line)

    def _is_heading_apart(self, i: int, line: str) -> bool:
        """Whether line i, below a blank line, is a heading: alone, or right above the text that it heads."""
        below = self._below(i)
        if not below:
            return line[-1] not in ".,;:-"
        return looks_like_heading(line) and below[0].isupper() and self._stopped_short(line, below)

    def _after_gap(self, block: Draft, i: int, line: str) -> None:
        """A line after a page end, footnotes or furniture: does the sentence run on?"""
        if not block.titled and not self._is_item(line, loose=True) and self._runs_on(i, block):
            block.lines.append(i)
            block.gaps = block.gaps or set()
            block.gaps.add(i)
        else:
            self._begin(i, line)

    def _runs_on(self, i: int, block: Draft) -> bool:
        """Whether the sentence at the end of ``block`` goes on at line i."""
        line, above = self.lines.text[i], self.lines.text[block.lines[-1]]
        ended = self._ended(block.lines[-1])
        if line[0].islower():
            return not ended or above[-1] == "."  # a full stop before a small letter ends an abbreviation
        return not ended and self._capital_runs_on(i, block, line, above)

    def _capital_runs_on(self, i: int, block: Draft, line: str, above: str) -> bool:
        if line.isupper() and not above.isupper():
            return False
        if not self._below(i) and looks_like_heading(line):
            return False
        if above[-1] in ",-":
            return True
        if len(line) * 5 < self.width * 3 and line[-1] not in ".?!:;":
            return False
        return len(above) * 5 >= self.width * 3 and (len(block.lines) > 2 or not looks_like_heading(above))
