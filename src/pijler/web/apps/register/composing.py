"""Acts on more than one entry, and entries made by hand: add, split, merge, link. Each whole or not at all."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pijler.kernel.errors import WrongUse
from pijler.kernel.quotes import Segment
from pijler.registers.deciding import Change, check_can, decide
from pijler.registers.lifecycle import PUBLICATION
from pijler.registers.people import Person
from pijler.registers.permissions import keeper_for
from pijler.web.apps.documents.models import Document
from pijler.web.apps.history.services import Told, record_events
from pijler.web.apps.register.changing import as_entry, check_revision, dossier_documents, locked, write
from pijler.web.apps.register.models import Link, Suggestion
from pijler.web.apps.register.paths import record_paths
from pijler.web.apps.register.services import leads_back
from pijler.web.apps.register.wording import quote_fields, section_at, segments_between, segments_of_words

BY_HAND = "by hand"
_SHARED = (
    "kind", "section", "pillar", "source", "sub", "polarity", "stance", "coarse", "about", "actor_value", "body",
    "modality", "strength", "act", "firmness", "status",
)  # fmt: skip
"""What both halves of a statement that is split have in common."""


def add(
    document: Document,
    person: Person,
    fields: Mapping[str, object],
    segments: tuple[Segment, ...] = (),
    citation: str = "",
) -> Suggestion:
    """A statement that the machine missed, or that rests on a ``citation``. It is accepted, as a draft."""
    check_can(None, "add", person)
    at = timezone.now()
    place = {**quote_fields(document, segments), "section": section_at(document, segments[0][0])} if segments else {}
    if not segments:
        words = str(fields.get("words", "")).strip()
        place = {"start": 0, "end": 0, "segments": [], "words": words, "search": words.casefold(), "citation": citation}
    with transaction.atomic():
        row = _new(document, {**fields, **place}, person)
        record_events([Told("add", ("entry", row.pk), after=_said(row, {**fields, **place}))], person, at=at)
    return row


def _new(document: Document, values: Mapping[str, object], person: Person) -> Suggestion:
    Document.objects.select_for_update().only("pk").get(pk=document.pk)  # numbers are given one after the other
    last = Suggestion.objects.filter(document=document).aggregate(last=Max("number"))["last"] or 0
    own: dict[str, Any] = {name: value for name, value in values.items() if name != "principles"}
    return Suggestion.objects.create(
        **{"quote": "", "quote_sha": "", **own},
        document=document,
        number=last + 1,
        key=f"hand-{uuid4().hex}",
        origin="person",
        rule=BY_HAND,
        pack_hash="",
        state="accepted",
        publication=PUBLICATION.start,
        keeper=keeper_for(person.role),
        office=person.office,
    )


def _said(row: Suggestion, values: Mapping[str, object]) -> dict[str, object]:
    return {**values, "state": row.state, "publication": row.publication, "keeper": row.keeper, "office": row.office}


def split(pk: int, person: Person, revision: int, parts: tuple[str, str]) -> tuple[Suggestion, Suggestion]:
    """Make two entries of one: the first keeps its history, the second begins with what both have in common.

    ``parts`` are the words of each, which must stand in the document. Raises Refused, Conflict or WrongUse.
    """
    at = timezone.now()
    with transaction.atomic():
        row = locked([pk])[pk]
        check_revision(row, revision)
        document = Document.objects.get(pk=row.document_id)
        first, second = (segments_of_words(document, words, row.start) for words in parts)
        if first[-1][1] > second[0][0]:
            raise _unfit(row, "The second part begins before the first one ends.", "Put them in the order of the text.")
        made = decide(as_entry(row), "split", person, changes=quote_fields(document, first), at=at)
        write([(row, made)], at)
        values = {name: getattr(row, name) for name in _SHARED} | quote_fields(document, second)
        other = _new(document, values, person)
        other.keeper, other.office = row.keeper, row.office
        other.save(update_fields=["keeper", "office"])
        told = [
            Told("split", ("entry", pk), made.before, made.after),
            Told("add", ("entry", other.pk), after={**_said(other, values), "split_from": pk}),
        ]
        record_events(told, person, at=at)
    return row, other


def merge(pk: int, person: Person, revision: int, other_pk: int) -> Suggestion:
    """Take another statement of the same document into this one. Its words are those from the first to the last."""
    at = timezone.now()
    with transaction.atomic():
        rows = locked([pk, other_pk])
        row, other = rows[pk], rows[other_pk]
        check_revision(row, revision)
        if pk == other_pk or row.document_id != other.document_id or not (row.segments and other.segments):
            raise _unfit(row, "Both must stand in the same text.", "Choose another statement of this document.")
        document = Document.objects.get(pk=row.document_id)
        segments = segments_between(document, min(row.start, other.start), max(row.end, other.end))
        check_can(as_entry(other), "merge", person)
        made = decide(as_entry(row), "merge", person, changes=quote_fields(document, segments), at=at)
        gone = _merged(other, pk, person, at)
        write([(row, made), (other, gone)], at)
        _move_links(other, row)
        record_paths(dossier_documents([row.document_id]))
        told = [
            Told("merge", ("entry", pk), made.before, made.after),
            Told("merge", ("entry", other_pk), gone.before, gone.after),
        ]
        record_events(told, person, at=at)
    return row


def _merged(other: Suggestion, pk: int, person: Person, at: datetime) -> Change:
    """A statement that went into another: no longer in the register, and it says where it went."""
    made = decide(as_entry(other), "reject", person, reason="merged", at=at) if other.state != "rejected" else None
    if made is None:
        raise _unfit(other, "The other one was rejected.", "Choose another statement of this document.")
    return replace(
        made,
        act="merge",
        before={**made.before, "merged_into_id": other.merged_into_id},
        after={**made.after, "merged_into_id": pk},
    )


def _move_links(old: Suggestion, new: Suggestion) -> None:
    """What led from or to a merged statement leads from or to the one that holds it now."""
    links = [*Link.objects.filter(source=old), *Link.objects.filter(target=old)]
    moved = [
        Link(
            source_id=new.pk if link.source_id == old.pk else link.source_id,
            target_id=new.pk if link.target_id == old.pk else link.target_id,
            relation=link.relation,
            reason=link.reason,
            state=link.state,
        )
        for link in links
    ]
    Link.objects.bulk_create([one for one in moved if one.source_id != one.target_id], ignore_conflicts=True)


def link(pk: int, person: Person, revision: int, target_pk: int, relation: str, reason: str = "") -> Suggestion:
    """Tie an entry to the one that it answers, promises for, carries out or refers to."""
    at = timezone.now()
    with transaction.atomic():
        rows = locked([pk, target_pk])
        row, target = rows[pk], rows[target_pk]
        check_revision(row, revision)
        check_can(as_entry(row), "link", person)
        if pk == target_pk or not _together(row, target) or not leads_back(row, target, relation):
            raise _unfit(
                row,
                "A tie leads from an action, promise or answer to what came before it, within one dossier.",
                "Choose another statement, or another kind of tie.",
            )
        known = Link.objects.filter(source=row, target=target, relation=relation).first()
        values = {"state": "accepted", "reason": (reason or BY_HAND)[:300]}
        Link.objects.update_or_create(source=row, target=target, relation=relation, defaults=values)
        _told_of_link(
            "link", row, link_name(relation, target_pk), known.state if known else None, "accepted", person, reason, at
        )
    return row


def unlink(pk: int, person: Person, revision: int, link_pk: int, reason: str = "") -> Suggestion:
    """Say that a tie is wrong. It stays as rejected, so that the machine does not make it again."""
    at = timezone.now()
    with transaction.atomic():
        row = locked([pk])[pk]
        check_revision(row, revision)
        check_can(as_entry(row), "unlink", person)
        known = Link.objects.select_for_update().get(pk=link_pk, source=row)
        before, known.state = known.state, "rejected"
        known.save(update_fields=["state"])
        name = link_name(known.relation, known.target_id)
        _told_of_link("unlink", row, name, before, "rejected", person, reason, at)
    return row


def link_name(relation: str, target_pk: int) -> str:
    """How an event names a tie, among the fields that changed."""
    return f"link {relation} {target_pk}"


def _told_of_link(
    act: str, row: Suggestion, name: str, before: str | None, after: str, person: Person, reason: str, at: datetime
) -> None:
    row.revision += 1
    row.save(update_fields=["revision"])
    record_paths(dossier_documents([row.document_id]))
    record_events([Told(act, ("entry", row.pk), {name: before}, {name: after}, reason)], person, at=at)


def _together(one: Suggestion, other: Suggestion) -> bool:
    """Whether both stand in one document or one dossier: along these the chain runs."""
    return other.document_id in dossier_documents([one.document_id])


def _unfit(row: Suggestion, why: str, todo: str) -> WrongUse:
    return WrongUse("entries-unfit", "These entries do not go together", f"{row.kind} {row.number}", why, todo)
