"""From bytes to a document: decode, find structure, make views."""

from pathlib import PurePath

from pijler.kernel.quotes import Segment, digest
from pijler.reading import blocks, lines
from pijler.reading.assembling import assemble
from pijler.reading.dating import find_date, find_language
from pijler.reading.decode import decode
from pijler.reading.document import Document
from pijler.reading.footnotes import find_footnotes
from pijler.reading.furniture import mark_furniture
from pijler.reading.markdown import mark_tables, marks, merged, spare_blanks
from pijler.reading.naming import settings_title, title_of
from pijler.reading.notes import Note
from pijler.reading.paging import find_pages
from pijler.reading.titles import mark_headings
from pijler.reading.wraps import WrapJudge

_MARKDOWN = (".md", ".markdown")


def read(data: bytes, name: str) -> Document:
    """See ``pijler.reading.read_document``."""
    text = decode(data, name)
    markdown = PurePath(name).suffix.lower() in _MARKDOWN
    columns = lines.split(lines.plain(text))
    pages = find_pages(text, columns)
    if markdown:
        mark_tables(columns)
    mark_furniture(columns, markdown)
    notes = find_footnotes(text, columns, pages, markdown)
    drafts = blocks.build(columns, notes, markdown)
    mark_headings(drafts, columns)
    language = find_language(text)
    cuts = merged(_markers(notes), marks(columns) if markdown else [], spare_blanks(columns))
    judge = WrapJudge(text, language)
    found = assemble(drafts, columns, cuts, judge)
    return Document(
        sha256=digest(data),
        name=name,
        format="md" if markdown else "txt",
        language=language,
        date=find_date(columns),
        title=(markdown and settings_title(columns)) or title_of(columns, drafts, found.headings, name, judge),
        text=text,
        pages=pages,
        headings=found.headings,
        footnotes=[note.footnote(columns) for note in notes],
        wraps=found.wraps,
        blocks=found.blocks,
        body=found.body,
        notes=found.notes,
    )


def _markers(notes: list[Note]) -> list[Segment]:
    return sorted(note.marker for note in notes if note.marker)
