"""Who does what a verb says: the subject beside it, before it in a first constituent, or after it (inversion)."""

from dataclasses import dataclass
from typing import NamedTuple

from pijler.extraction.statements.clauses import Clause, Noun, Verb
from pijler.extraction.statements.constituents import (
    adds_nothing,
    constituent_start,
    governor,
    is_embedded,
    last_word,
    only_qualifies,
    opens_main_clause,
    past_conjunction,
    trimmed_end,
)
from pijler.extraction.statements.lexicon import Lexicon

MOST_WORDS = 12
"""A subject further from its verb than this many words is not taken for one."""


class Subject(NamedTuple):
    """``cls`` is a noun class, OTHER (somebody else) or NONE (nobody found); ``span`` is None where carried over."""

    cls: str
    value: str
    span: tuple[int, int] | None
    named: tuple[int, int] | None = None
    """Where a subject that is carried over was last named."""


NOBODY = Subject("NONE", "", None)
OTHER = Subject("OTHER", "", None)


@dataclass(slots=True)
class Carried:
    """Who was last spoken of in this paragraph: what a pronoun or an elided subject stands for."""

    cls: str = "NONE"
    value: str = ""
    named: tuple[int, int] | None = None

    def subject(self) -> Subject:
        return Subject(self.cls, self.value, None, self.named)

    def remember(self, cls: str, value: str, named: tuple[int, int]) -> None:
        """Whoever is named at a place is the last of whom was spoken."""
        self.cls, self.value, self.named = cls, value, named


def subject_of(clause: Clause, verb: Verb, carried: Carried, lexicon: Lexicon) -> Subject:
    """The subject of ``verb`` in a main clause; NOBODY also where the verb stands in a subordinate clause."""
    place = (verb.start, verb.end)
    found: Subject | None = clause.subjects.get(place)
    if found is None:
        found = clause.subjects[place] = _look_for(clause, verb, carried, lexicon)
    return found


def _look_for(clause: Clause, verb: Verb, carried: Carried, lexicon: Lexicon) -> Subject:
    folded = clause.folded
    before = trimmed_end(folded, clause.start, verb.start, lexicon)
    if _is_passive(clause, before, verb, lexicon):
        return NOBODY
    noun = _ending_at(clause, before)
    if noun is not None:
        word = governor(folded, clause.start, noun, lexicon)
        if word in lexicon.subordinators and not adds_nothing(folded, clause.start, noun.start, lexicon):
            return NOBODY
        if _in_reduced_relative(clause, noun, lexicon):
            return NOBODY
        if word not in lexicon.adpositions and not _object_first(clause, noun, verb, lexicon):
            return as_subject(noun)
    elif _pronoun_before(clause, before, verb, lexicon):
        return _resolve(clause, verb, carried)
    if lexicon.inversion:
        found = _inverted(clause, verb, carried, lexicon)
        if found is not None:
            return found
    return _further(clause, verb, before, carried, lexicon)


def _in_reduced_relative(clause: Clause, noun: Noun, lexicon: Lexicon) -> bool:
    """ "The steps the Ministry will take": another noun stands right before the subject, and no preposition opens."""
    folded, at = clause.folded, noun.start - 1
    if lexicon.inversion or at <= clause.start:
        return False
    article = folded.rfind(" ", clause.start, at) + 1
    if folded[article:at] in lexicon.determiners:
        at = article - 1
    elif (
        noun.value not in lexicon.first_person
        and folded[noun.start : noun.end].split(" ", 1)[0] not in lexicon.determiners
    ):
        return False
    begin = constituent_start(folded, clause.start, at)
    stop = folded.find(" ", begin)
    opening = folded[begin : stop if stop >= 0 else None]
    return opening not in lexicon.prepositions and any(
        other.end == at and other.cls in ("INSTRUMENT", "SOURCE") for other in clause.nouns
    )


def _object_first(clause: Clause, noun: Noun, verb: Verb, lexicon: Lexicon) -> bool:
    """ "Een landelijk meldpunt acht ik onwenselijk": who can speak stands after the verb, a thing before it."""
    if not lexicon.inversion or noun.cls in _SPEAKERS:
        return False
    return any(other.cls in _SPEAKERS and other.start == verb.end + 1 for other in clause.nouns)


_SPEAKERS = frozenset({"ACTOR", "SOURCE", "EITHER"})


def as_subject(noun: Noun) -> Subject:
    """The noun itself as who speaks or acts."""
    return Subject(noun.cls, noun.value, (noun.start, noun.end))


def _ending_at(clause: Clause, position: int) -> Noun | None:
    return next((noun for noun in clause.nouns if noun.end == position), None)


def _is_passive(clause: Clause, before: int, verb: Verb, lexicon: Lexicon) -> bool:
    """ "The agency was urged to act": a form of "to be" right before a verb of saying turns it round."""
    words = lexicon.lists.get("passive_auxiliaries")
    if not words or verb.word.cls not in ("SAY", "STANCE", "PLEDGE"):
        return False
    return last_word(clause.folded, clause.start, before) in words


def _pronoun_before(clause: Clause, end: int, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether a pronoun that can be the subject of ``verb`` ends at ``end`` ("het zorgen voor" is a noun)."""
    folded, start = clause.folded, clause.start
    word = last_word(folded, start, end)
    if word not in lexicon.pronouns:
        return False
    if word in lexicon.singular and folded[verb.start : verb.end].endswith(lexicon.plural_endings):
        return False
    at = end - len(word)
    previous = last_word(folded, start, at - 1) if at - 1 > start else ""
    return at <= start or previous.endswith(",") or previous in lexicon.between or previous in lexicon.conjunctions


def _resolve(clause: Clause, verb: Verb, carried: Carried) -> Subject:
    """Whom a pronoun at ``verb`` stands for: the last actor or source before it, else who is carried over."""
    named = [noun for noun in clause.nouns if noun.end < verb.start and noun.cls in ("ACTOR", "SOURCE", "EITHER")]
    if not named:
        return carried.subject()
    return Subject(named[-1].cls, named[-1].value, None, (named[-1].start, named[-1].end))


def _inverted(clause: Clause, verb: Verb, carried: Carried, lexicon: Lexicon) -> Subject | None:
    folded, at = clause.folded, verb.end
    while True:
        while at < clause.end and folded[at] == " ":
            at += 1
        noun = next((noun for noun in clause.nouns if noun.start == at), None)
        if noun is not None:
            return as_subject(noun)
        stop = folded.find(" ", at, clause.end)
        stop = clause.end if stop < 0 else stop
        word = folded[at:stop]
        if word in lexicon.pronouns and not _article(clause, stop, lexicon):
            return _resolve(clause, verb, carried)
        if word not in lexicon.between:
            return None
        at = stop


def _article(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the pronoun-like word that ends at ``at`` is the article of a noun phrase ("zal het opstellen …")."""
    return any(
        noun.start <= at + 1 < noun.end or (noun.start > at and clause.folded.count(" ", at + 1, noun.start) <= 2)
        for noun in clause.nouns
    )


def _further(clause: Clause, verb: Verb, before: int, carried: Carried, lexicon: Lexicon) -> Subject:
    """A subject that is not beside its verb: the first noun of the first constituent, or of what follows."""
    folded = clause.folded
    region = constituent_start(folded, clause.start, before)
    region = past_conjunction(folded, region, before, clause, lexicon)
    first = folded[region:before].split(" ", 1)[0].strip("(«“\"‘'")
    if region >= before:
        return carried.subject() if not clause.head or region > clause.start else NOBODY
    if first in lexicon.subordinators and not opens_main_clause(first, region == clause.start and clause.head, lexicon):
        return NOBODY
    if is_embedded(folded, region, before, lexicon):
        return NOBODY
    if first in lexicon.prepositions and lexicon.inversion:
        return _after(clause, verb, lexicon)
    found = _first_noun(clause, region, before, lexicon)
    if found is None and not lexicon.inversion and region > clause.start:
        found = _before_parenthesis(clause, region, first, lexicon)
    if found is not None:
        return OTHER if _verb_between(clause, found, verb, lexicon) else found
    if not clause.head and before - region < 12 and (first in lexicon.between or first in lexicon.conjunctions):
        return carried.subject()
    if lexicon.inversion and before - region < 24:
        return _after(clause, verb, lexicon)
    return OTHER


def _before_parenthesis(clause: Clause, region: int, first: str, lexicon: Lexicon) -> Subject | None:
    """The subject before words between commas: "The Ministry, together with the unions, will ..."."""
    folded = clause.folded
    opened = folded.rfind(", ", clause.start, region - 2)
    if opened < 0:
        return None
    inside = folded[opened + 2 : region - 2].split(" ", 1)[0]
    if inside not in lexicon.prepositions and inside not in lexicon.adpositions and inside not in lexicon.subordinators:
        return None
    return next((as_subject(noun) for noun in clause.nouns if noun.end == opened), None)


def _verb_between(clause: Clause, subject: Subject, verb: Verb, lexicon: Lexicon) -> bool:
    """Whether another finite verb stands between subject and verb, which then is a participle or noun."""
    if lexicon.inversion or subject.span is None:
        return False
    for cls in ("BE", "HAVE", "MODAL", "NEED"):
        for other in clause.of(cls):
            if subject.span[1] <= other.start and other.end <= verb.start:
                words = clause.folded[subject.span[1] : other.start].split()
                if not any(word in lexicon.subordinators for word in words):
                    return True
    return False


def _after(clause: Clause, verb: Verb, lexicon: Lexicon) -> Subject:
    """The first noun after the verb of an inverted clause, if it comes before a comma or another clause."""
    cut = clause.folded.find(",", verb.end, clause.end)
    found = _first_noun(clause, verb.end, cut if cut >= 0 else clause.end, lexicon)
    if found is None or found.span is None:
        return OTHER
    between = clause.folded[verb.end : found.span[0]].split()
    return OTHER if any(word in lexicon.subordinators for word in between) else found


def _first_noun(clause: Clause, start: int, end: int, lexicon: Lexicon) -> Subject | None:
    for noun in clause.nouns:
        if noun.start < start or noun.end > end:
            continue
        if not lexicon.inversion and only_qualifies(clause, start, end, noun, lexicon):
            continue
        near = clause.folded.count(" ", start, noun.start) <= MOST_WORDS
        return as_subject(noun) if near else None
    return None
