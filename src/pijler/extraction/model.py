"""What extraction yields. Field names and values follow the contract of ``pijler read --json``."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pijler.kernel.dates import DateInterval
from pijler.kernel.quotes import Segment

Kind = Literal["finding", "position", "commitment", "action"]
Tier = Literal["A", "B", "C"]
Relation = Literal["answers", "promises", "implements", "cites"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a document or law: tier A by identifier, B by name, C by title.

    ``id`` is normalised; a missing part is ``?`` and ``resolved`` is then False with a ``reason``.
    ``footnote`` is the number of the footnote in which it stands.
    """

    segments: tuple[Segment, ...]
    type: str
    tier: Tier
    id: str | None
    resolved: bool
    reason: str | None = None
    footnote: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A framework named in the text."""

    segments: tuple[Segment, ...]
    framework: str


class Phrase(NamedTuple):
    """Words inside a statement with what they mean; ``segments`` is empty where it is carried over."""

    segments: tuple[Segment, ...]
    value: str = ""


class Cue(NamedTuple):
    """Words that made a rule apply, with their class (ACTOR, SOURCE, SAY, STANCE, MODAL ...)."""

    start: int
    end: int
    cls: str


@dataclass(frozen=True, slots=True)
class Deadline:
    segments: tuple[Segment, ...]
    interval: DateInterval


@dataclass(frozen=True, slots=True)
class Measure:
    segments: tuple[Segment, ...]
    value: str
    unit: str
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """From the statement that holds it to the statement with id ``to``."""

    to: str
    relation: Relation
    reason: str


@dataclass(slots=True)
class Statement:
    """A finding, position, commitment or action, with the words it rests on.

    Fields that do not apply to ``kind`` are None or empty; see the contract for which apply where.
    """

    id: str
    kind: Kind
    segments: tuple[Segment, ...]
    rule: str
    cues: Sequence[Cue]
    section: tuple[str, ...] = ()
    pillar: int | None = None
    principles: Sequence[tuple[int, str]] = ()
    explicit: bool = True
    source: str | None = None
    sub: str | None = None
    polarity: str | None = None
    stance: str | None = None
    coarse: str | None = None
    about: str | None = None
    actor: Phrase | None = None
    what: Phrase | None = None
    modality: str | None = None
    strength: int | None = None
    act: str | None = None
    firmness: float | None = None
    deadline: Deadline | None = None
    measure: Measure | None = None
    condition: str | None = None
    addressee: str | None = None
    status: str | None = None
    refs: Sequence[str] = ()
    repeats: str | None = None
    links: list[Link] = field(default_factory=list[Link])


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document; ``packs`` maps each pack used to its hash."""

    citations: Sequence[Citation]
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    packs: dict[str, str]


def asks_answer(sub: str | None, polarity: str | None) -> bool:
    """Whether a finding waits for an answer.

    Scope and examples say how to read a study, and praise asks nothing; a recommendation always does.
    """
    return sub == "recommendation" or (sub not in ("scope", "example") and polarity != "pos")
