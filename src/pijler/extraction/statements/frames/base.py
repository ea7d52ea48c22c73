"""What a frame is, what carries over between sentences, and who counts as whom."""

from dataclasses import dataclass, field
from datetime import date

from pijler.extraction.model import Kind
from pijler.extraction.statements.clauses import Clause, Verb
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import NOBODY, Carried, Subject
from pijler.kernel.dates import DateInterval

GOVERNMENT = frozenset({"ACTOR", "EITHER"})
"""Who can take a position or pledge."""
ANSWERED_FOR = frozenset({"ACTOR", "INSTRUMENT", "EITHER"})
"""Whose acts the government answers for: itself, and its plans, bodies and processes."""
ASSESSORS = frozenset({"SOURCE", "EITHER"})
"""Who can find something. EITHER is a body that assesses in one document and governs in another."""


@dataclass(slots=True)
class Frame:
    """What a clause is. ``value`` is the stance, modality, sub or status; ``verb`` is where its word stands."""

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

    carried: Carried = field(default_factory=Carried)
    assessor: Carried = field(default_factory=Carried)
    """Who last found something: the source of findings that do not name theirs."""
    today: date | None = None
    item: bool = False
    """The sentence stands in a list."""
    after_finding: bool = False
    assessed: bool = False
    """An assessor has spoken in this section and nobody else since."""
    reported: bool = False
    """The heading says that the section gives what others said."""
    first: bool = False
    """The sentence is the first of its block."""
    titled: bool = False
    """The sentence is put in capitals like a title ("Improve and Report on Access to Ports.")."""
    lead: Frame | None = None
    """The promise that stood before a colon, which the items after it carry on."""
    article: int | None = None
    """The level of the heading of the article of a law in which we are: what shall be done there is no promise."""
    titled_next: bool = False
    """The heading of an article was the last one: the next may be its title."""
    numbered: str | None = None
    """The number of a recommendation whose label ("Aanbeveling 3.") stood just before."""

    @property
    def awaits(self) -> bool:
        """Whether a sentence can be a statement by what stood before it alone."""
        return self.after_finding or self.reported or self.numbered is not None or (self.lead is not None and self.item)


def framed_by(kind: Kind, value: str, rule: str, verb: Verb, lexicon: Lexicon, subject: Subject = NOBODY) -> Frame:
    """A frame with the verb's words and the subject's as its cues; ``rule`` gets the language before it."""
    cues = [(start, end, verb.word.cls) for start, end in verb.spans]
    if subject.span is not None:
        cues.append((*subject.span, subject.cls))
    name = f"{lexicon.language}.{kind}.{rule}"
    return Frame(kind, value, name, tuple(sorted(cues)), subject, verb=(verb.start, verb.end))


def word_before(clause: Clause, at: int) -> str:
    """The word before ``at`` in the clause."""
    return clause.folded[clause.start : at].rstrip().rsplit(" ", 1)[-1]


def starts_between(clause: Clause, cls: str, start: int, end: int) -> bool:
    """Whether a cue of the class begins in text[start:end]."""
    return any(start <= verb.start < end for verb in clause.of(cls))


def in_relative_clause(clause: Clause, at: int, lexicon: Lexicon) -> bool:
    """Whether the words at ``at`` stand behind a comma and a subordinator (", die in 2018 is ingesteld")."""
    region = clause.folded.rfind(", ", clause.start, at)
    if region < 0:
        return False
    return clause.folded[region + 2 : at].split(" ", 1)[0] in lexicon.subordinators


def skip_between(clause: Clause, at: int, lexicon: Lexicon) -> int:
    """The place after ``at`` where the next word stands that is not one of those that may stand between."""
    folded = clause.folded
    while at < clause.end:
        while at < clause.end and folded[at] == " ":
            at += 1
        stop = folded.find(" ", at, clause.end)
        stop = clause.end if stop < 0 else stop
        if folded[at:stop] not in lexicon.between:
            return at
        at = stop
    return at


def to_come(interval: DateInterval, today: date | None) -> bool:
    """Whether the interval lies after ``today``; without a date only "not later than" shows it."""
    if today is None:
        return interval.first is None
    return interval.last is None or interval.last > today
