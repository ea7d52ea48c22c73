"""Lines become paragraphs, items and headings, over blank lines and page ends where the sense runs on."""

import re
from dataclasses import dataclass

from pijler.reading.document import BlockKind
from pijler.reading.footnotes import Note
from pijler.reading.lines import BLANK, BODY, FURNITURE, NOTE, Lines
from pijler.reading.words import words

_BULLETS = frozenset("•·▪◦‣●○■–—-*")
_ENUMERATION = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+\S")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s*(?=[^#\s])")
_STOPS = frozenset(".:;?!")
_CLOSERS = ")]»”’\"'*_"


@dataclass(slots=True)
class Draft:
    """A block in the making: the lines it consists of.

    ``gaps`` are those lines before which something foreign stands; ``titled`` says that the layout shows a heading.
    """

    kind: BlockKind
    lines: list[int]
    level: int = 0
    skip: int = 0
    number: str | None = None
    titled: bool = False
    gaps: set[int] | None = None


def width_of(lines: Lines) -> int:
    """The width of a full line; 0 where the text is not wrapped."""
    sizes = sorted(len(line) for line, kind in zip(lines.text, lines.kind, strict=True) if kind == BODY)
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
        above = -1  # the length of the line right above, where the open block ends there
        blanks, foreign = 0, False
        for i, line in enumerate(text):
            if i in page_starts:
                foreign = True
            kind = kinds[i]
            if kind == BLANK:
                blanks += 1
            elif kind == BODY:
                if above >= short and len(line) > title and not foreign and line[0].isalpha():
                    self.open.lines.append(i)  # pyright: ignore[reportOptionalMemberAccess]
                elif self.open is None:
                    self._begin(i, line)
                elif foreign:
                    self._after_gap(i, line, blanks)
                elif blanks:
                    self._after_blank(i, line, blanks)
                else:
                    self._next_line(i, line)
                blanks, foreign = 0, False
                above = len(line) if self.open else -1
                continue
            else:
                foreign = True
                self._aside(i, kind)
            above = -1
        return self.drafts

    def _aside(self, i: int, kind: int) -> None:
        """A line that is not running text."""
        if kind == NOTE:
            note = self.note_at.get(i)
            if note:
                self.drafts.append(Draft("footnote", note.lines, skip=note.skip, number=note.number))
            return
        name: BlockKind = "furniture" if kind == FURNITURE else "signature"
        last = self.drafts[-1] if self.drafts else None
        if last and last.kind == name and last.lines[-1] == i - 1:
            last.lines.append(i)
        else:
            self.drafts.append(Draft(name, [i]))
        if name == "signature":
            self.open = None

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
            return len(line) > 2 and line[1] in " \t\xa0" and (loose or line[0] not in "–—-*" or line[2].isupper())
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

    def _next_line(self, i: int, line: str) -> None:
        """The line right below the open block."""
        block = self.open
        assert block is not None
        last = block.lines[-1]
        above = self.lines.text[last]
        first = line[0]
        if not first.isalpha() and (first == "#" or self._item_below(i, line, last)):
            self._begin(i, line)
        elif len(above) < self.short and not first.islower() and self._stopped_short(above, line):
            if len(block.lines) == 1 and self._title_above(block, above, line):
                block.titled = True
                self._begin(i, line)
            elif self._ended(last):
                self._begin(i, line)
            else:
                block.lines.append(i)
        elif len(line) <= self.width * 5 // 8 and not first.islower() and self._ended(last) and self._title_below(i, line):
            self._begin(i, line)
        else:
            block.lines.append(i)

    def _title_above(self, block: Draft, above: str, line: str) -> bool:
        """Whether the open block, one line so far, is a heading right above the first full line of a paragraph."""
        if block.kind == "item" and not above[0].isalnum():
            return False
        room = len(above) + 1 + len(line.split(None, 1)[0])
        return looks_like_heading(above) and (room <= len(line) or line[-1] in ".?!")

    def _title_below(self, i: int, line: str) -> bool:
        """Whether line i is a heading right below a full last line: short, and the next line begins a sentence."""
        text, following = self.lines.text, i + 1
        if following >= len(text) or self.lines.kind[following] != BODY or not looks_like_heading(line):
            return False
        below = text[following]
        return len(below) >= self.short and below[0].isupper() and self._stopped_short(line, below)

    def _item_below(self, i: int, line: str, last: int) -> bool:
        block = self.open
        assert block is not None
        return self._is_item(line, loose=block.kind == "item" or self._ended(last))

    def _stopped_short(self, above: str, line: str) -> bool:
        """Whether the first word of ``line`` would have fitted on the line above."""
        if not self.width:
            return True
        return len(above) + 1 + len(line.split(None, 1)[0]) <= self.width * 9 // 10

    def _after_blank(self, i: int, line: str, blanks: int) -> None:
        """A line below a blank one: a new block, unless the blank is pdftotext's own."""
        block = self.open
        assert block is not None
        last = block.lines[-1]
        if blanks == 1 and not self._ended(last) and not self._is_item(line, loose=True):
            above = self.lines.text[last]
            full = bool(self.width) and len(above) * 4 > self.width * 3
            lower = line[0].islower()
            if (block.kind == "item" and len(block.lines) == 1 and (lower or full)) or (lower and full):
                block.lines.append(i)
                return
        self._begin(i, line)

    def _after_gap(self, i: int, line: str, blanks: int) -> None:
        """A line after a page end, footnotes or furniture: does the sentence run on?"""
        block = self.open
        assert block is not None
        last = block.lines[-1]
        ended = self._ended(last)
        above = self.lines.text[last]
        runs_on = not self._is_item(line, loose=True) and (line[0].islower() or (not ended and self._runs_on(i, block)))
        if runs_on and not (block.titled or (line[0].islower() and ended and above[-1] not in ".")):
            block.lines.append(i)
            block.gaps = block.gaps or set()
            block.gaps.add(i)
        else:
            self._begin(i, line)

    def _runs_on(self, i: int, block: Draft) -> bool:
        """Whether a block without a final stop goes on at line i, which does not begin with a small letter."""
        line, above = self.lines.text[i], self.lines.text[block.lines[-1]]
        alone = i + 1 >= len(self.lines.text) or self.lines.kind[i + 1] != BODY
        if above[-1] in ",-" and not line.isupper():
            return True
        if line.isupper() and not above.isupper():
            return False
        if alone and looks_like_heading(line) and not line.endswith("."):
            return False
        if len(line) * 5 < self.width * 3 and line[-1] not in ".?!:;":
            return False
        return len(above) * 5 >= self.width * 3 and (len(block.lines) > 2 or not looks_like_heading(above))


def looks_like_heading(line: str) -> bool:
    """Whether ``line``, by itself, can be a heading: short, begins like one, no sentence mark at the end."""
    if len(line) > 120 or line[-1] in ".,;-" or line[0].islower():
        return False
    if not (line[0].isalnum() or line[0] in "'‘’\"“«*["):
        return False
    parts = line.split()
    if line[-1] == ":" and len(parts) > 4:
        return False
    return parts[-1] not in words().function_words_all and not _SENTENCE_INSIDE.search(line)


_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")


def mark_headings(drafts: list[Draft], lines: Lines) -> None:
    """Turn the drafts that are headings into headings."""
    body = [draft for draft in drafts if draft.kind in ("paragraph", "item", "heading")]
    for k, draft in enumerate(body):
        if draft.kind == "heading" or len(draft.lines) > 3:
            continue
        following = body[k + 1] if k + 1 < len(body) else None
        if _is_heading(draft, following, lines):
            draft.kind, draft.level = "heading", 0


def _is_heading(draft: Draft, following: Draft | None, lines: Lines) -> bool:
    parts = [lines.text[i] for i in draft.lines]
    first, last = parts[0], parts[-1]
    if draft.kind == "item" and not first[0].isalnum():
        return False
    if len(first) > 120 or not looks_like_heading(first if len(parts) == 1 else last.capitalize()):
        return False
    if first[0].islower() or not (first[0].isalnum() or first[0] in "'‘’\"“«"):
        return False
    if following is None or draft.gaps:
        return False
    below = lines.text[following.lines[0]]
    whole = " ".join(parts)
    if below[0].islower() or len(whole) > 220 or len(whole.split()) > 24 or _SENTENCE_INSIDE.search(whole):
        return False
    if not any(char.isalpha() for char in whole):
        return False
    if following.kind == "item" and last[-1] == ":":
        return False
    if draft.kind == following.kind == "item" and following.lines[0] == draft.lines[-1] + 1 and not draft.titled:
        return False
    if following.kind == "item" and following.lines[0] == draft.lines[-1] + 1:
        return len(whole.split()) <= 6 or words().chapter.match(whole) is not None
    return draft.kind != "item" or whole.split(None, 1)[-1][:1].isupper()
