"""A PDF's text and what its type shows become a document."""

from bisect import bisect_left
from itertools import groupby

from pijler.kernel.quotes import digest
from pijler.reading import blocks, lines
from pijler.reading.assembling import assemble
from pijler.reading.dating import find_date, find_language
from pijler.reading.document import Document, Page
from pijler.reading.drafts import Draft
from pijler.reading.footnotes import find_footnotes
from pijler.reading.furniture import mark_furniture
from pijler.reading.lines import FURNITURE, Lines
from pijler.reading.markdown import merged, spare_blanks
from pijler.reading.naming import title_of
from pijler.reading.paging import pages_at
from pijler.reading.pdf.notes import typeset_notes
from pijler.reading.pdf.text import PdfText
from pijler.reading.titles import mark_headings
from pijler.reading.wraps import WrapJudge

_NEARLY = 0.95
"""Of the size of the text: what is set smaller is no heading."""


def build(pdf: PdfText, data: bytes, name: str) -> Document:
    """The document that ``data``, the bytes of a file called ``name``, hold as ``pdf``."""
    text = pdf.text
    columns = lines.split(lines.plain(text))
    pages = _pages(pdf, columns)
    _mark_roles(pdf, columns)
    _mark_letter(pdf, columns)
    notes = typeset_notes(pdf, columns) or find_footnotes(text, columns, pages, False)
    drafts = [part for draft in blocks.build(columns, notes, False) for part in _divided(draft, pdf)]
    _mark_headings(drafts, columns, pdf)
    language = find_language(text)
    judge = WrapJudge(text, language)
    cuts = merged(sorted(note.marker for note in notes if note.marker), spare_blanks(columns))
    found = assemble(drafts, columns, cuts, judge)
    return Document(
        sha256=digest(data),
        name=name,
        format="pdf",
        language=language,
        date=find_date(columns),
        title=title_of(columns, drafts, found.headings, name, judge),
        text=text,
        pages=pages,
        headings=found.headings,
        footnotes=[note.footnote(columns) for note in notes],
        wraps=found.wraps,
        blocks=found.blocks,
        body=found.body,
        notes=found.notes,
    )


def _pages(pdf: PdfText, columns: Lines) -> list[Page]:
    """The pages; also notes the first line of each."""
    margins = columns.margins()
    columns.page_first = [bisect_left(margins, start) for start in pdf.page_starts]
    return pages_at(pdf.page_starts, len(pdf.text))


def _mark_roles(pdf: PdfText, columns: Lines) -> None:
    """Furniture and tables are no running text."""
    for i, line in pdf.lines.items():
        if line.role in ("head", "margin", "foot", "table", "aside"):
            columns.kind[i] = FURNITURE


def _mark_letter(pdf: PdfText, columns: Lines) -> None:
    """The letterhead of the first page, and signatures; other furniture is known from the layout."""
    before = bytes(columns.kind)
    mark_furniture(columns, False)
    end = columns.page_first[1] if len(columns.page_first) > 1 else len(columns.text)
    for i, line in pdf.lines.items():
        if columns.kind[i] != before[i] and (line.role == "note" or (columns.kind[i] == FURNITURE and i >= end)):
            columns.kind[i] = before[i]


def _divided(draft: Draft, pdf: PdfText) -> list[Draft]:
    """A draft by the type of its lines: headings, tables and the rest stand apart."""
    if draft.kind in ("footnote", "signature"):
        return [draft]
    runs = [(key, list(run)) for key, run in groupby(draft.lines, key=lambda i: _part(pdf, i))]
    if len(runs) == 1 and not runs[0][0][0]:
        return [draft]
    return [_part_of(draft, role, level, run, k == 0) for k, ((role, level), run) in enumerate(runs)]


def _part(pdf: PdfText, i: int) -> tuple[str, int]:
    line = pdf.lines.get(i)
    return (line.role, line.level) if line and line.role in ("table", "aside", "heading") else ("", 0)


def _part_of(draft: Draft, role: str, level: int, run: list[int], first: bool) -> Draft:
    gaps = {i for i in draft.gaps if i in run[1:]} if draft.gaps else None
    if role in ("table", "aside"):
        return Draft("table" if role == "table" else "paragraph", run)
    if level and draft.kind != "furniture":
        return Draft("heading", run, level=level)
    kind = draft.kind if first or draft.kind == "furniture" else "paragraph"
    return Draft(kind, run, level=draft.level if first else 0, gaps=gaps or None, titled=draft.titled)


def _mark_headings(drafts: list[Draft], columns: Lines, pdf: PdfText) -> None:
    """Headings that only their wording shows stand below the last one that its type shows."""
    typed = {id(draft): draft.level for draft in drafts if draft.kind == "heading"}
    for draft in drafts:
        if id(draft) in typed:
            draft.kind, draft.level = "paragraph", 0
    mark_headings([draft for draft in drafts if draft.kind != "furniture" and _as_large_as_text(draft, pdf)], columns)
    last = 0
    for draft in drafts if typed else ():
        if id(draft) in typed:
            draft.kind, draft.level = "heading", typed[id(draft)]
            last = draft.level
        elif draft.kind == "heading":
            draft.level = last + 1


def _as_large_as_text(draft: Draft, pdf: PdfText) -> bool:
    return all(pdf.lines[i].size >= pdf.body_size * _NEARLY for i in draft.lines if i in pdf.lines)
