"""What a label or a date says by itself: numbered recommendations, and the present tense with a time to come."""

from pijler.extraction.statements.clauses import Clause
from pijler.extraction.statements.deadlines import deadline
from pijler.extraction.statements.frames.base import ANSWERED_FOR, Context, Frame, in_relative_clause, to_come
from pijler.extraction.statements.frames.tense import is_perfect, is_sure
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import NOBODY, Subject, as_subject


def numbered(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """What stands behind the label "Aanbeveling 3." is that recommendation, also without a verb of saying."""
    if context.numbered is None:
        return None
    first = len(clause.text().split(" ", 1)[0])
    cue = (clause.start, clause.start + first, "LABEL")
    name = f"{lexicon.language}.finding.numbered"
    verb = (clause.start, clause.start)
    return Frame("finding", "recommendation", name, (cue,), context.assessor.subject(), True, verb)


def announced(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The present tense with a time to come: "uiterlijk in 2026 opent een loket"; without a verb a goal."""
    if (
        not clause.timed
        or clause.part
        or not _OTHERWISE.isdisjoint(clause.by_class)
        or _of_others(clause)
        or _needs(clause, context)
    ):
        return None
    when = deadline(clause.folded, clause.start, clause.end, context.today, lexicon.language)
    if when is None or not to_come(when.interval, context.today) or in_relative_clause(clause, when.start, lexicon):
        return None
    if when.kind == "term":
        return None
    if when.interval.last is None and "PASSIVE" not in clause.by_class:
        return None
    if is_perfect(clause, lexicon) and not is_sure(clause, when, context):
        return None
    cue = (when.start, when.end, "TIME")
    verb = (clause.start, clause.start)
    modality = "aim" if context.item and _is_title(clause, when.start) else "announced"
    name = f"{lexicon.language}.commitment.{modality}"
    return Frame("commitment", modality, name, (cue,), _announcer(clause), modality == "announced", verb)


def listed(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The item of a list under "The Government will:", which says who promises and how surely."""
    lead = context.lead
    if lead is None or not context.item or not context.first or clause.end - clause.start < 12 or context.titled:
        return None
    if lead.subject.span is None and lead.value != "will_passive":
        return None
    if not _OWN_VERB.isdisjoint(clause.by_class) or any(noun.cls == "THIRD" for noun in clause.nouns[:1]):
        return None
    subject = Subject(lead.subject.cls, lead.subject.value, None, lead.subject.span or lead.subject.named)
    name = f"{lexicon.language}.commitment.listed"
    verb = (clause.start, clause.start)
    return Frame("commitment", lead.value, name, lead.cues, subject, False, verb)


_OWN_VERB = frozenset({"BE", "HAVE", "PASSIVE", "NEED", "NEG"})
"""An item with one of these is a sentence of its own, not the end of the one before the colon."""
_OTHERWISE = frozenset({"SAY", "NEG"})
"""Cues that say that the clause is about what was said, or is not to be."""
_FINITE = frozenset({"BE", "HAVE", "PASSIVE", "ONGOING", "NEED", "MODAL"})


def _needs(clause: Clause, context: Context) -> bool:
    """What must be or could be is no announcement; the perfect tells the past, unless a date shows the future."""
    if any(verb.word.value != "can" for verb in clause.of("NEED")):
        return True
    if any(verb.word.value == "past" for verb in clause.of("BE")):
        return True
    return "HAVE" in clause.by_class and context.today is None


def _is_title(clause: Clause, time: int) -> bool:
    """An item without a finite verb that ends in a time: "Een circulaire economie in 2050"."""
    return _FINITE.isdisjoint(clause.by_class) and time > clause.start + 12


def _of_others(clause: Clause) -> bool:
    return any(noun.cls in ("THIRD", "SOURCE") and noun.value != "parliament" for noun in clause.nouns[:1])


def _announcer(clause: Clause) -> Subject:
    noun = next((noun for noun in clause.nouns if noun.cls in ANSWERED_FOR), None)
    return as_subject(noun) if noun else NOBODY
