"""Frames: which subject with which verb makes a finding, a position, a commitment or an action.

Each rule looks at one clause and gives a Frame or None. The first rule that applies decides; the order is that of
certainty: what the government says of itself, what assessors say, passives, and last what has been done.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pijler.extraction.model import Kind
from pijler.extraction.statements.clauses import Clause, Verb, find_word
from pijler.extraction.statements.deadlines import deadline
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import NOBODY, Carried, Subject, subject_of
from pijler.kernel.dates import DateInterval

GOVERNMENT = frozenset({"ACTOR"})
ANSWERED_FOR = frozenset({"ACTOR", "INSTRUMENT"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a clause is. ``value`` is the stance, modality, sub or status; ``verb`` is where its word begins."""

    kind: Kind
    value: str
    rule: str
    cues: tuple[tuple[int, int, str], ...]
    subject: Subject = NOBODY
    explicit: bool = True
    verb: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Context:
    """What carries over from sentence to sentence."""

    carried: Carried
    today: date | None = None
    item: bool = False
    """The sentence stands in a list."""
    after_finding: bool = False
    assessed: bool = False
    """An assessor has spoken in this section and nobody else since."""
    numbered: str | None = None
    """The number of a recommendation whose label ("Aanbeveling 3.") stood just before."""


Rule = Callable[[Clause, Context, Lexicon], Frame | None]


def frame_of(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The frame of the clause, or None."""
    present = clause.by_class.keys()
    for rule, needed in _RULES:
        if needed and needed.isdisjoint(present):
            continue
        found = rule(clause, context, lexicon)
        if found is not None:
            return found
    return None


def _who_speaks(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The government's or an assessor's own words: whichever verb comes first is that of the main clause."""
    ours = _said_by_government(clause, context, lexicon)
    theirs = _said_by_source(clause, context, lexicon)
    if ours is None or theirs is None:
        return ours or theirs
    return ours if ours.verb <= theirs.verb else theirs


def _frame(kind: Kind, value: str, rule: str, verb: Verb, subject: Subject = NOBODY, explicit: bool = True) -> Frame:
    cues = [(start, end, verb.word.cls) for start, end in verb.spans]
    if subject.span is not None:
        cues.append((*subject.span, subject.cls))
    return Frame(kind, value, rule, tuple(sorted(cues)), subject, explicit, (verb.start, verb.end))


# -- what the government says of itself ------------------------------------------------------------------------


def _said_by_government(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """STANCE, PLEDGE or MODAL with the government (or what it answers for) as the subject."""
    seen: dict[int, Subject] = {}
    for verb in _longest_first(clause, "PLEDGE", "STANCE", "MODAL"):
        if verb.start not in seen:
            seen[verb.start] = subject_of(clause, verb, context.carried, lexicon)
        found = _of_government(clause, verb, seen[verb.start], context, lexicon)
        if found is not None:
            return found
    return None


def _longest_first(clause: Clause, *classes: str) -> list[Verb]:
    """Verbs by their start; at one start those with the most words first, and a pledge before a stance."""
    verbs = [verb for cls in classes for verb in clause.of(cls)]
    return sorted(verbs, key=lambda verb: (verb.start, -verb.size)) if len(verbs) > 1 else verbs


def _of_government(
    clause: Clause, verb: Verb, subject: Subject, context: Context, lexicon: Lexicon
) -> Frame | None:
    word = verb.word
    if word.cls == "MODAL":
        return _modal(clause, verb, subject, context, lexicon)
    if subject.cls not in GOVERNMENT:
        return None
    if word.cls == "PLEDGE":
        return _frame("commitment", "pledged", f"{lexicon.language}.commitment.pledged", verb, subject)
    stance = _weighed(clause, verb, lexicon)
    return _frame("position", stance, f"{lexicon.language}.position.{stance}", verb, subject)


def _weighed(clause: Clause, verb: Verb, lexicon: Lexicon) -> str:
    """The stance of ``verb`` after hedges, negation, and "already met"."""
    stance = verb.word.value
    if stance in ("accept", "acknowledge", "welcome"):
        near = _near(clause, verb)
        if any(start < near and start > verb.start for start, _ in _spans(clause, "HEDGE")):
            return "partly"
        if any(verb.start < start < near for start, _ in _spans(clause, "NEG")):
            return "reject"
    if stance == "own_view" and lexicon.any_of("already_met", clause.text()):
        return "already_met"
    return stance


def _spans(clause: Clause, cls: str) -> list[tuple[int, int]]:
    return [(verb.start, verb.end) for verb in clause.of(cls)]


def _near(clause: Clause, verb: Verb) -> int:
    """Up to where a "not" belongs to the verb: the next comma or "that" after it, or the end."""
    ends = [clause.end]
    for mark in (", ", " dat ", " that "):
        at = clause.folded.find(mark, verb.end, clause.end)
        if at >= 0:
            ends.append(at)
    return min(ends)


def _modal(clause: Clause, verb: Verb, subject: Subject, context: Context, lexicon: Lexicon) -> Frame | None:
    modality = verb.word.value
    text = clause.text()
    if modality == "going":
        if subject.cls not in ANSWERED_FOR or subject.span is None:
            return None
        modality = "will"
    if modality in ("want", "explore", "continue", "expect") and subject.cls not in GOVERNMENT:
        if modality != "expect" or subject.cls != "INSTRUMENT":
            return None
    if modality == "will" and context.item and subject.cls == "OTHER" and not _is_effect(clause, lexicon, subject):
        return _frame("commitment", "will", f"{lexicon.language}.commitment.item", verb)
    if subject.cls not in ANSWERED_FOR:
        return _future_passive(clause, verb, subject, lexicon) if modality == "will" else None
    if modality == "expect" and _expects_of_others(clause, verb, subject, lexicon):
        return _frame("position", "expectation", f"{lexicon.language}.position.expectation", verb, subject)
    if modality == "will" and (_empty_will(clause, verb, lexicon) or _is_effect(clause, lexicon, subject)):
        return None
    if subject.cls == "INSTRUMENT" and modality == "will" and _passive(clause, verb, lexicon):
        modality = "will_passive"
    if modality.startswith("will"):
        modality = _conditional(text, modality, lexicon)
        if lexicon.any_of("by_expectation", text):
            modality = "expect"
    return _frame("commitment", modality, f"{lexicon.language}.commitment.{modality}", verb, subject)


def _expects_of_others(clause: Clause, verb: Verb, subject: Subject, lexicon: Lexicon) -> bool:
    """ "Verwacht van bedrijven dat", "expects companies to": a demand, no promise."""
    after = max(verb.end, subject.span[1] if subject.span else 0)
    rest = clause.folded[after : clause.end].lstrip()
    words = lexicon.lists.get("expectation", ())
    if any(rest.startswith(word + " ") for word in words):
        return True
    third = next((noun for noun in clause.nouns if noun.start >= after), None)
    near = third is not None and third.cls == "THIRD" and clause.folded.count(" ", after, third.start) <= 3
    if not lexicon.inversion:
        return near
    return rest.startswith("dat ") and not any(noun.cls in ANSWERED_FOR for noun in clause.nouns if noun.start > after)


def _empty_will(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    """The letter says what it will speak about, or a form of "gaan" that is no future."""
    return lexicon.any_of("about_itself", clause.folded[verb.end : clause.end]) is not None


def _is_effect(clause: Clause, lexicon: Lexicon, subject: Subject) -> bool:
    """ "Hiermee zal ... worden versterkt": an effect that is expected, no act."""
    effect = next(iter(_spans(clause, "EFFECT")), None)
    return effect is not None and effect[0] <= clause.start + 1 and subject.cls != "ACTOR"


def _passive(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    return any(
        find_word(clause.folded, word, verb.end, clause.end) >= 0
        for word in lexicon.lists.get("passive_infinitives", ())
    )


def _future_passive(clause: Clause, verb: Verb, subject: Subject, lexicon: Lexicon) -> Frame | None:
    """ "Zal worden onderzocht" without an agent: a promise whose actor is not named."""
    if subject.cls == "NONE" or _is_effect(clause, lexicon, subject) or not _passive(clause, verb, lexicon):
        return None
    if not participle(lexicon.language).search(clause.folded, verb.end, clause.end):
        return None
    modality = _conditional(clause.text(), "will_passive", lexicon)
    return _frame("commitment", modality, f"{lexicon.language}.commitment.{modality}", verb)


def _conditional(text: str, modality: str, lexicon: Lexicon) -> str:
    """A clause that begins with its condition ("Als dit het geval is, zal ...")."""
    starts = lexicon.lists.get("conditions", ())
    return "will_conditional" if any(text.startswith(word + " ") for word in starts) else modality


@cache
def participle(language: str) -> re.Pattern[str]:
    """The pattern of a past participle in ``language``."""
    from pijler.kernel.packfile import load_pack

    return re.compile(r"\b(?:" + load_pack(f"languages/{language}/statements.yaml")[0]["participle"] + r")\b")


def _goal(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """A goal that names nobody: "het streven is", "the aim is"."""
    verb = clause.first("GOAL")
    if verb is None or clause.folded.count(" ", clause.start, verb.start) > 6:
        return None
    return _frame("commitment", "aim", f"{lexicon.language}.commitment.goal", verb)


# -- what assessors say ------------------------------------------------------------------------------------------


def _said_by_source(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    best: tuple[Verb, Subject] | None = None
    for verb in clause.of("SAY"):
        if best is not None and (verb.start > best[0].start or verb.size <= best[0].size):
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls == "SOURCE":
            best = (verb, subject)
    if best is None:
        return None
    verb, subject = best
    return _finding(clause, verb, verb.word.value, "say", subject, lexicon)


def _finding(clause: Clause, verb: Verb, sub: str, rule: str, subject: Subject, lexicon: Lexicon) -> Frame:
    return _frame("finding", _sub(clause, sub, lexicon), f"{lexicon.language}.finding.{rule}", verb, subject)


def _sub(clause: Clause, sub: str, lexicon: Lexicon) -> str:
    text = clause.text()
    if sub in ("recommendation", "scope"):
        return sub
    for name, value in (("example_words", "example"), ("recommending", "recommendation"), ("scope_words", "scope")):
        if lexicon.any_of(name, text):
            return value
    return sub


def _according_to(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Volgens de onderzoekers", "according to the Institute"."""
    for verb in clause.of("ACCORDING"):
        noun = next((noun for noun in clause.nouns if noun.start >= verb.end), None)
        if noun is None or clause.folded.count(" ", verb.end, noun.start) > 3:
            continue
        subject = Subject(noun.cls, noun.value, (noun.start, noun.end))
        if noun.cls == "ACTOR":
            stance = "already_met" if lexicon.any_of("already_met", clause.text()) else "own_view"
            return _frame("position", stance, f"{lexicon.language}.position.according", verb, subject)
        if noun.cls == "SOURCE":
            return _finding(clause, verb, "finding", "according", subject, lexicon)
    return None


def _assent(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Dat er geen loket is, is juist": assent whose subject is what was said."""
    verb = clause.first("ASSENT")
    if verb is None or any(noun.cls == "SOURCE" for noun in clause.nouns):
        return None
    stance = "reject" if any(start < verb.end + 8 and start > verb.start for start, _ in _spans(clause, "NEG")) else verb.word.value
    return _frame("position", stance, f"{lexicon.language}.position.assent", verb)


def _appears(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Uit het onderzoek blijkt", "the survey shows" where the subject is what was found."""
    verb = clause.first("APPEAR")
    if verb is None or any(noun.cls == "ACTOR" and noun.start < verb.start for noun in clause.nouns):
        return None
    noun = next((noun for noun in clause.nouns if noun.cls == "SOURCE"), None)
    from_it = any(clause.text().startswith(word) for word in lexicon.lists.get("appear_from", ()))
    if noun is None and verb.size < 10 and not from_it:
        return None
    subject = Subject("SOURCE", noun.value, (noun.start, noun.end)) if noun else NOBODY
    return _finding(clause, verb, "finding", "appears", subject, lexicon)


def _noun_of_finding(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Een bevinding hierbij is", "Recommendation 3:"."""
    if clause.first("DONE") is not None:
        return None
    for verb in clause.of("NOUN"):
        if clause.folded.count(" ", clause.start, verb.start) > 2:
            return None
        if clause.folded[clause.start : verb.start].rstrip().rsplit(" ", 1)[-1] in lexicon.adpositions:
            continue
        after = clause.folded[verb.end : verb.end + 24]
        numbered = re.match(r"s? ?\d+(\.\d+)*\.?( ?[:.–-]|$| )", after)
        states = any(find_word(after, word, 0, len(after)) >= 0 for word in lexicon.lists.get("copulas", ()))
        if numbered and ":" in after or states:
            return _finding(clause, verb, verb.word.value, "noun", NOBODY, lexicon)
    return None


# -- passives ----------------------------------------------------------------------------------------------------


def _shared_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Deze zorg wordt door het kabinet gedeeld"."""
    agents = lexicon.lists.get("agent", ())
    for noun in clause.nouns:
        word = clause.folded[clause.start : noun.start].rstrip().rsplit(" ", 1)[-1]
        if noun.cls != "ACTOR" or word not in agents:
            continue
        verb = clause.first("SHARED")
        if verb is not None and clause.first("PASSIVE") is not None:
            subject = Subject("ACTOR", noun.value, (noun.start, noun.end))
            stance = _negated_passive(clause, verb)
            return _frame("position", stance, f"{lexicon.language}.position.passive", verb, subject)
    return None


def _negated_passive(clause: Clause, verb: Verb) -> str:
    if _spans(clause, "HEDGE"):
        return "partly"
    return "reject" if any(start < verb.start for start, _ in _spans(clause, "NEG")) else verb.word.value


def _answered_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Aanbeveling 1 wordt overgenomen", "aan aanbeveling 6 is al voldaan": an answer that does not say by whom."""
    noun = clause.first("NOUN")
    verb = clause.first("SHARED")
    if noun is None or verb is None or not noun.start < verb.start or not _has_auxiliary(clause):
        return None
    if any(other.cls == "SOURCE" for other in clause.nouns):
        return None
    return _frame("position", _negated_passive(clause, verb), f"{lexicon.language}.position.passive", verb)


def _said_passive(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """ "Wordt geconcludeerd dat", "in het rapport genoemd": the assessor is named beside it, or carried over."""
    if any(noun.cls == "ACTOR" and _is_agent(clause, noun.start, lexicon) for noun in clause.nouns):
        return None
    verb = clause.first("SAID")
    if verb is None or lexicon.any_of("possible", clause.text()) or not _has_auxiliary(clause):
        return None
    noun = _beside_preposition(clause, lexicon)
    if noun is not None:
        return _finding(clause, verb, verb.word.value, "passive", noun, lexicon)
    if not context.assessed or clause.first("PASSIVE") is None:
        return None
    if _region_is_subordinate(clause, verb, lexicon):
        return None
    return _finding(clause, verb, verb.word.value, "passive", context.carried.subject(), lexicon)


def _region_is_subordinate(clause: Clause, verb: Verb, lexicon: Lexicon) -> bool:
    region = clause.folded.rfind(", ", clause.start, verb.start)
    if region < 0:
        return False
    first = clause.folded[region + 2 : verb.end].split(" ", 1)[0]
    return first in lexicon.subordinators


def _is_agent(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    word = clause.folded[clause.start : at].rstrip().rsplit(" ", 1)[-1]
    return word in lexicon.lists.get("agent", ())


def _has_auxiliary(clause: Clause) -> bool:
    return "PASSIVE" in clause.by_class or "BE" in clause.by_class


def _beside_preposition(clause: Clause, lexicon: Lexicon) -> Subject | None:
    for noun in clause.nouns:
        word = clause.folded[clause.start : noun.start].rstrip().rsplit(" ", 1)[-1]
        if noun.cls == "SOURCE" and word in lexicon.lists.get("source_prepositions", ()):
            return Subject("SOURCE", noun.value, (noun.start, noun.end))
    return None


# -- what a label or a date says ---------------------------------------------------------------------------------


def _numbered(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """What stands behind the label "Aanbeveling 3." is that recommendation, also without a verb of saying."""
    if context.numbered is None:
        return None
    cue = (clause.start, clause.start + 1, "LABEL")
    rule = f"{lexicon.language}.finding.numbered"
    return Frame("finding", "recommendation", rule, (cue,), context.carried.subject(), True, (clause.start, clause.start))


def _announced(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The present tense with a time to come: "uiterlijk in 2026 opent een loket", "the desk opens in May"."""
    if not clause.timed or not {"NEED", "HAVE", "SAY"}.isdisjoint(clause.by_class) or any(noun.cls == "THIRD" for noun in clause.nouns[:1]):
        return None
    when = deadline(clause.folded, clause.start, clause.end, context.today, lexicon.language)
    if when is None or not _to_come(when.interval, context.today):
        return None
    cue = (when.start, when.end, "TIME")
    subject = _announcer(clause)
    rule = f"{lexicon.language}.commitment.announced"
    return Frame("commitment", "announced", rule, (cue,), subject, True, (clause.start, clause.start))


def _to_come(interval: DateInterval, today: date | None) -> bool:
    """Whether the interval lies after ``today``; without a date only "not later than" shows it."""
    if today is None:
        return interval.first is None
    return interval.last is not None and interval.last > today


def _announcer(clause: Clause) -> Subject:
    noun = next((noun for noun in clause.nouns if noun.cls in ANSWERED_FOR), None)
    return Subject(noun.cls, noun.value, (noun.start, noun.end)) if noun else NOBODY


# -- what is carried over ------------------------------------------------------------------------------------------


def _carried_over(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """After a finding: reportive "zou", and examples that continue it; the source is not named again."""
    if not context.after_finding or any(noun.cls == "ACTOR" for noun in clause.nouns):
        return None
    text = clause.text()
    starts = lexicon.lists.get("carried_starts", ())
    reportive = lexicon.any_of("reportive", text)
    if not (reportive or any(text.startswith(word) for word in starts)):
        return None
    sub = _sub(clause, "finding", lexicon)
    cue = (clause.start, clause.start + len(text.split(" ", 1)[0]), "CARRIED")
    rule = f"{lexicon.language}.finding.carried"
    return Frame("finding", sub, rule, (cue,), context.carried.subject(), False, (clause.start, clause.start))


# -- what has been done, and what is going on ----------------------------------------------------------------------


def _ongoing(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    for verb in clause.of("ONGOING"):
        if verb.word.value == "now":
            if clause.first("PASSIVE") is not None:
                return _frame("action", "ongoing", f"{lexicon.language}.action.now", verb)
            continue
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ANSWERED_FOR:
            return _frame("action", "ongoing", f"{lexicon.language}.action.ongoing", verb, subject)
    return None


def _done(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    for verb in clause.of("HAVE"):
        subject = subject_of(clause, verb, context.carried, lexicon)
        if subject.cls in ANSWERED_FOR and participle(lexicon.language).search(clause.folded, verb.end, clause.end):
            return _frame("action", "done", f"{lexicon.language}.action.perfect", verb, subject)
    verb = clause.first("DONE")
    aux = clause.first("BE")
    if verb is None or aux is None or not aux.start < verb.start or not {"MODAL", "NEED", "NEG"}.isdisjoint(clause.by_class):
        return None
    if subject_of(clause, aux, context.carried, lexicon).cls in ("THIRD", "NONE") or _region_is_subordinate(clause, verb, lexicon):
        return None
    return _frame("action", "done", f"{lexicon.language}.action.passive", verb)


_RULES: Sequence[tuple[Rule, frozenset[str]]] = (
    (_who_speaks, frozenset({"STANCE", "PLEDGE", "MODAL", "SAY"})),
    (_according_to, frozenset({"ACCORDING"})),
    (_assent, frozenset({"ASSENT"})),
    (_goal, frozenset({"GOAL"})),
    (_shared_passive, frozenset({"SHARED"})),
    (_answered_passive, frozenset({"SHARED"})),
    (_appears, frozenset({"APPEAR"})),
    (_noun_of_finding, frozenset({"NOUN"})),
    (_said_passive, frozenset({"SAID"})),
    (_numbered, frozenset()),
    (_carried_over, frozenset()),
    (_done, frozenset({"HAVE", "DONE"})),
    (_announced, frozenset()),
    (_ongoing, frozenset({"ONGOING"})),
)
"""Each rule with the classes of which it needs at least one (none: it is always tried)."""
