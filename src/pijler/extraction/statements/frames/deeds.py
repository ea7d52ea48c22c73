"""What has been done, and what is going on."""

from pijler.extraction.statements.clauses import Clause, Verb
from pijler.extraction.statements.frames.base import (
    ANSWERED_FOR,
    GOVERNMENT,
    Context,
    Frame,
    framed_by,
    in_relative_clause,
    skip_between,
)
from pijler.extraction.statements.frames.tense import time_to_come
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import subject_of


def done(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The perfect: "het kabinet heeft ... gedaan", "is in 2019 gestart"."""
    going_on = {verb.start for verb in clause.of("ONGOING")}
    for verb in clause.of("HAVE"):
        if verb.start in going_on:
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ANSWERED_FOR and _participle_follows(clause, verb, lexicon):
            return framed_by("action", "done", "perfect", verb, lexicon, subject)
    verb, aux = clause.first("DONE"), clause.first("BE")
    if verb is None or aux is None or not aux.start < verb.start:
        return None
    if not _NOT_DONE.isdisjoint(clause.by_class) or in_relative_clause(clause, verb.end, lexicon):
        return None
    if subject_of(clause, aux, context.carried, lexicon).cls in ("THIRD", "NONE"):
        return None
    if not lexicon.inversion and skip_between(clause, aux.end, lexicon) != verb.start:
        return None
    if time_to_come(clause, context, lexicon) is not None:
        return None
    return framed_by("action", "done", "passive", verb, lexicon)


_NOT_DONE = frozenset({"MODAL", "NEED", "NEG"})


def _participle_follows(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    """A participle anywhere after the auxiliary; right after it where the language does not part them."""
    if lexicon.inversion:
        found = lexicon.participle.search(clause.folded, verb.end, clause.end)
        return found is not None and not _to_do(clause.folded[verb.end : found.start()], lexicon)
    return lexicon.participle.match(clause.folded, skip_between(clause, verb.end, lexicon), clause.end) is not None


def _in_main_clause(clause: Clause, verb: Verb | None, lexicon: Lexicon) -> bool:
    """Whether ``verb`` is there, and no "that" opens a clause of its own before it."""
    if verb is None:
        return False
    before = clause.folded[clause.start : verb.start]
    return not any(f" {word} " in before for word in lexicon.complementizers)


def _to_do(between: str, lexicon: Lexicon) -> bool:
    """ "Heeft veel te bieden, zoals ...": an infinitive stands before what looks like a participle."""
    return any(mark in between for mark in lexicon.infinitive_marks)


def past(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The simple past: "the Minister released guidance"."""
    for verb in clause.of("PAST"):
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.span is None or not _did(clause, verb, subject.cls, lexicon):
            continue
        if _beside(clause, verb, subject.span, lexicon):
            return framed_by("action", "done", "past", verb, lexicon, subject)
    return None


def _did(clause: Clause, verb: Verb, cls: str, lexicon: Lexicon) -> bool:
    """Whether the verb is one that the subject does: of plans and projects "launched" is what was done to them."""
    if cls == "INSTRUMENT":
        return clause.folded[verb.start : verb.end] in lexicon.lists.get("instrument_past", ())
    return cls in GOVERNMENT


def _beside(clause: Clause, verb: Verb, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether nothing but words that may stand between parts subject and verb, or a short name does."""
    return clause.folded.count(" ", span[1], verb.start) <= 6 and "," not in clause.folded[span[1] : verb.start]


def ongoing(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The present of what the government does: "werkt aan", "is drafting", "wordt momenteel uitgevoerd"."""
    for verb in clause.of("ONGOING"):
        if verb.word.value == "now":
            if _in_main_clause(clause, clause.first("PASSIVE"), lexicon):
                return framed_by("action", "ongoing", "now", verb, lexicon)
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ANSWERED_FOR:
            return framed_by("action", "ongoing", "ongoing", verb, lexicon, subject)
    return _progressive(clause, context, lexicon)


def _progressive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    if lexicon.progressive is None:
        return None
    for verb in clause.of("BE"):
        if lexicon.progressive.match(clause.folded, skip_between(clause, verb.end, lexicon), clause.end) is None:
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ANSWERED_FOR:
            return framed_by("action", "ongoing", "progressive", verb, lexicon, subject)
    return None
