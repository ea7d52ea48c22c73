"""Frames: which subject with which verb makes a finding, a position, a commitment or an action.

Each rule looks at one clause and gives a Frame or None. The first rule that applies decides; the order is that of
certainty: what the government says of itself, what assessors say, passives, and last what has been done.
"""

from collections.abc import Callable, Sequence
from functools import cache

from pijler.extraction.statements.clauses import Clause
from pijler.extraction.statements.frames.answers import answered_passive, assent, shared_passive, tally, telegram
from pijler.extraction.statements.frames.assessors import (
    according_to,
    appears,
    carried_over,
    noun_of_finding,
    reported,
    said_by_source,
    said_passive,
    should,
)
from pijler.extraction.statements.frames.base import ASSESSORS, GOVERNMENT, Context, Frame
from pijler.extraction.statements.frames.deeds import done, ongoing, past
from pijler.extraction.statements.frames.government import goal, said_by_government
from pijler.extraction.statements.frames.labels import announced, listed, numbered
from pijler.extraction.statements.lexicon import Lexicon

__all__ = ["RULES", "Context", "Frame", "frame_of"]

Rule = Callable[[Clause, Context, Lexicon], Frame | None]


def frame_of(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The frame of the clause, or None."""
    for rule in _rules_for(frozenset(clause.by_class)):
        found = rule(clause, context, lexicon)
        if found is not None:
            return found
    return None


@cache
def _rules_for(present: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that can apply where cues of these classes are present, in order."""
    return tuple(rule for rule, needed in RULES if not needed or not needed.isdisjoint(present))


def _who_speaks(clause: Clause, context: Context, lexicon: Lexicon) -> Frame | None:
    """The government's or an assessor's own words: whichever verb comes first is that of the main clause."""
    speakers = {noun.cls for noun in clause.nouns}
    speakers.add(context.carried.cls)
    governs = "MODAL" in clause.by_class or not GOVERNMENT.isdisjoint(speakers)
    assesses = "SAY" in clause.by_class and not ASSESSORS.isdisjoint(speakers)
    ours = said_by_government(clause, context, lexicon) if governs else None
    theirs = said_by_source(clause, context, lexicon) if assesses else None
    if ours is None or theirs is None:
        return ours or theirs
    if ours.verb[0] == theirs.verb[0] and ours.subject.cls == "EITHER":
        return theirs if ours.value == "own_view" else ours
    return ours if ours.verb <= theirs.verb else theirs


RULES: Sequence[tuple[Rule, frozenset[str]]] = (
    (telegram, frozenset({"SHARED"})),
    (tally, frozenset({"SHARED"})),
    (_who_speaks, frozenset({"STANCE", "PLEDGE", "MODAL", "SAY"})),
    (according_to, frozenset({"ACCORDING"})),
    (assent, frozenset({"ASSENT"})),
    (goal, frozenset({"GOAL"})),
    (shared_passive, frozenset({"SHARED"})),
    (answered_passive, frozenset({"SHARED"})),
    (appears, frozenset({"APPEAR"})),
    (noun_of_finding, frozenset({"NOUN"})),
    (said_passive, frozenset({"SAID"})),
    (numbered, frozenset()),
    (should, frozenset({"NEED"})),
    (carried_over, frozenset()),
    (done, frozenset({"HAVE", "DONE"})),
    (past, frozenset({"PAST"})),
    (announced, frozenset()),
    (ongoing, frozenset({"ONGOING", "BE"})),
    (listed, frozenset()),
    (reported, frozenset()),
)
"""Each rule with the classes of which it needs at least one (none: it is always tried)."""
