"""From frames to statements: every field of the contract, each with where it stands."""

from collections.abc import Collection
from datetime import date

from pijler.extraction.anchors import flat, fold
from pijler.extraction.model import Cue, Deadline, Measure, Phrase, Statement
from pijler.extraction.statements.answering import Placed, answer_by_number
from pijler.extraction.statements.deadlines import deadline
from pijler.extraction.statements.extractor import Framed, framed
from pijler.extraction.statements.fields import (
    act_of,
    condition_in,
    measure_in,
    pillar_of,
    polarity_of,
    references_in,
    written_out,
)
from pijler.extraction.statements.frames.base import ASSESSORS
from pijler.extraction.statements.labelled import complete
from pijler.extraction.statements.lexicon import Lexicon, lexicon
from pijler.extraction.statements.local_names import with_local_names
from pijler.extraction.statements.names import bare_name, whole_name
from pijler.extraction.statements.passages import all_but, foreign_passages
from pijler.extraction.statements.scales import COARSE, STRENGTH, firmness
from pijler.extraction.statements.tables import tables
from pijler.reading.document import Document, View


def extract_statements(document: Document) -> list[Statement]:
    """All findings, positions, commitments and actions of ``document``, in order, not yet linked."""
    return [statement for statement, _ in statements_with_text(document)]


def statements_with_text(document: Document) -> list[tuple[Statement, str]]:
    """Each statement with its words as clean text: one line, lower case, wrapped words joined.

    All are in order of place. Of a table only answers by number count: its other cells are no sentences.
    """
    cells = list(tables(document))
    text = "\n".join(view.text for view in (document.body, *cells)) if cells else document.body.text
    words = with_local_names(text, lexicon(document.language))
    elsewhere = foreign_passages(document.body, fold(document.body.text), words)
    foreign = {block for blocks in elsewhere.values() for block in blocks}
    found = _of_view(document, document.body, words, foreign)
    for language, blocks in elsewhere.items():
        found += _of_view(document, document.body, lexicon(language), all_but(document.body, blocks))
    for note in document.notes:
        if _promising(note, words):
            found += (each for each in _of_view(document, note, words) if each[0].kind != "action")
    for table in cells:
        found += (each for each in _of_view(document, table, words) if each[0].refs)
    found.sort(key=_place)
    for n, (statement, _) in enumerate(found, 1):
        statement.id = f"s{n}"
    return found


def _promising(note: View, words: Lexicon) -> bool:
    """Whether a footnote can hold a promise or an answer at all: most only name their source."""
    found = [term for term, _, _ in words.anchors.find(flat(note.text))]
    return any(words.speaks[term] for term in found) and any(words.nouns[term] for term in found)


def _place(found: tuple[Statement, str]) -> int:
    return found[0].segments[0][0]


def _of_view(
    document: Document, view: View, words: Lexicon, skipped: Collection[int] = ()
) -> list[tuple[Statement, str]]:
    """The statements of ``view`` by the words of one language, without those of its blocks ``skipped``."""
    blocks = [document.blocks[block] for block in view.block_ids]
    folded = fold(view.text)
    frames, listed = framed(view, folded, blocks, document.date, words, skipped)
    placed = [
        Placed(_statement(each, blocks[each.block].path, view, folded, document.date, words), each.start, each.end)
        for each in frames
    ]
    if listed:
        placed = answer_by_number(placed, listed, view, blocks, words)
    found = [(each.statement, folded[each.start : each.end]) for each in placed]
    complete([statement for statement, _ in found], view, folded, blocks, document.date, words)
    return found


def _statement(
    found: Framed, section: tuple[str, ...], view: View, folded: str, today: date | None, words: Lexicon
) -> Statement:
    frame, text = found.frame, folded[found.start : found.end]
    statement = Statement(
        id="",
        kind=frame.kind,
        segments=view.segments(found.start, found.end),
        rule=frame.rule,
        cues=[Cue(view.origin(start), view.origin(end - 1) + 1, cls) for start, end, cls in frame.cues],
        section=section,
        pillar=pillar_of(section, text, words.language),
        explicit=frame.explicit,
    )
    if frame.kind == "finding":
        _fill_finding(statement, found, text, view, folded, words)
        return statement
    statement.actor = _actor(found, view, words)
    if frame.kind == "position":
        _fill_position(statement, found, text, view, words)
    elif frame.kind == "commitment":
        _fill_commitment(statement, found, text, view, folded, today, words)
    else:
        statement.status = frame.value
    return statement


def _whole(found: Framed, span: tuple[int, int], view: View, words: Lexicon) -> tuple[int, int]:
    """The whole name at ``span``, which does not reach over the verb."""
    verb = found.frame.verb
    start = verb[1] if verb[1] <= span[0] else found.start
    end = verb[0] if verb[0] >= span[1] else found.end
    return whole_name(view.text, start, end, span, words)


def _actor(found: Framed, view: View, words: Lexicon) -> Phrase | None:
    """Who acts: the words that name it, and its name without an article; the name alone where it is carried over."""
    subject = found.frame.subject
    if subject.span is not None:
        span = _whole(found, subject.span, view, words)
        return Phrase(view.segments(*span), bare_name(view.text[slice(*span)], words))
    if subject.named is not None:
        return Phrase((), bare_name(view.text[slice(*subject.named)], words))
    return Phrase((), subject.value) if subject.value else None


def _fill_finding(statement: Statement, found: Framed, text: str, view: View, folded: str, words: Lexicon) -> None:
    frame = found.frame
    span = frame.subject.span or frame.subject.named
    if frame.subject.span:
        span = _whole(found, frame.subject.span, view, words)
    if frame.subject.cls in ASSESSORS:  # not the government of which somebody says what it should do
        statement.source = bare_name(view.text[slice(*span)], words) if span else frame.subject.value or None
    statement.sub = frame.value
    statement.refs = list(found.numbers)
    statement.polarity = polarity_of(text, frame.value, words)
    statement.measure = _measure(found, view, folded, words)


def _fill_position(statement: Statement, found: Framed, text: str, view: View, words: Lexicon) -> None:
    statement.stance = found.frame.value
    statement.coarse = COARSE[found.frame.value]
    statement.about = _rest(found, view)
    tallied = found.frame.rule.endswith(".tally")
    statement.refs = (
        written_out(text.partition(":")[2], words.language) if tallied else references_in(text, words.language)
    )
    if found.frame.value == "expectation":
        statement.addressee = _addressee(found, view)


def _fill_commitment(
    statement: Statement, found: Framed, text: str, view: View, folded: str, today: date | None, words: Lexicon
) -> None:
    modality = found.frame.value
    begin = _after(found)
    statement.modality = modality
    statement.strength = STRENGTH[modality]
    statement.act = act_of(modality, folded[found.frame.verb[1] : found.end], words)
    statement.firmness = firmness(modality, statement.act)
    if begin < found.end:
        end = _before_stop(view.text, begin, found.end)
        statement.what = Phrase(view.segments(begin, end), view.text[begin:end]) if begin < end else None
    when = deadline(folded, found.start, found.end, today, words.language) if found.clause.timed else None
    if when is not None:
        statement.deadline = Deadline(view.segments(when.start, when.end), when.interval)
    statement.measure = _measure(found, view, folded, words)
    condition = condition_in(text, words)
    if condition is not None:
        statement.condition = view.text[found.start + condition[0] : found.start + condition[1]]


def _measure(found: Framed, view: View, folded: str, words: Lexicon) -> Measure | None:
    seen = measure_in(folded, found.start, found.end, words.language)
    if seen is None:
        return None
    return Measure(view.segments(seen.start, seen.end), seen.value, seen.unit, seen.direction)


def _after(found: Framed) -> int:
    """Where what is promised or thought begins: after the verb and its subject."""
    span = found.frame.subject.span
    ends = [found.frame.verb[1], span[1] if span else 0]
    return max(ends) + 1 if max(ends) > 0 else found.start


def _before_stop(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ".;:, ":
        end -= 1
    return end


def _rest(found: Framed, view: View) -> str | None:
    """What a position is about: what follows the verb, or what stands before it where the sentence is inverted."""
    begin, end = _after(found), _before_stop(view.text, found.start, found.end)
    if end - begin > 20:
        return view.text[begin:end]
    before = view.text[found.start : found.frame.verb[0]].strip(" ,")
    return before or None


def _addressee(found: Framed, view: View) -> str | None:
    third = next(
        (noun for noun in found.clause.nouns if noun.cls == "THIRD" and noun.start > found.frame.verb[0]), None
    )
    return view.text[third.start : third.end] if third else None
