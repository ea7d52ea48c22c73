"""A chain of events in which nothing can be altered, left out or put in without being seen.

Each event has a hash over what it says and over the hash of the one before. What it says in detail lies in a payload
that enters by its salted hash only: a payload can be erased, as the law may oblige, and the chain still holds.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

GENESIS = "0" * 64
"""What the first event has for the hash of the one before."""


@dataclass(frozen=True, slots=True)
class Link:
    """One event as it is hashed. ``seq`` counts from 1; ``subject`` is a kind and an id; ``content`` a content hash."""

    seq: int
    at: datetime
    actor: int | None
    role: str
    office: str
    subject: tuple[str, int]
    act: str
    content: str
    previous: str

    def digest(self) -> str:
        """The hash of this event."""
        parts = (
            self.seq, self.at.astimezone(UTC).isoformat(timespec="microseconds"), self.actor, self.role,
            self.office, *self.subject, self.act, self.content, self.previous,
        )  # fmt: skip
        return sha256(canonical(list(parts))).hexdigest()


@dataclass(frozen=True, slots=True)
class Stored:
    """An event as it was found: with the hash that it claims, and its payload (salt and value) unless that is gone."""

    link: Link
    hash: str
    payload: tuple[str, object] | None


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far the chain had come: so many events, of which the last has this hash."""

    count: int
    head: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with event ``seq``; ``code`` says what, in one word."""

    code: str
    seq: int
    why: str


def canonical(value: object) -> bytes:
    """JSON of which there is one form only: sorted keys, no blanks, UTF-8, dates as ISO 8601."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=plain)
    return text.encode("utf-8", "surrogatepass")


def plain(value: object) -> object:
    """A value that JSON knows, for one that it does not."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return str(value)


def content_hash(salt: str, payload: object) -> str:
    """The hash by which a payload enters the chain. The salt keeps a short payload from being guessed once gone."""
    return sha256(salt.encode("ascii") + canonical(payload)).hexdigest()


def faults(
    events: Iterable[Stored], erased: Mapping[int, object], checkpoint: Checkpoint | None = None
) -> Iterator[Fault]:
    """Everything that is wrong with ``events``, given in the order of ``seq``; memory does not grow with their number.

    ``erased`` holds the numbers of the events of which the payload was lawfully erased. With a ``checkpoint`` that was
    kept elsewhere, also a chain that was cut short or built anew is found.
    """
    previous, count = GENESIS, 0
    at_checkpoint = GENESIS if checkpoint is not None and checkpoint.count == 0 else ""
    for event in events:
        link = event.link
        if link.seq != count + 1:
            yield Fault("gap", link.seq, f"Event {count + 1} is missing or stands elsewhere.")
        elif link.previous != previous:
            yield Fault("order", link.seq, "It does not follow on the event before it.")
        if link.digest() != event.hash:
            yield Fault("altered", link.seq, "What it says is not what was recorded.")
        yield from _payload_faults(event, erased)
        previous, count = event.hash, link.seq
        if checkpoint is not None and count == checkpoint.count:
            at_checkpoint = event.hash
    if checkpoint is not None:
        if count < checkpoint.count:
            yield Fault("truncated", count, f"The checkpoint counts {checkpoint.count} events; {count} are here.")
        elif at_checkpoint != checkpoint.head:
            yield Fault("rebuilt", checkpoint.count, "The chain is not the one that the checkpoint was taken from.")


def _payload_faults(event: Stored, erased: Mapping[int, object]) -> Iterator[Fault]:
    seq = event.link.seq
    if event.payload is None:
        if seq not in erased:
            yield Fault("payload-missing", seq, "Its contents are gone, and no event says that they were erased.")
    elif content_hash(*event.payload) != event.link.content:
        yield Fault("payload-altered", seq, "Its contents are not what was recorded.")
