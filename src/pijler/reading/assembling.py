"""The last step of reading, whatever the format: drafts become headings, blocks and views."""

from dataclasses import dataclass
from itertools import pairwise

from pijler.kernel.quotes import Segment
from pijler.reading import headings
from pijler.reading.document import Block, Heading, View, Wrap
from pijler.reading.drafts import Draft
from pijler.reading.lines import Lines
from pijler.reading.views import ViewMaker
from pijler.reading.wraps import WrapJudge


@dataclass(frozen=True, slots=True)
class Assembled:
    """What ``Document`` holds beside its text."""

    headings: list[Heading]
    blocks: list[Block]
    wraps: list[Wrap]
    body: View
    notes: list[View]


def assemble(drafts: list[Draft], columns: Lines, cuts: list[Segment], judge: WrapJudge) -> Assembled:
    """Levels of headings, blocks with their paths, and views without ``cuts`` (source segments in order)."""
    maker = ViewMaker(columns, cuts, judge)
    running = [k for k, draft in enumerate(drafts) if draft.kind in ("paragraph", "item", "heading")]
    body = maker.body([drafts[k] for k in running], running)
    notes = [maker.note(draft, k) for k, draft in enumerate(drafts) if draft.kind == "footnote"]
    heads = _headings(drafts, columns, maker)
    wraps = sorted(maker.wraps, key=lambda wrap: wrap.start)
    return Assembled(heads, _blocks(drafts, columns, heads), wraps, body, notes)


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
