"""From bytes to a document: decode, find structure, make views."""

from itertools import pairwise
from pathlib import PurePath

from pijler.kernel.quotes import Segment, digest
from pijler.reading import blocks, headings, lines
from pijler.reading.dating import find_date, find_language
from pijler.reading.decode import decode
from pijler.reading.document import Block, Document, Footnote, Heading
from pijler.reading.drafts import Draft
from pijler.reading.footnotes import find_footnotes
from pijler.reading.furniture import mark_furniture
from pijler.reading.lines import Lines
from pijler.reading.markdown import marks, merged, spare_blanks
from pijler.reading.naming import settings_title, title_of
from pijler.reading.notes import Note
from pijler.reading.paging import find_pages
from pijler.reading.titles import mark_headings
from pijler.reading.views import ViewMaker
from pijler.reading.wraps import WrapJudge

_MARKDOWN = (".md", ".markdown")


def read(data: bytes, name: str) -> Document:
    """See ``pijler.reading.read_document``."""
    text = decode(data, name)
    markdown = PurePath(name).suffix.lower() in _MARKDOWN
    columns = lines.split(lines.plain(text))
    pages = find_pages(text, columns)
    mark_furniture(columns, markdown)
    notes = find_footnotes(text, columns, pages, markdown)
    drafts = blocks.build(columns, notes, markdown)
    mark_headings(drafts, columns)
    language = find_language(text)
    cuts = merged(_markers(notes), marks(columns) if markdown else [], spare_blanks(columns))
    judge = WrapJudge(text, language)
    maker = ViewMaker(columns, cuts, judge)
    running = [k for k, draft in enumerate(drafts) if draft.kind in ("paragraph", "item", "heading")]
    body = maker.body([drafts[k] for k in running], running)
    views = [maker.note(draft, k) for k, draft in enumerate(drafts) if draft.kind == "footnote"]
    heads = _headings(drafts, columns, maker)
    document_blocks = _blocks(drafts, columns, heads)
    return Document(
        sha256=digest(data),
        name=name,
        format="md" if markdown else "txt",
        language=language,
        date=find_date(columns),
        title=(markdown and settings_title(columns)) or title_of(columns, drafts, heads, name, judge),
        text=text,
        pages=pages,
        headings=heads,
        footnotes=[_footnote(note, columns) for note in notes],
        wraps=sorted(maker.wraps, key=lambda wrap: wrap.start),
        blocks=document_blocks,
        body=body,
        notes=views,
    )


def _markers(notes: list[Note]) -> list[Segment]:
    return sorted(note.marker for note in notes if note.marker)


def _footnote(note: Note, columns: Lines) -> Footnote:
    last = note.lines[note.own - 1]  # what stands on the next page is in the block and in the view
    return Footnote(note.number, note.marker, columns.start[note.lines[0]], columns.end(last))


def _headings(drafts: list[Draft], columns: Lines, maker: ViewMaker) -> list[Heading]:
    found = [(k, draft) for k, draft in enumerate(drafts) if draft.kind == "heading"]
    titles = [maker.clean(draft).strip("*_ ") for _, draft in found]
    adjacent = _directly_above(drafts)
    levels = headings.levels(titles, [draft.level for _, draft in found], adjacent, _items_below(drafts, columns))
    return [
        Heading(columns.start[draft.lines[0]] + draft.skip, columns.end(draft.lines[-1]), level, title)
        for (_, draft), title, level in zip(found, titles, levels, strict=True)
    ]


def _directly_above(drafts: list[Draft]) -> list[bool]:
    """For each heading, whether the next running text is a heading too."""
    kinds = [draft.kind for draft in drafts if draft.kind not in ("furniture", "footnote", "signature")]
    return [after == "heading" for kind, after in pairwise([*kinds, ""]) if kind == "heading"]


def _items_below(drafts: list[Draft], columns: Lines) -> list[list[str]]:
    """For each heading, the first lines of the list items up to the next heading."""
    found: list[list[str]] = []
    for draft in drafts:
        if draft.kind == "heading":
            found.append([])
        elif draft.kind == "item" and found:
            found[-1].append(columns.text[draft.lines[0]])
    return found


def _blocks(drafts: list[Draft], columns: Lines, heads: list[Heading]) -> list[Block]:
    path, titles = list[Heading](), tuple[str, ...]()
    at_heading = iter(heads)
    found: list[Block] = []
    page, firsts, start, text = 0, [*columns.page_first, 1 << 62], columns.start, columns.text
    for draft in drafts:
        first, last = draft.lines[0], draft.lines[-1]
        while page and first < firsts[page]:
            page -= 1
        while first >= firsts[page + 1]:
            page += 1
        level, heading = draft.level, next(at_heading) if draft.kind == "heading" else None
        if heading:
            path = [above for above in path if above.level < heading.level]
            level, titles = heading.level, tuple(above.text for above in path)
        segments = _segments(draft, columns) if draft.gaps else ((start[first], start[last] + len(text[last])),)
        found.append(Block(draft.kind, segments, page + 1, titles, level, draft.number))
        if heading:
            path.append(heading)
            titles = tuple(above.text for above in path)
    return found


def _segments(draft: Draft, columns: Lines) -> tuple[Segment, ...]:
    numbers, gaps = draft.lines, draft.gaps or ()
    cuts = [k for k, i in enumerate(numbers) if i in gaps]
    begins, ends = [0, *cuts], [*cuts, len(numbers)]
    return tuple(
        (columns.start[numbers[begin]], columns.end(numbers[end - 1])) for begin, end in zip(begins, ends, strict=True)
    )
