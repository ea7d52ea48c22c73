"""Changing an entry: read the row, let the floor below decide, write row and event in one transaction.

A form carries the revision of the entry that it was made from. Another revision by then is a conflict: nothing is
written, and whoever sent the form is told what changed meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from pijler.kernel.errors import PijlerError
from pijler.registers.deciding import Change, decide
from pijler.registers.entry import EDITABLE, Entry, SignOff
from pijler.registers.people import Person
from pijler.web.apps.history.models import Event
from pijler.web.apps.history.queries import last_event
from pijler.web.apps.history.services import Told, record_events
from pijler.web.apps.register.evidence import evidence_of
from pijler.web.apps.register.models import Suggestion, SuggestionPrinciple
from pijler.web.apps.register.paths import record_paths

_COLUMNS = tuple(name for name in EDITABLE if name != "principles")
_LIFE = ("state", "publication", "keeper", "office", "submitted_by", "no_answer_on", "kind")
_MOVES_THE_CHAIN = ("state", "kind", "repeats")


class Conflict(PijlerError):
    """Someone else changed the entry meanwhile. ``row`` is as it stands now, ``event`` tells who did what."""

    row: Suggestion
    event: Event | None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of one entry, as they saw it."""

    pk: int
    act: str
    revision: int
    reason: str = ""
    changes: Mapping[str, object] = field(default_factory=dict[str, object])


def change(
    pk: int,
    act: str,
    person: Person,
    *,
    revision: int,
    reason: str = "",
    changes: Mapping[str, object] | None = None,
) -> Suggestion:
    """Do ``act`` on an entry. Raises Refused, Conflict, or Suggestion.DoesNotExist; then nothing is written."""
    return change_all([Wish(pk, act, revision, reason, changes or {})], person)[0]


def change_all(wishes: Sequence[Wish], person: Person, at: datetime | None = None) -> list[Suggestion]:
    """Do all of it or nothing."""
    at = at or timezone.now()
    with transaction.atomic():
        rows = locked([wish.pk for wish in wishes])
        made = [_decided(rows[wish.pk], wish, person, at) for wish in wishes]
        write(list(zip([rows[wish.pk] for wish in wishes], made, strict=True)), at)
        told = [
            Told(one.act, ("entry", wish.pk), one.before, one.after, wish.reason.strip())
            for wish, one in zip(wishes, made, strict=True)
        ]
        record_events(told, person, at=at)
    return [rows[wish.pk] for wish in wishes]


def locked(ids: Sequence[int]) -> dict[int, Suggestion]:
    """The rows by id, held until the transaction ends. Always in the same order, so that none waits for another."""
    rows = Suggestion.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    found = {row.pk: row for row in rows.select_related("document__source").defer(*_HEAVY)}
    if missing := set(ids) - found.keys():
        raise Suggestion.DoesNotExist(missing)
    return found


_HEAVY = ("document__text", "document__structure", "document__packs", "document__reading", "document__source__data")


def _decided(row: Suggestion, wish: Wish, person: Person, at: datetime) -> Change:
    check_revision(row, wish.revision)
    weighs = wish.act in ("approve", "publish")  # only then are the words looked up once more
    entry = as_entry(row, evidence=weighs)
    return decide(entry, wish.act, person, reason=wish.reason, changes=dict(wish.changes), at=at)


def check_revision(row: Suggestion, revision: int) -> None:
    """Raise Conflict unless the row is as the person saw it."""
    if row.revision == revision:
        return
    error = Conflict(
        code="changed-meanwhile",
        what="Someone else changed this meanwhile",
        where=f"{row.document.sha12} {row.number}",
        why="What you saw was no longer what stands here, so nothing was written.",
        todo="Look at what changed, and say again what you want.",
    )
    error.row, error.event = row, last_event(("entry", row.pk))
    raise error


def as_entry(row: Suggestion, evidence: bool = False) -> Entry:
    """The value of a row. Its words are held against the source where ``evidence`` is asked for."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _COLUMNS if name not in _LIFE}
    return Entry(
        ref=f"{row.kind} {row.number}",
        kind=row.kind,
        state=row.state,
        publication=row.publication,
        keeper=row.keeper,
        office=row.office,
        revision=row.revision,
        submitted_by=row.submitted_by,
        evidence=evidence_of(row) if evidence else "holds",
        signoffs=tuple(SignOff(**signoff) for signoff in row.signoffs),
        no_answer_on=row.no_answer_on,
        values={**values, "principles": principles_of(row)} if row.pk else values,
    )


def principles_of(row: Suggestion) -> list[int]:
    return list(SuggestionPrinciple.objects.filter(suggestion=row).order_by("n").values_list("n", flat=True))


def write(changes: Sequence[tuple[Suggestion, Change]], at: datetime) -> None:
    """Write what was decided into the rows; and the chain anew where what was decided moves it."""
    for row, made in changes:
        for name, value in made.after.items():
            if name != "principles":
                setattr(row, name, value)
        row.revision = made.entry.revision
        if made.act == "publish":
            row.published_at, row.archived_at = at, None
        elif made.act == "archive":
            row.archived_at = at
        if "principles" in made.after:
            set_principles(row, made.after["principles"])
    rows = [row for row, _ in changes]
    names = {name for _, made in changes for name in made.after if name != "principles"}
    Suggestion.objects.bulk_update(rows, [*names, "revision", "published_at", "archived_at"], batch_size=100)
    moved = [row for row, made in changes if set(made.after) & set(_MOVES_THE_CHAIN) and _moves(made)]
    if moved:
        record_paths(dossier_documents([row.document_id for row in moved]))


def _moves(made: Change) -> bool:
    """Acceptance leaves the chain as it is; rejection, coming back from it, and another kind do not."""
    return "kind" in made.after or "rejected" in (made.before.get("state"), made.after.get("state"))


def dossier_documents(document_ids: Sequence[int]) -> list[int]:
    """These documents, with all others of their dossiers: along them the chain runs."""
    from pijler.web.apps.dossiers.models import Membership

    dossiers = Membership.objects.filter(document__in=document_ids).values("dossier")
    others = Membership.objects.filter(dossier__in=dossiers).values_list("document_id", flat=True)
    return sorted({*document_ids, *others})


def set_principles(row: Suggestion, wanted: object) -> None:
    numbers = {int(str(n)) for n in wanted} if isinstance(wanted, (list, tuple)) else set[int]()
    kept = SuggestionPrinciple.objects.filter(suggestion=row)
    kept.exclude(n__in=numbers).delete()
    known = set(kept.values_list("n", flat=True))
    SuggestionPrinciple.objects.bulk_create(
        [SuggestionPrinciple(suggestion=row, n=n, reason="") for n in sorted(numbers - known)]
    )
