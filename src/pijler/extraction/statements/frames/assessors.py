"""What assessors say: with a verb of saying, according to them, in a passive, or carried over from before."""

import re

from pijler.extraction.statements.clauses import Clause, Verb, find_word
from pijler.extraction.statements.frames.base import (
    ASSESSORS,
    Context,
    Frame,
    framed_by,
    in_relative_clause,
    skip_between,
    word_before,
)
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import NOBODY, Subject, as_subject, subject_of

_NUMBERED = re.compile(r"s? ?\d+(\.\d+)*\.?( ?[:.–-]|$| )")


def said_by_source(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """A verb of saying with an assessor as its subject; of those that begin at one place, the longest."""
    best: tuple[Verb, Subject] | None = None
    for verb in clause.of("SAY"):
        if best is not None and (verb.start > best[0].start or verb.size <= best[0].size):
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ASSESSORS:
            best = (verb, subject)
    if best is None:
        return None
    verb, subject = best
    return _finding(clause, verb, verb.word.value, "say", lexicon, subject)


def _finding(clause: Clause, verb: Verb, sub: str, rule: str, lexicon: Lexicon, subject: Subject = NOBODY) -> Frame:
    return framed_by("finding", sub_of(clause.text(), sub, lexicon), rule, verb, lexicon, subject)


def sub_of(text: str, sub: str, lexicon: Lexicon) -> str:
    """Recommendation, scope or example where the words show it, else ``sub``."""
    if sub in ("recommendation", "scope"):
        return sub
    for name, value in (("example_words", "example"), ("recommending", "recommendation"), ("scope_words", "scope")):
        if lexicon.any_of(name, text):
            return value
    if lexicon.any_of("reportive", text) and lexicon.any_of("recommending_verbs", text):
        return "recommendation"
    return sub


def according_to(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Volgens de onderzoekers" is a finding, "naar het oordeel van het kabinet" a position."""
    for verb in clause.of("ACCORDING"):
        noun = next((noun for noun in clause.nouns if noun.start >= verb.end), None)
        if noun is None or clause.folded.count(" ", verb.end, noun.start) > 3:
            continue
        subject = as_subject(noun)
        if noun.cls == "ACTOR":
            stance = "already_met" if lexicon.any_of("already_met", clause.text()) else "own_view"
            return framed_by("position", stance, "according", verb, lexicon, subject)
        if noun.cls in ASSESSORS:
            return _finding(clause, verb, "finding", "according", lexicon, subject)
    return None


def appears(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Uit het onderzoek blijkt", "the survey shows" where the subject is what was found."""
    verb = clause.first("APPEAR")
    if verb is None or any(noun.cls == "ACTOR" and noun.start < verb.start for noun in clause.nouns):
        return None
    noun = next((noun for noun in clause.nouns if noun.cls == "SOURCE"), None)
    from_it = any(clause.text().startswith(word) for word in lexicon.lists.get("appear_from", ()))
    if noun is None and verb.size < 10 and not from_it:
        return None
    subject = as_subject(noun) if noun else NOBODY
    return _finding(clause, verb, "finding", "appears", lexicon, subject)


def noun_of_finding(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Een bevinding hierbij is", "Aanbeveling 3: ..."."""
    if "DONE" in clause.by_class:
        return None
    for verb in clause.of("NOUN"):
        if clause.folded.count(" ", clause.start, verb.start) > 3:
            return None
        if word_before(clause, verb.start) in lexicon.adpositions:
            continue
        after = clause.folded[verb.end : min(verb.end + 24, clause.end)]
        numbered = _NUMBERED.match(after)
        spoken_of = clause.folded[clause.start : verb.start].strip() in lexicon.lists.get("definites", ())
        states = not spoken_of and any(
            find_word(after, word, 0, len(after)) >= 0 for word in lexicon.lists.get("copulas", ())
        )
        if (numbered and ":" in after) or states:
            return _finding(clause, verb, verb.word.value, "noun", lexicon)
    return None


def said_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Wordt geconcludeerd dat", "in het rapport genoemd": the assessor is named beside it, or carried over."""
    agents = lexicon.lists.get("agent", ())
    if any(noun.cls == "ACTOR" and word_before(clause, noun.start) in agents for noun in clause.nouns):
        return None
    verb = next((verb for verb in clause.of("SAID") if _is_passive(clause, verb, lexicon)), None)
    if verb is None or lexicon.any_of("possible", clause.text()):
        return None
    beside = _beside_preposition(clause, lexicon)
    if beside is not None:
        return _finding(clause, verb, verb.word.value, "passive", lexicon, beside)
    if not context.assessed or "PASSIVE" not in clause.by_class or in_relative_clause(clause, verb.end, lexicon):
        return None
    return _finding(clause, verb, verb.word.value, "passive", lexicon, context.assessor.subject())


def _is_passive(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether an auxiliary goes with the participle: right before it where the language does not part them."""
    auxiliaries = [*clause.of("PASSIVE"), *clause.of("BE")]
    if lexicon.inversion:
        return bool(auxiliaries)
    return any(skip_between(clause, other.end, lexicon) == verb.start for other in auxiliaries)


def _beside_preposition(clause: Clause, lexicon: Lexicon) -> Subject | None:
    words = lexicon.lists.get("source_prepositions", ())
    for noun in clause.nouns:
        if noun.cls == "SOURCE" and word_before(clause, noun.start) in words:
            return as_subject(noun)
    return None


def should(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "The Government should ...": only an assessor says of the government what it should do; of companies both do."""
    if not lexicon.lists.get("should"):
        return None
    for verb in clause.of("NEED"):
        if clause.folded[verb.start : verb.end] not in lexicon.lists["should"]:
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ("ACTOR", "INSTRUMENT") and subject.value not in lexicon.first_person:
            return framed_by("finding", "recommendation", "should", verb, lexicon, subject)
        if subject.cls == "THIRD" and context.carried.cls == "ACTOR":
            return framed_by("position", "expectation", "should", verb, lexicon, context.carried.subject())
    return None


def carried_over(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """After a finding: reportive "zou", and examples that continue it; the source is not named again."""
    if not context.after_finding or any(noun.cls == "ACTOR" for noun in clause.nouns):
        return None
    text = clause.text()
    starts = lexicon.lists.get("carried_starts", ())
    if not (lexicon.any_of("reportive", text) or any(text.startswith(word) for word in starts)):
        return None
    return _unsaid(clause, "carried", "CARRIED", context, lexicon)


def reported(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """A sentence of its own in a section that gives what others said ("What we heard")."""
    if not context.reported or clause.end - clause.start < 30:
        return None
    return _unsaid(clause, "reported", "HEADING", context, lexicon)


def _unsaid(clause: Clause, rule: str, cls: str, context: Context, lexicon: Lexicon) -> Frame:
    text = clause.text()
    cue = (clause.start, clause.start + len(text.split(" ", 1)[0]), cls)
    name = f"{lexicon.language}.finding.{rule}"
    sub = sub_of(text, "finding", lexicon)
    return Frame("finding", sub, name, (cue,), context.assessor.subject(), False, (clause.start, clause.start))
