"""What a page is given for one statement: plain frozen values, checked against the source."""

from dataclasses import dataclass
from datetime import date

from pijler.extraction.model import asks_answer
from pijler.kernel.quotes import Segment


@dataclass(frozen=True, slots=True)
class PrincipleReason:
    """Principle ``n`` of the UNGP, and why the machine thinks that the statement touches it."""

    n: int
    reason: str


@dataclass(frozen=True, slots=True)
class CueWords:
    """Words that made the rule apply, with their class."""

    cls: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryRef:
    """Another statement, shortly: enough for a link to it."""

    number: int
    kind: str
    words: str
    document_title: str
    document_language: str
    document_sha12: str
    reader_url: str


@dataclass(frozen=True, slots=True)
class EntryLink:
    """A link seen from one of its ends: the relation, why, and the statement at the other end."""

    relation: str
    reason: str
    other: EntryRef


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with the words it rests on. Empty text and None mean: not said, or does not apply to this kind.

    ``quote_ok`` is False when the stored quote no longer stands in the source: then the page must say so.
    What rests on a ``citation`` of a source whose bytes are not here has no quote.
    ``quote_text`` are the exact words with their line breaks; ``words`` the same as running text.
    ``following`` is the sentence after a rejecting or partly accepting answer; ``missing`` says what a promise
    lacks, out of date, owner and measure.
    """

    id: int
    number: int
    kind: str
    origin: str
    state: str
    publication: str
    keeper: str
    office: str
    revision: int
    citation: str
    no_answer_on: date | None
    rule: str
    pack_hash: str
    quote_text: str
    quote_ok: bool
    words: str
    segments: tuple[Segment, ...]
    document_id: int
    document_title: str
    document_language: str
    document_sha12: str
    document_dated: date | None
    reader_url: str
    section: tuple[str, ...]
    pillar: int | None
    principles: tuple[PrincipleReason, ...]
    explicit: bool
    source: str
    sub: str
    polarity: str
    stance: str
    coarse: str
    about: str
    actor_text: str
    actor_value: str
    what_text: str
    modality: str
    strength: int | None
    act: str
    firmness: float | None
    deadline_text: str
    deadline_first: date | None
    deadline_last: date | None
    measure_text: str
    measure_value: str
    measure_unit: str
    measure_direction: str
    condition: str
    addressee: str
    status: str
    refs: tuple[str, ...]
    cues: tuple[CueWords, ...]
    repeats: EntryRef | None
    repeated_by: tuple[EntryRef, ...]
    following: str
    missing: tuple[str, ...]

    @property
    def lacks_date(self) -> bool:
        """A promise without a date, here or where it is repeated."""
        return "date" in self.missing

    @property
    def lacks_owner(self) -> bool:
        """A promise that names nobody, not even by carrying an earlier subject over."""
        return "owner" in self.missing

    @property
    def lacks_measure(self) -> bool:
        """A promise without a number to hold it to."""
        return "measure" in self.missing

    @property
    def asks_answer(self) -> bool:
        """A finding that waits for an answer: no scope, no example, no praise."""
        return self.kind == "finding" and asks_answer(self.sub, self.polarity)
