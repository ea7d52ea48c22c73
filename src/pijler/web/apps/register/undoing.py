"""Undo: a person takes back the last thing they did in a document, as far as nobody built on it since."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.db import transaction
from django.utils import timezone

from pijler.registers.deciding import Refused, check_can
from pijler.registers.people import Person
from pijler.web.apps.history.models import Event
from pijler.web.apps.history.services import Told, record_events
from pijler.web.apps.register.changing import as_entry, dossier_documents, locked, set_principles
from pijler.web.apps.register.models import Link, Suggestion
from pijler.web.apps.register.paths import record_paths

UNDOABLE = frozenset(
    ("accept", "reject", "reopen", "edit", "split", "merge", "link", "unlink", "add", "no_answer", "answer_found")
)
FAR = 400
"""Events that are looked back upon."""


def undo(person: Person, document_id: int) -> list[Suggestion]:
    """Take back this person's last act in a document; the entries that it was about. Raises Refused."""
    at = timezone.now()
    with transaction.atomic():
        events = last_act(person, document_id)
        if not events or events[0].act not in UNDOABLE:
            raise _nothing("You did nothing here that can be taken back, or it went on its way to the public.")
        rows = locked([event.subject_id for event in events])
        told = [_taken_back(rows[event.subject_id], event, person) for event in events]
        record_paths(dossier_documents([document_id]))
        record_events(told, person, at=at)
    return list(rows.values())


def last_act(person: Person, document_id: int) -> list[Event]:
    """The events of the last act of ``person`` in a document that was not taken back yet."""
    entries = Suggestion.objects.filter(document=document_id).values("pk")
    mine = Event.objects.filter(subject_type="entry", subject_id__in=entries, actor_id=person.id, role=person.role)
    skipped = 0
    for act in _acts(mine.select_related("payload").order_by("-seq")[:FAR]):
        if act[0].act == "undo":
            skipped += 1
        elif skipped:
            skipped -= 1
        else:
            return act
    return []


def _acts(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events of one moment were one act."""
    for _, group in groupby(events, key=lambda event: event.at):
        yield list(group)


def _taken_back(row: Suggestion, event: Event, person: Person) -> Told:
    later = Event.objects.filter(subject_type="entry", subject_id=row.pk, seq__gt=event.seq)
    if any((one.actor_id, one.role) != (person.id, person.role) for one in later):
        raise _nothing("Someone changed it since: look at its history.")
    check_can(as_entry(row), "undo", person)
    before: dict[str, Any] = dict(event.payload.data["before"])
    after: dict[str, Any] = dict(event.payload.data["after"])
    if event.act == "add":
        before = {"state": "rejected", "publication": "", "keeper": "", "office": ""}
        after = {name: after.get(name) for name in before}
    for name, value in before.items():
        _set(row, name, value)
    row.revision += 1
    row.save()
    return Told("undo", ("entry", row.pk), after, before)


def _set(row: Suggestion, name: str, value: Any) -> None:
    if name.startswith("link "):
        _, relation, target = name.split(" ")
        tie = Link.objects.filter(source=row, target_id=int(target), relation=relation)
        tie.update(state=value) if value else tie.delete()
    elif name == "principles":
        set_principles(row, value or [])
    elif hasattr(row, name):
        column = name.removesuffix("_id") if name == "merged_into_id" else name
        setattr(row, name, value if name == "merged_into_id" else Suggestion._meta.get_field(column).to_python(value))  # type: ignore[union-attr]


def _nothing(why: str) -> Refused:
    return Refused(
        code="nothing-to-undo",
        what="There is nothing to take back",
        why=why,
        todo="Change the entry itself, or ask for it to be returned.",
    )
