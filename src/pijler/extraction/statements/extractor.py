"""From a document to its statements: sentences, clauses, frames, and the fields of each."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pijler.extraction.anchors import Hit, flat
from pijler.extraction.statements.clauses import Clause, clause_of, part_of, split, within
from pijler.extraction.statements.frames import RULES, Context, Frame, frame_of
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.sentences import sentences
from pijler.reading.document import Block, View


LONGEST_SENTENCE = 3_000
"""What goes on for more characters without a stop is a table or a list of words, no statement."""


@dataclass(slots=True)
class Framed:
    """A frame with the range of the view it spans and the block (index into the view's blocks) it stands in."""

    frame: Frame
    clause: Clause
    start: int
    end: int
    block: int
    number: str | None = None
    """The number of the recommendation that it is, where a label says so."""


def framed(view: View, folded: str, blocks: Sequence[Block], today: date | None, lexicon: Lexicon) -> Iterator[Framed]:
    """The frames of ``view`` (whose text is ``folded``) in order; ``blocks[k]`` is its block k, ``today`` its date."""
    hits = sorted(lexicon.anchors.find(flat(view.text)), key=_by_start)
    starts = [hit[1] for hit in hits]
    years = [match.start() for match in _YEAR.finditer(folded)]
    context = Context(today=today)
    block, section, last = -1, ("",), len(view.block_starts) - 1
    for start, end in sentences(view.text, lexicon):
        moved = False
        while block < last and view.block_starts[block + 1] <= start:
            block += 1
            moved = True
        if moved:
            context.after_finding = False
            context.item = blocks[block].kind == "item"
            if not context.item and blocks[block].kind != "heading":
                context.lead = None
            if blocks[block].path != section:
                section = blocks[block].path
                context.assessed, context.numbered = False, None
                context.reported = _reports(section, lexicon)
        context.first = moved
        if end - start > LONGEST_SENTENCE:
            continue
        if blocks[block].kind == "heading":
            context.numbered = label_number(folded, start, end, lexicon)
            continue
        clause = clause_of(folded, start, end, within(hits, starts, start, end), lexicon)
        clause.timed = clause.timed or bisect_left(years, end) > bisect_left(years, start)
        yield from _sentence(clause, block, context, lexicon)


def _reports(section: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether the innermost heading says that the section gives what others said."""
    return bool(section) and lexicon.any_of("finding_headings", section[-1].casefold()) is not None


_YEAR = re.compile(r"20\d\d")


def _by_start(hit: Hit) -> tuple[int, int]:
    return hit[1], -hit[2]


def _sentence(whole: Clause, block: int, context: Context, lexicon: Lexicon) -> Iterator[Framed]:
    folded, start, end = whole.folded, whole.start, whole.end
    label = label_number(folded, start, end, lexicon)
    if label is not None:
        context.numbered, context.after_finding = label, False
        return
    if folded[end - 1] == "?":
        context.after_finding = False
        return
    if not (whole.timed or context.awaits) and _TELLING.isdisjoint(whole.by_class):
        _carry(whole, [], context)
        return
    found = _frames(whole, context, lexicon)
    _carry(whole, [frame for frame, _ in found], context)
    number, context.numbered = context.numbered, None
    if folded[end - 1] == ":":
        context.lead = _lead(found)
        found = [pair for pair in found if not _only_leads(pair[0], whole)]
    for frame, clause in found:
        begin, stop = clause.start, clause.end
        if not clause.head and folded.startswith(_AND, begin):
            begin = folded.index(" ", begin) + 1
        while stop > clause.start and folded[stop - 1] in ", ":
            stop -= 1
        yield Framed(frame, clause, begin, stop, block, number if frame.kind == "finding" else None)


_TELLING = frozenset(cls for _, needed in RULES for cls in needed)
"""The classes of which a sentence needs one to be a statement by itself."""
_LEADING = frozenset({"will", "will_passive", "pledged", "intend", "want", "aim", "expect"})


def _lead(found: list[tuple[Frame, Clause]]) -> Frame | None:
    """The promise that a list after a colon carries on."""
    last = found[-1][0] if found else None
    return last if last is not None and last.kind == "commitment" and last.value in _LEADING else None


def _only_leads(frame: Frame, whole: Clause) -> bool:
    """ "The Government will:" promises nothing by itself."""
    subject = frame.subject.span
    after = max(frame.verb[1], subject[1] if subject else 0)
    return frame.kind == "commitment" and whole.end - after < 14


_AND = ("en ", "and ")
_LABEL = re.compile(r"(?P<word>\w+) (?P<number>\d+(?:\.\d+)*)[.:)]?$")


def label_number(folded: str, start: int, end: int, lexicon: Lexicon) -> str | None:
    """The number in a label that stands alone ("Aanbeveling 3."), else None."""
    if end - start > 32:
        return None
    match = _LABEL.match(folded[start:end])
    return match["number"] if match and match["word"] in lexicon.labels else None


def _frames(whole: Clause, context: Context, lexicon: Lexicon) -> list[tuple[Frame, Clause]]:
    """One frame for the whole sentence, or one for each part where parts of equal rank differ in kind or stance."""
    ranges = split(whole)
    if len(ranges) > 1:
        parts: list[tuple[Frame, Clause]] = []
        for begin, stop in ranges:
            clause = part_of(whole, begin, stop)
            frame = frame_of(clause, context, lexicon)
            if frame is None:
                continue
            if frame.subject.span is not None:
                context.carried.remember(frame.subject.cls, frame.subject.value, frame.subject.span)
            parts.append((frame, clause))
        if len({(frame.kind, _side(frame)) for frame, _ in parts}) > 1:
            return parts
        if parts:
            frame, clause = parts[0]
            own = not clause.head and len(parts) == 1 and frame.subject.span is not None
            return [(frame, clause if own else whole)]
    frame = frame_of(whole, context, lexicon)
    return [(frame, whole)] if frame is not None else []


def _side(frame: Frame) -> str:
    return frame.value if frame.kind == "position" else ""


_SPEAKERS = frozenset({"ACTOR", "SOURCE", "EITHER"})


def _carry(clause: Clause, frames: list[Frame], context: Context) -> None:
    """Remember who spoke last."""
    context.after_finding = bool(frames) and frames[-1].kind == "finding"
    for frame in reversed(frames):
        if frame.subject.span is not None and frame.subject.cls in _SPEAKERS:
            context.carried.remember(frame.subject.cls, frame.subject.value, frame.subject.span)
            if frame.kind == "finding":
                context.assessor.remember(frame.subject.cls, frame.subject.value, frame.subject.span)
            context.assessed = frames[-1].kind == "finding"
            return
    if any(subject.cls == "OTHER" for subject in clause.subjects.values()):
        context.carried.cls = "NONE"
    for noun in clause.nouns:
        if noun.cls in _SPEAKERS:
            context.carried.remember(noun.cls, noun.value, (noun.start, noun.end))
            return
