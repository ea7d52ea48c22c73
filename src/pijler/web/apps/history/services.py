"""Adding to the chain. Callers hold the transaction, in which what the event tells of happens as well."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

from pijler.kernel.chain import GENESIS, Link, canonical, content_hash
from pijler.registers.people import Person
from pijler.web.apps.history.models import Event, Head, Payload

BATCH = 500
Subject = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What an event is to tell."""

    act: str
    subject: Subject
    before: Mapping[str, object] = field(default_factory=dict[str, object])
    after: Mapping[str, object] = field(default_factory=dict[str, object])
    reason: str = ""


def record_event(
    act: str,
    subject: Subject,
    person: Person,
    *,
    before: Mapping[str, object] | None = None,
    after: Mapping[str, object] | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Event:
    """Add one event to the end of the chain."""
    return record_events([Told(act, subject, before or {}, after or {}, reason)], person, at=at)[0]


def record_events(told: Sequence[Told], person: Person, *, at: datetime | None = None) -> list[Event]:
    """Add events that happened together, in this order. They bear the same moment: that is how undo finds them."""
    at = at or timezone.now()
    head = Head.objects.select_for_update().get_or_create(pk=1, defaults={"hash": GENESIS})[0]
    events: list[Event] = []
    payloads: list[Payload] = []
    for one in told:
        data = _plain({"reason": one.reason, "before": dict(one.before), "after": dict(one.after)})
        salt = secrets.token_hex(16)
        link = Link(
            seq=head.count + 1,
            at=at,
            actor=person.id,
            role=person.role,
            office=person.office,
            subject=one.subject,
            act=one.act,
            content=content_hash(salt, data),
            previous=head.hash,
        )
        head.count, head.hash = link.seq, link.digest()
        event = event_of(link, head.hash)
        events.append(event)
        payloads.append(Payload(event=event, salt=salt, data=data))
    Event.objects.bulk_create(events, batch_size=BATCH)
    Payload.objects.bulk_create(payloads, batch_size=BATCH)
    head.save(update_fields=["count", "hash"])
    return events


def event_of(link: Link, own_hash: str) -> Event:
    """The row of ``link``."""
    return Event(
        seq=link.seq,
        at=link.at,
        actor_id=link.actor,
        role=link.role,
        office=link.office,
        subject_type=link.subject[0],
        subject_id=link.subject[1],
        act=link.act,
        content_hash=link.content,
        previous_hash=link.previous,
        hash=own_hash,
    )


def _plain(value: Mapping[str, object]) -> dict[str, Any]:
    """As it will come back from the database, so that its hash stays what it was."""
    return json.loads(canonical(value))
