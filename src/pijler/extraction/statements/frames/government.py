"""What the government says of itself: positions, pledges, promises with a modal, goals."""

from pijler.extraction.statements.clauses import Clause, Verb, find_word
from pijler.extraction.statements.frames.base import (
    ANSWERED_FOR,
    GOVERNMENT,
    Context,
    Frame,
    framed_by,
    skip_between,
    starts_between,
)
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import Subject, subject_of

FEW = 4
"""Of whom something is expected stands within this many words ("verwacht met name van banken")."""
NEGATION_WITHIN = 2
"""A "not" belongs to a modal where at most this many words lie between."""


def said_by_government(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """STANCE, PLEDGE or MODAL with the government (or what it answers for) as the subject."""
    for verb in _longest_first(clause, "PLEDGE", "STANCE", "MODAL"):
        subject = subject_of(clause, verb, context.carried, lexicon)
        found = _of_government(clause, verb, subject, context, lexicon)
        if found is not None:
            return found
    return None


def _longest_first(clause: Clause, *classes: str) -> list[Verb]:
    """Verbs by their start; at one start those with the most words first, and a pledge before a stance."""
    verbs = [verb for cls in classes for verb in clause.of(cls)]
    return sorted(verbs, key=lambda verb: (verb.start, -verb.size)) if len(verbs) > 1 else verbs


def _of_government(clause: Clause, verb: Verb, subject: Subject, context: Context, lexicon: Lexicon) -> Frame | None:
    if verb.word.cls == "MODAL":
        return _modal(clause, verb, subject, context, lexicon)
    if subject.cls not in GOVERNMENT:
        refused = verb.word.value == "reject" and subject.cls in ANSWERED_FOR and _is_modal(clause, verb)
        return framed_by("position", "reject", "refused", verb, lexicon, subject) if refused else None
    if verb.word.cls == "PLEDGE":
        return framed_by("commitment", "pledged", "pledged", verb, lexicon, subject)
    stance = _weighed(clause, verb, lexicon)
    return framed_by("position", stance, stance, verb, lexicon, subject)


def _is_modal(clause: Clause, verb: Verb) -> bool:
    return any(modal.start == verb.start for modal in clause.of("MODAL"))


def _weighed(clause: Clause, verb: Verb, lexicon: Lexicon) -> str:
    """The stance of ``verb`` after hedges, negation, and "already met"."""
    stance = verb.word.value
    if stance in ("accept", "acknowledge", "welcome"):
        near = _near(clause, verb, lexicon)
        if starts_between(clause, "HEDGE", verb.start + 1, near):
            return "partly"
        if starts_between(clause, "NEG", verb.start + 1, near):
            return "reject"
    if stance == "own_view" and lexicon.any_of("already_met", clause.text()):
        return "already_met"
    return stance


def _near(clause: Clause, verb: Verb, lexicon: Lexicon) -> int:
    """Up to where a "not" belongs to the verb: the next comma or "that" after it, or the end."""
    ends = [clause.end]
    for mark in (", ", *(f" {word} " for word in lexicon.complementizers)):
        at = clause.folded.find(mark, verb.end, clause.end)
        if at >= 0:
            ends.append(at)
    return min(ends)


def _modal(clause: Clause, verb: Verb, subject: Subject, context: Context, lexicon: Lexicon) -> Frame | None:
    modality = verb.word.value
    if modality == "going":
        if subject.cls not in ANSWERED_FOR or subject.span is None:
            return None
        modality = "will"
    if _after_another(clause, verb, modality):
        return None
    denied = modality == "will" and _opens_with_none(clause, lexicon)
    refused = denied or (modality == "will" and _negated(clause, verb, subject))
    if subject.cls not in ANSWERED_FOR:
        if modality != "will" or (refused and not denied):
            return None
        return _without_actor(clause, verb, subject, context, lexicon, denied)
    if refused:
        return framed_by("position", "reject", "refused", verb, lexicon, subject)
    if modality in _ONLY_GOVERNMENT and subject.cls not in GOVERNMENT:
        return None
    if modality == "expect" and _expects_of_others(clause, verb, subject, lexicon):
        return framed_by("position", "expectation", "expectation", verb, lexicon, subject)
    if modality == "will" and subject.cls != "ACTOR" and _has_effect(clause, verb, lexicon):
        return None
    if modality == "will" and (subject.cls != "ACTOR" or subject.span is None) and _must(clause):
        return None
    if modality in ("will", "announced") and (
        _speaks_of_itself(clause, verb, lexicon) or _is_effect(clause, subject, lexicon)
    ):
        return None
    modality = _weigh_modality(clause, verb, modality, subject, lexicon)
    if modality == "will" and _is_made(clause, verb, subject, lexicon):
        return framed_by("commitment", "will_passive", "will_passive", verb, lexicon)
    return framed_by("commitment", modality, modality, verb, lexicon, subject)


def _is_made(clause: Clause, verb: Verb, subject: Subject, lexicon: Lexicon) -> bool:
    """ "A working group will be set up": the body does not act, it is what others make."""
    if lexicon.inversion or subject.value != "body":
        return False
    words = lexicon.lists.get("passive_infinitives", ())
    after = skip_between(clause, verb.end, lexicon)
    auxiliary = next((word for word in words if clause.folded.startswith(word + " ", after)), None)
    if auxiliary is None:
        return False
    done = skip_between(clause, after + len(auxiliary), lexicon)
    return lexicon.participle.match(clause.folded, done, clause.end) is not None


_ONLY_GOVERNMENT = ("want", "explore", "continue", "announced")
"""What only the government itself, not one of its plans, can be said to do."""


def _after_another(clause: Clause, verb: Verb, modality: str) -> bool:
    """An infinitive that looks like a finite verb ("moet een veilig land blijven"): a modal or need stands before."""
    if modality not in _ONLY_GOVERNMENT:
        return False
    return starts_between(clause, "NEED", clause.start, verb.start)


def _negated(clause: Clause, verb: Verb, subject: Subject) -> bool:
    """ "Zal niet", "zal het kabinet geen", "will not": a refusal."""
    inverted = subject.span is not None and subject.span[0] > verb.start
    after = max(verb.end, subject.span[1]) if inverted and subject.span else verb.end
    return any(
        after <= neg.start and clause.folded.count(" ", after, neg.start) <= NEGATION_WITHIN - 1
        for neg in clause.of("NEG")
    )


def _opens_with_none(clause: Clause, lexicon: Lexicon) -> bool:
    """ "No department will be exempted": who acts, or what is made, is denied."""
    text = clause.text().lstrip()
    none, otherwise = (lexicon.lists.get(name, ()) for name in ("opening_negations", "no_negations"))
    return any(text.startswith(word + " ") for word in none) and not text.startswith(otherwise)


def _weigh_modality(clause: Clause, verb: Verb, modality: str, subject: Subject, lexicon: Lexicon) -> str:
    if modality != "will":
        return modality
    if lexicon.any_of("by_expectation", clause.text()):
        return "expect"
    passive = subject.cls != "ACTOR" and _passive(clause, verb, lexicon)
    return conditional(clause.text(), "will_passive" if passive else "will", lexicon)


def _without_actor(
    clause: Clause, verb: Verb, subject: Subject, context: Context, lexicon: Lexicon, denied: bool
) -> Frame | None:
    """A promise whose actor is somebody else or nobody: in a list of promises, or "zal worden onderzocht"."""
    if subject.cls == "NONE" or _is_effect(clause, subject, lexicon) or _must(clause):
        return None
    if not lexicon.inversion and subject.cls == "THIRD":
        return None
    if denied or starts_between(clause, "NEG", clause.start, clause.start + 1):
        return framed_by("position", "reject", "refused", verb, lexicon)
    passive = _passive(clause, verb, lexicon) and lexicon.participle.search(clause.folded, clause.start, clause.end)
    if passive:
        modality = conditional(clause.text(), "will_passive", lexicon)
        return framed_by("commitment", modality, modality, verb, lexicon)
    if context.item and subject.cls == "OTHER":
        return framed_by("commitment", "will", "item", verb, lexicon)
    return None


def _must(clause: Clause) -> bool:
    """ "Zal moeten worden gewerkt": what is needed, no promise."""
    return any(verb.word.value == "must" for verb in clause.of("NEED"))


def _passive(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    words = lexicon.lists.get("passive_infinitives", ())
    return any(find_word(clause.folded, word, verb.end, clause.end) >= 0 for word in words)


def conditional(text: str, modality: str, lexicon: Lexicon) -> str:
    """``will_conditional`` for a clause that begins with its condition ("Als dit het geval is, zal ...")."""
    starts = lexicon.lists.get("conditions", ())
    return "will_conditional" if any(text.startswith(word + " ") for word in starts) else modality


def _expects_of_others(clause: Clause, verb: Verb, subject: Subject, lexicon: Lexicon) -> bool:
    """ "Verwacht van bedrijven dat", "expects companies to": a demand, no promise."""
    after = max(verb.end, subject.span[1] if subject.span else 0)
    rest = clause.folded[after : clause.end].lstrip()
    if any(word in lexicon.lists.get("expectation", ()) for word in rest.split(maxsplit=FEW)[:FEW]):
        return True
    third = next((noun for noun in clause.nouns if noun.start >= after), None)
    if not lexicon.inversion:
        return third is not None and third.cls == "THIRD" and clause.folded.count(" ", after, third.start) <= 3
    return rest.startswith(tuple(f"{word} " for word in lexicon.complementizers)) and not any(
        noun.cls in ANSWERED_FOR for noun in clause.nouns if noun.start > after
    )


def _has_effect(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    """ "The plan will help small firms": what a plan is hoped to bring about is no act."""
    rest = clause.folded[skip_between(clause, verb.end, lexicon) : clause.end]
    return rest.startswith(lexicon.lists.get("effect_verbs", ()))


def _speaks_of_itself(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    """The letter says what it will speak about, or a form of "gaan" that is no future."""
    return lexicon.any_of("about_itself", clause.folded[verb.end : clause.end]) is not None


def _is_effect(clause: Clause, subject: Subject, lexicon: Lexicon) -> bool:
    """ "Hiermee zal ... worden versterkt": an effect that is expected, no act."""
    return subject.cls != "ACTOR" and starts_between(clause, "EFFECT", clause.start, clause.start + 2)


def goal(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """A goal that names nobody: "het streven is", "the aim is"."""
    verb = clause.first("GOAL")
    if verb is None or clause.folded.count(" ", clause.start, verb.start) > 6:
        return None
    return framed_by("commitment", verb.word.value, "goal", verb, lexicon)
