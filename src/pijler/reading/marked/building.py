"""Parts become the extracted text, and its structure a document."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from pijler.kernel.quotes import Segment, digest
from pijler.reading import lines
from pijler.reading.assembling import assemble
from pijler.reading.dating import find_date, find_language
from pijler.reading.document import Block, BlockKind, Document, Footnote, Page
from pijler.reading.drafts import Draft
from pijler.reading.footnotes import find_footnotes
from pijler.reading.furniture import mark_furniture
from pijler.reading.lines import BODY, FURNITURE, NOTE, SIGNATURE, Lines
from pijler.reading.marked.levels import known_levels
from pijler.reading.marked.parts import Content, Note, Part
from pijler.reading.naming import subject, title_of
from pijler.reading.notes import Note as TypedNote
from pijler.reading.paging import pages_at
from pijler.reading.refusing import refuse
from pijler.reading.titles import mark_headings
from pijler.reading.words import LANGUAGES
from pijler.reading.wraps import WrapJudge

_ITEM = re.compile(r"(?:[•·▪◦‣●○■–—−*\uf0b7\uf0a7-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}°)\s+(?=\S)")
_LETTERHEAD = 120
"""Characters: a part with more is not of the letterhead."""
_LINE_KINDS = {"furniture": FURNITURE, "table": FURNITURE, "signature": SIGNATURE}


def build(content: Content, data: bytes, name: str) -> Document:
    """The document that ``data``, the bytes of a file called ``name``, hold as ``content``.

    Its text: parts divided by a blank line, each footnote's number glued to its word as in print, and the footnotes at
    the end with their number before them. Letterheads and signatures that the format does not mark are found as in
    plain text, and so are headings where the format shows none. Raises UnreadableInput where there are no words.
    """
    laid = _Layout(content.parts)
    columns = _columns(laid, name)
    pages = laid.pages()
    typed = [] if laid.notes else _typed_notes(laid, columns)
    drafts = _drafts(laid, columns, typed)
    mark_headings(drafts, columns)
    columns.page_first = [bisect_left(columns.start, page.start) for page in pages]
    language = find_language(laid.text)
    if language == "und" and content.language in LANGUAGES:
        language = content.language
    judge = WrapJudge(laid.text, language)
    markers = sorted(note.marker for note in typed if note.marker)
    found = assemble(drafts, columns, laid.cuts or markers, judge)
    title = subject(columns, judge) or content.title or title_of(columns, drafts, found.headings, name, judge)
    return Document(
        sha256=digest(data),
        name=name,
        format=content.format,
        language=language,
        date=find_date(_without_tables(laid, columns)) or content.dated,
        title=title,
        text=laid.text,
        pages=pages,
        headings=found.headings,
        footnotes=laid.footnotes or [note.footnote(columns) for note in typed],
        wraps=found.wraps,
        blocks=_on_pages(found.blocks, pages, laid.footnotes),
        body=found.body,
        notes=found.notes,
    )


def _columns(laid: "_Layout", name: str) -> Lines:
    """The lines of the text, each with what it belongs to."""
    if not any(map(str.isalnum, laid.text)):
        why = "It has no letter and no figure in it."
        todo = "If the document is an image of a page, run text recognition (OCR) first."
        raise refuse("blank", "The file holds no words", name, why, todo)
    columns = lines.split(laid.text)
    known = [(first, last, _LINE_KINDS[part.kind]) for first, last, part in laid.parts if part.kind in _LINE_KINDS]
    known += [(first, last, NOTE) for first, last, _ in laid.notes]
    for first, last, _ in known:
        columns.kind[first:last] = bytes([SIGNATURE]) * (last - first)  # no sign of furniture beside it
    mark_furniture(columns, False)
    for first, last, kind in known:
        columns.kind[first:last] = bytes([kind]) * (last - first)
    return columns


def _without_tables(laid: "_Layout", columns: Lines) -> Lines:
    """The lines without those of tables below the letterhead, whose dates are not the document's."""
    texts = list(columns.text)
    running = next((first for first, _, part in laid.parts if len(part.text) > _LETTERHEAD), len(texts))
    for first, last, part in laid.parts:
        if part.kind == "table" and first > running:
            texts[first:last] = [""] * (last - first)
    return replace(columns, text=texts)


def _typed_notes(laid: "_Layout", columns: Lines) -> list[TypedNote]:
    """Footnotes that are only typed, as paragraphs with a number; marks their lines. Items of lists are none."""
    before = bytes(columns.kind)
    items = {first for first, _, part in laid.parts if part.kind != "paragraph"}
    found = find_footnotes(laid.text, columns, [Page(1, 0, len(laid.text))], False)
    if any(i in items for note in found for i in note.lines):
        columns.kind[:] = before
        return []
    return found


def _drafts(laid: "_Layout", columns: Lines, typed: list[TypedNote]) -> list[Draft]:
    levels = iter(known_levels([part for _, _, part in laid.parts if part.kind == "heading"]))
    drafts: list[Draft] = []
    for first, last, part in laid.parts:
        level = next(levels) if part.kind == "heading" else part.level
        begin = first
        for i in range(first + 1, last + 1):
            if i == last or columns.kind[i] != columns.kind[begin]:
                if columns.kind[begin] != NOTE:
                    kind = _draft_kind(part, columns.kind[begin])
                    drafts.append(Draft(kind, list(range(begin, i)), _level(part, kind, level)))
                begin = i
    for first, last, note in laid.notes:
        drafts.append(Draft("footnote", list(range(first, last)), skip=len(_lead(note)), number=note.number))
    drafts += [Draft("footnote", note.lines, skip=note.skip, number=note.number) for note in typed]
    return sorted(drafts, key=lambda draft: draft.lines[0])


def _draft_kind(part: Part, line: int) -> BlockKind:
    """What a part is, unless its lines turned out to be a letterhead or signature.

    A paragraph that begins with a bullet or number is an item, as in plain text.
    """
    if line == BODY and part.kind == "paragraph" and _ITEM.match(part.text):
        return "item"
    if line == BODY or part.kind == "table":
        return part.kind
    return "signature" if line == SIGNATURE else "furniture"


def _level(part: Part, kind: BlockKind, level: int) -> int:
    """The level of a part that turned out to be of ``kind``."""
    return level if kind == part.kind else int(kind == "item")


def _on_pages(blocks: list[Block], pages: list[Page], notes: list[Footnote]) -> list[Block]:
    """A footnote, which stands at the end of the text, belongs to the page of its marker."""
    starts = [page.start for page in pages]
    marked = iter([bisect_right(starts, note.marker[0]) for note in notes if note.marker])
    return [replace(block, page=next(marked, block.page)) if block.kind == "footnote" else block for block in blocks]


def _lead(note: Note) -> str:
    return _mark(note) + " "


def _mark(note: Note) -> str:
    """A number as it is; a letter in brackets, because glued to a word it would be part of it."""
    return f"[{note.number}]" if note.number.isalpha() else note.number


class _Layout:
    """The extracted text, and where everything stands in it.

    ``parts`` and ``notes`` hold the first line, the line after the last, and what stands there. ``cuts`` are the
    markers, with the blanks that keep them apart, in order.
    """

    def __init__(self, content: Sequence[Part]) -> None:
        self.parts: list[tuple[int, int, Part]] = []
        self.notes: list[tuple[int, int, Note]] = []
        self.cuts: list[Segment] = []
        self.footnotes: list[Footnote] = []
        self._pieces: list[str] = []
        self._size = 0
        self._lines = 0
        self._turns: list[int] = []
        self._met: dict[Note, Segment] = {}
        for part in content:
            self._part(part)
        for note, marker in self._met.items():
            self._note(note, marker)
        self.text = "".join(self._pieces)

    def pages(self) -> list[Page]:
        """The pages, which together cover the whole text; a page without text is none."""
        starts = sorted({0, *(turn for turn in self._turns if turn < self._size)})
        return pages_at(starts, len(self.text))

    def _gap(self) -> None:
        if self._size:
            self._put("\n\n")
            self._lines += 2

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)

    def _ended(self, text: str) -> tuple[int, int]:
        """The lines of ``text``, which has just been put."""
        first = self._lines
        self._lines += text.count("\n")
        return first, self._lines + 1

    def _part(self, part: Part) -> None:
        self._gap()
        while len(self._turns) + 1 < part.page:
            self._turns.append(self._size)
        stops = sorted([*((at, None) for at in part.turns), *part.notes], key=lambda stop: stop[0])
        at = 0
        for stop, note in stops:
            self._put(part.text[at:stop])
            at = stop
            if note is None:
                self._turns.append(self._size)
            else:
                self._marker(note, part.text[stop - 1 : stop], part.text[stop : stop + 1])
        self._put(part.text[at:])
        self.parts.append((*self._ended(part.text), part))

    def _note(self, note: Note, marker: Segment) -> None:
        self._gap()
        start = self._size
        self._put((_lead(note) + note.text).rstrip())
        self.notes.append((*self._ended(note.text), note))
        self.footnotes.append(Footnote(note.number, marker, start, self._size))

    def _marker(self, note: Note, before: str, after: str) -> None:
        """Put in a marker; one at the beginning of a line, or right behind another, is set apart by a blank."""
        opens = not before.strip()
        begin = self._size
        if self.cuts and self.cuts[-1][1] == begin and not opens:
            self._put(" ")
        marker = self._size, self._size + len(_mark(note))
        self._put(_mark(note))
        if opens and after.strip():
            self._put(" ")
        self.cuts.append((begin, self._size))
        self._met.setdefault(note, marker)
