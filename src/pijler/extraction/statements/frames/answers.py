"""Answers without the government as their subject: passives, assent, and one word in a table."""

from pijler.extraction.statements.clauses import Clause, Verb
from pijler.extraction.statements.fields import only_numbers
from pijler.extraction.statements.frames.base import Context, Frame, framed_by, starts_between, word_before
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import as_subject

TELEGRAM = 48
"""An answer of one word, with its number, has at most this many characters."""


def assent(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Dat er geen loket is, is juist": a stance whose subject is what was said; ``value`` is the stance."""
    verb = clause.first("ASSENT")
    if verb is None or context.assessed:
        return None
    if any(noun.cls == "SOURCE" and noun.end + 1 != verb.start for noun in clause.nouns):
        return None
    negated = starts_between(clause, "NEG", verb.start + 1, verb.end + 8) and not _holds_negation(clause, verb)
    return framed_by("position", "reject" if negated else verb.word.value, "assent", verb, lexicon)


def _holds_negation(clause: Clause, verb: Verb) -> bool:
    return any(starts_between(clause, "NEG", start, end) for start, end in verb.spans)


def telegram(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Accepted.", "Recommendation 12: partially accepted": an answer in a table."""
    verb = clause.first("SHARED")
    if verb is None or clause.end - clause.start > TELEGRAM or clause.nouns:
        return None
    if clause.folded[verb.spans[-1][1] : clause.end].strip(" .") and "HEDGE" not in clause.by_class:
        return None
    rest = clause.folded[clause.start : verb.start].rstrip()
    if rest and not (rest[-1] in ":–-" or "HEDGE" in clause.by_class or "NEG" in clause.by_class):
        return None
    return framed_by("position", _negated_passive(clause, verb), "telegram", verb, lexicon)


def tally(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Recommendations supported: 151.1, 151.3-4": an answer before a colon, and nothing but numbers after it."""
    verb = clause.first("SHARED")
    colon = clause.folded.find(":", clause.start, min(clause.end, clause.start + TELEGRAM))
    if verb is None or verb.end > colon or clause.nouns:
        return None
    if not only_numbers(clause.folded[colon + 1 : clause.end], lexicon.language):
        return None
    return framed_by("position", _negated_passive(clause, verb), "tally", verb, lexicon)


def shared_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Deze zorg wordt door het kabinet gedeeld"."""
    verb = clause.first("SHARED")
    if verb is None or "PASSIVE" not in clause.by_class:
        return None
    agents = lexicon.lists.get("agent", ())
    for noun in clause.nouns:
        if noun.cls == "ACTOR" and word_before(clause, noun.start) in agents:
            subject = as_subject(noun)
            return framed_by("position", _negated_passive(clause, verb), "passive", verb, lexicon, subject)
    return None


def answered_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Aanbeveling 1 wordt overgenomen", "aan aanbeveling 6 is al voldaan": an answer that does not say by whom."""
    noun, verb = clause.first("NOUN"), clause.first("SHARED")
    if noun is None or verb is None or not noun.start < verb.start:
        return None
    if not {"PASSIVE", "BE"} & clause.by_class.keys() or any(other.cls == "SOURCE" for other in clause.nouns):
        return None
    return framed_by("position", _negated_passive(clause, verb), "passive", verb, lexicon)


def _negated_passive(clause: Clause, verb: Verb) -> str:
    if "HEDGE" in clause.by_class:
        return "partly"
    negated = starts_between(clause, "NEG", clause.start, verb.start)
    return "reject" if negated and verb.word.value in ("accept", "acknowledge", "welcome") else verb.word.value
