"""From a view to the frames of its sentences, block by block."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pijler.extraction.anchors import Hit, flat
from pijler.extraction.statements.clauses import Clause, Range, clause_of, within
from pijler.extraction.statements.division import Found, carry, frames_in
from pijler.extraction.statements.frames import RULES, Context, Frame
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.numbers import Entry, entries
from pijler.extraction.statements.recommendations import recommendation
from pijler.extraction.statements.sentences import sentences
from pijler.reading.document import Block, View

LONGEST_SENTENCE = 3_000
"""What goes on for more characters without a stop is a table or a list of words, no statement."""
LEAST_OF_TITLE = 2
"""Longer words that a title has at least."""
_TELLING = frozenset(cls for _, needed in RULES for cls in needed)
"""The classes of which a sentence needs one to be a statement by itself."""
_LEADING = frozenset({"will", "will_passive", "pledged", "intend", "want", "aim", "expect"})
"""How a promise can be put that a list after a colon carries on."""
_YEAR = re.compile(r"20\d\d")
_LABEL = re.compile(r"(?P<word>\w+) (?P<number>\d+(?:\.\d+)*)[.:)]?$")


@dataclass(slots=True)
class Framed:
    """A frame with the range of the view it spans and the block (index into the view's blocks) it stands in."""

    frame: Frame
    clause: Clause
    start: int
    end: int
    block: int
    numbers: tuple[str, ...] = ()
    """The numbers of the recommendation that it is, where a label says so."""


def framed(
    view: View,
    folded: str,
    blocks: Sequence[Block],
    today: date | None,
    lexicon: Lexicon,
    skipped: Collection[int] = (),
) -> tuple[list[Framed], list[Entry]]:
    """The frames of ``view`` in order, and the entries of its lists that count recommendations.

    ``folded`` is the text of the view, ``blocks[k]`` its block k, ``today`` the date of the document; blocks in
    ``skipped`` are passed over.
    """
    hits = sorted(lexicon.anchors.find(flat(view.text)), key=_by_start)
    starts = [hit[1] for hit in hits]
    years = [match.start() for match in _YEAR.finditer(folded)]
    listed = entries(view, folded, blocks, hits, starts, lexicon)
    context = Context(today=today)
    found: list[Framed] = []
    edges, block, section = [*view.block_starts[1:], len(folded) + 1], -1, ("",)
    for start, end, entry in _parted(sentences(view.text, lexicon), listed):
        context.first = block < 0 or start >= edges[block]
        if context.first:
            block = max(block, 0)
            while start >= edges[block]:
                block += 1
            section = _enter(blocks[block], section, context, lexicon)
        if blocks[block].kind == "heading" and context.first:
            _pass_heading(folded[start:end], blocks[block].level, context, lexicon)
        if end - start > LONGEST_SENTENCE or block in skipped or context.article is not None:
            continue
        context.numbered = label_number(folded, start, end, lexicon) or context.numbered
        if blocks[block].kind == "heading" and entry is None:
            continue
        if entry is not None and entry.role == "recommendation":
            found.append(Framed(*recommendation(entry, view.text, folded, start, end, lexicon), block, entry.numbers))
            continue
        if _stands_apart(folded, start, end, lexicon, context):
            continue
        context.titled = context.first and context.lead is not None and is_title(view.text[start:end])
        clause = clause_of(folded, start, end, within(hits, starts, start, end), lexicon)
        clause.timed = clause.timed or bisect_left(years, end) > bisect_left(years, start)
        if clause.timed or context.awaits or not _TELLING.isdisjoint(clause.by_class):
            found += _of_sentence(clause, block, context, lexicon)
        else:
            carry(clause, [], context, lexicon)
    return found, listed


def _parted(ranges: Sequence[Range], listed: Sequence[Entry]) -> Iterator[tuple[int, int, Entry | None]]:
    """The sentences, cut at the labels of entries; each with the entry that it opens, if it does."""
    waiting = iter(listed)
    following = next(waiting, None)
    opened: Entry | None = None
    resume = 0
    for start, end in ranges:
        while following is not None and following.start < end:
            if max(start, resume) < following.start - 1:
                yield max(start, resume), following.start - 1, opened
            resume, opened = following.text, following
            following = next(waiting, None)
        start = max(start, resume)
        if start < end:
            answer = opened.answer if opened is not None else -1
            if start < answer < end:
                yield start, answer - 1, opened
                start = answer
            yield start, end, opened
            opened = None


def is_title(text: str) -> bool:
    """Whether all its longer words but one in five begin with a capital: a title, no sentence."""
    words = [word for word in text.split() if len(word) > 4 and word[0].isalpha()]
    return len(words) >= LEAST_OF_TITLE and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _by_start(hit: Hit) -> tuple[int, int]:
    return hit[1], -hit[2]


def _enter(block: Block, section: tuple[str, ...], context: Context, lexicon: Lexicon) -> tuple[str, ...]:
    """A new block begins: what no longer carries over; the block's section."""
    context.after_finding = False
    context.item = block.kind == "item"
    if not context.item and block.kind != "heading":
        context.lead = None
    if block.path != section:
        context.assessed, context.numbered = False, None
        heading = block.path[-1].casefold() if block.path else ""
        context.reported = lexicon.any_of("finding_headings", heading) is not None
    return block.path


def _pass_heading(text: str, level: int, context: Context, lexicon: Lexicon) -> None:
    """An article of a law begins, goes on with its title, or ends where a heading of its level or above begins."""
    if text.startswith(lexicon.law_headings):
        context.article, context.titled_next = level, True
    elif context.article is not None and level <= context.article and not context.titled_next:
        context.article = None
    else:
        context.titled_next = False


def label_number(folded: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The number in a label that stands alone ("Aanbeveling 3."), else None."""
    if end - start > 32:
        return None
    match = _LABEL.match(folded[start:end])
    return match["number"] if match and match["word"] in lexicon.labels else None


def _stands_apart(folded: str, start: int, end: int, lexicon: Lexicon, context: Context) -> bool:
    """A question, a label that stands alone, or a labelled value: no statement, and nothing is carried over it."""
    apart = (
        folded[end - 1] == "?"
        or label_number(folded, start, end, lexicon) is not None
        or folded[start : max(folded.find(":", start, end), start)] in lexicon.field_labels
    )
    if apart:
        context.after_finding = False
    return apart


def _of_sentence(whole: Clause, block: int, context: Context, lexicon: Lexicon) -> list[Framed]:
    found = frames_in(whole, context, lexicon)
    number, context.numbered = context.numbered, None
    if whole.folded[whole.end - 1] == ":":
        context.lead = _lead(found)
        found = [pair for pair in found if not _only_leads(pair[0], whole)]
    numbers = (number,) if number else ()
    return [_framed(frame, clause, block, numbers, lexicon) for frame, clause in found]


def _framed(frame: Frame, clause: Clause, block: int, numbers: tuple[str, ...], lexicon: Lexicon) -> Framed:
    """The frame with its range, less the "and" before it and the comma after it."""
    folded, begin, stop = clause.folded, clause.start, clause.end
    if not clause.head and folded.startswith(lexicon.opening[0], begin):
        begin = folded.index(" ", begin) + 1
    while stop > clause.start and folded[stop - 1] in ", ":
        stop -= 1
    return Framed(frame, clause, begin, stop, block, numbers if frame.kind == "finding" else ())


def _lead(found: list[Found]) -> Frame | None:
    """The promise that a list after a colon carries on."""
    last = found[-1][0] if found else None
    return last if last is not None and last.kind == "commitment" and last.value in _LEADING else None


def _only_leads(frame: Frame, whole: Clause) -> bool:
    """ "The Government will:" promises nothing by itself."""
    subject = frame.subject.span
    after = max(frame.verb[1], subject[1] if subject else 0)
    return frame.kind == "commitment" and whole.end - after < 14
