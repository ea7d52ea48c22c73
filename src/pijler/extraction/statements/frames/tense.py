"""Done or to come: the perfect with a time in it says either ("is op 28 maart vastgesteld", "is eind 2031 gereed")."""

import re

from pijler.extraction.statements.clauses import Clause
from pijler.extraction.statements.deadlines import Time, deadline
from pijler.extraction.statements.frames.base import Context, to_come
from pijler.extraction.statements.lexicon import Lexicon

_YEAR = re.compile(r"(?:19|20)\d\d")


def time_to_come(clause: Clause, context: Context, lexicon: Lexicon) -> Time | None:
    """The time in the clause that surely lies after today: it names its year, or says "not later than"."""
    when = deadline(clause.folded, clause.start, clause.end, context.today, lexicon.language) if clause.timed else None
    return when if when is not None and is_sure(clause, when, context) else None


def is_sure(clause: Clause, when: Time, context: Context) -> bool:
    """Whether ``when`` lies after today without a guess at its year; a day without a year may be the last one past."""
    named = when.interval.first is None or _YEAR.search(clause.folded, when.start, when.end) is not None
    return named and to_come(when.interval, context.today)


def is_perfect(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a form of to have or to be stands with a participle, and no other auxiliary."""
    if not (clause.of("HAVE") or clause.of("BE")) or not _OTHER_AUXILIARIES.isdisjoint(clause.by_class):
        return False
    return lexicon.participle.search(clause.folded, clause.start, clause.end) is not None


_OTHER_AUXILIARIES = frozenset({"PASSIVE", "MODAL", "NEED"})
