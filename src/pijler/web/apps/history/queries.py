"""Reading the chain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pijler.web.apps.accounts.models import User
from pijler.web.apps.history.models import Event
from pijler.web.apps.history.services import Subject

_TECHNICAL = frozenset(("start", "end", "segments", "quote", "quote_sha", "search", "section", "body", "firmness"))
"""Fields that follow from others: a reader of the history is told those."""
_PUBLIC = ("publish", "archive", "revise")
"""Acts of which the public is told that they were done, and when; drafts and reasons are not theirs."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event for a page. ``who`` is a name for those who signed in, and "" for the public; ``erased`` says that its
    contents were taken away by law."""

    seq: int
    at: datetime
    who: str
    role: str
    office: str
    act: str
    reason: str
    changes: tuple[Change, ...]
    subject: Subject
    hash: str
    erased: bool = False


def last_event(subject: Subject) -> Event | None:
    return Event.objects.filter(subject_type=subject[0], subject_id=subject[1]).order_by("-seq").first()


def events_of(subject: Subject, names: bool, limit: int = 200) -> list[EventLine]:
    """The events of a subject, the newest first. With ``names`` of accounts, else with roles and offices only."""
    rows = Event.objects.filter(subject_type=subject[0], subject_id=subject[1])
    return lines(rows.select_related("payload").order_by("-seq")[:limit], names)


def public_events_of(subject: Subject) -> list[EventLine]:
    """When a subject was published and withdrawn: what the public is told of its history."""
    rows = Event.objects.filter(subject_type=subject[0], subject_id=subject[1], act__in=_PUBLIC).order_by("-seq")
    return [replace(line, reason="", changes=(), erased=False) for line in lines(rows, names=False)]


def lines(events: Iterable[Event], names: bool) -> list[EventLine]:
    """Events as a page shows them. One query for the names."""
    rows = list(events)
    known = names_of([row.actor_id for row in rows if row.actor_id]) if names else {}
    return [_line(row, known.get(row.actor_id or 0, "")) for row in rows]


def names_of(ids: Sequence[int]) -> dict[int, str]:
    return dict(User.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def _line(row: Event, who: str) -> EventLine:
    payload = getattr(row, "payload", None)
    data: dict[str, Any] = payload.data if payload else {}
    before, after = data.get("before", {}), data.get("after", {})
    names = [name for name in {**before, **after} if name not in _TECHNICAL]
    changes = tuple(Change(name, before.get(name), after.get(name)) for name in names)
    return EventLine(
        seq=row.seq,
        at=row.at,
        who=who,
        role=row.role,
        office=row.office,
        act=row.act,
        reason=data.get("reason", ""),
        changes=changes,
        subject=(row.subject_type, row.subject_id),
        hash=row.hash,
        erased=payload is None,
    )
