"""From a document to its statements: sentences, clauses, frames, and the fields of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pijler.extraction.anchors import Hit
from pijler.extraction.statements.clauses import Clause, clause_of, split, within
from pijler.extraction.statements.frames import Context, Frame, frame_of
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.sentences import sentences
from pijler.extraction.statements.subjects import Carried
from pijler.reading.document import Block, View


@dataclass(frozen=True, slots=True)
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
    hits = sorted(lexicon.anchors.find(folded), key=lambda hit: (hit[1], -hit[2]))
    starts = [hit[1] for hit in hits]
    context = Context(Carried(), today)
    block, section, last = -1, ("",), len(view.block_starts) - 1
    for start, end in sentences(view.text, lexicon):
        moved = False
        while block < last and view.block_starts[block + 1] <= start:
            block += 1
            moved = True
        if moved:
            context.after_finding = False
            context.item = blocks[block].kind == "item"
            if blocks[block].path != section:
                section = blocks[block].path
                context.assessed, context.numbered = False, None
        yield from _sentence(folded, start, end, within(hits, starts, start, end), block, context, lexicon)


def _sentence(
    folded: str, start: int, end: int, hits: list[Hit], block: int, context: Context, lexicon: Lexicon
) -> Iterator[Framed]:
    label = label_number(folded[start:end], lexicon)
    if label is not None:
        context.numbered, context.after_finding = label, False
        return
    if folded.endswith("?", start, end):
        context.after_finding = False
        return
    found = _frames(folded, start, end, hits, context, lexicon)
    _carry(clause_of(folded, start, end, hits, lexicon), [frame for frame, _, _, _ in found], context)
    number, context.numbered = context.numbered, None
    for frame, clause, begin, stop in found:
        while stop > begin and folded[stop - 1] in ", ":
            stop -= 1
        yield Framed(frame, clause, begin, stop, block, number if frame.kind == "finding" else None)


_LABEL = re.compile(r"(?P<word>\w+) (?P<number>\d+(?:\.\d+)*)[.:)]?$")


def label_number(text: str, lexicon: Lexicon) -> str | None:
    """The number in a label that stands alone ("Aanbeveling 3."), else None."""
    if len(text) > 32:
        return None
    match = _LABEL.match(text)
    return match["number"] if match and match["word"] in lexicon.labels else None


def _frames(
    folded: str, start: int, end: int, hits: list[Hit], context: Context, lexicon: Lexicon
) -> list[tuple[Frame, Clause, int, int]]:
    """One frame for the whole sentence, or one for each part where parts of equal rank differ in kind or stance."""
    ranges = split(folded, start, end, lexicon)
    whole = clause_of(folded, start, end, hits, lexicon)
    if len(ranges) > 1:
        parts: list[tuple[Frame, Clause, int, int]] = []
        for begin, stop in ranges:
            clause = clause_of(folded, begin, stop, hits, lexicon)
            clause.head = begin == start
            frame = frame_of(clause, context, lexicon)
            if frame is None:
                continue
            if frame.subject.span is not None:
                context.carried.cls, context.carried.value = frame.subject.cls, frame.subject.value
            parts.append((frame, clause, begin, stop))
        if len({(part[0].kind, _side(part[0])) for part in parts}) > 1:
            return parts
        if parts:
            return [(parts[0][0], whole, start, end)]
    frame = frame_of(whole, context, lexicon)
    return [(frame, whole, start, end)] if frame is not None else []


def _side(frame: Frame) -> str:
    return frame.value if frame.kind == "position" else ""


def _carry(clause: Clause, frames: list[Frame], context: Context) -> None:
    """Remember who spoke last."""
    named = [frame.subject for frame in frames if frame.subject.span is not None and frame.subject.cls in ("ACTOR", "SOURCE")]
    context.after_finding = bool(frames) and frames[-1].kind == "finding"
    if named:
        context.carried.cls, context.carried.value = named[-1].cls, named[-1].value
        context.assessed = named[-1].cls == "SOURCE"
        return
    speakers = [noun for noun in clause.nouns if noun.cls in ("ACTOR", "SOURCE")]
    if speakers:
        context.carried.cls, context.carried.value = speakers[0].cls, speakers[0].value
