"""What the review desk shows: one statement in its context, what can be done with it, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from pijler.registers.deciding import can
from pijler.registers.people import Person
from pijler.registers.permissions import ENTRY_ACTS
from pijler.web.apps.documents.models import Document
from pijler.web.apps.history.queries import EventLine, events_of
from pijler.web.apps.register.changing import as_entry, dossier_documents
from pijler.web.apps.register.entries import Entry
from pijler.web.apps.register.models import RELATIONS, Link, Suggestion
from pijler.web.apps.register.queries import entries
from pijler.web.apps.register.services import LEVEL, PARENTS
from pijler.web.apps.register.undoing import UNDOABLE, last_act

AROUND = 1_200
"""Characters of context on either side of a passage."""
NEIGHBOURS = 3
MOST_CANDIDATES = 40
SHOWS = ("left", "accepted", "rejected", "all")


@dataclass(frozen=True, slots=True)
class Progress:
    """How many statements of a document are accepted, rejected, and left."""

    left: int
    accepted: int
    rejected: int

    @property
    def total(self) -> int:
        return self.left + self.accepted + self.rejected

    @property
    def done(self) -> int:
        return self.accepted + self.rejected


@dataclass(frozen=True, slots=True)
class Context:
    """The text around a passage as it is set, from ``start`` in the source; the passage is marked."""

    start: int
    before: str
    passage: str
    after: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of the statement, with what it leads to or from. ``own``: it leads from this statement."""

    pk: int
    relation: str
    state: str
    own: bool
    number: int
    kind: str
    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Card:
    """One statement on the desk."""

    row: Suggestion
    entry: Entry
    context: Context | None
    can: dict[str, bool]
    ties: list[Tie]
    before: list[Suggestion]
    after: list[Suggestion]
    events: list[EventLine]


@dataclass(frozen=True, slots=True)
class Desk:
    """The page: a card, or None where nothing is left; which ones come before and after; what undo would take back."""

    document: Document
    card: Card | None
    progress: Progress
    show: str
    kind: str
    previous: int | None
    following: int | None
    undoes: str


def light_document(sha12: str) -> Document:
    """The document at ``sha12``; raises Document.DoesNotExist."""
    rows = Document.objects.select_related("source", "membership__dossier")
    return rows.defer(*Document.HEAVY, "source__data").get(sha12=sha12)


def chosen(document: Document, show: str, kind: str) -> "QuerySet[Suggestion]":
    """The statements that the desk goes through, in the order of the text."""
    rows = Suggestion.objects.filter(document=document)
    states = {"left": ["suggested"], "accepted": ["accepted"], "rejected": ["rejected"]}
    rows = rows.filter(state__in=states[show]) if show in states else rows
    return (rows.filter(kind=kind) if kind else rows).order_by("start", "number")


def desk(document: Document, person: Person, number: int | None, show: str = "left", kind: str = "") -> Desk:
    """The desk with statement ``number``, or with the first one of those that ``show`` and ``kind`` choose."""
    rows = chosen(document, show, kind)
    own = Suggestion.objects.filter(document=document)
    row = own.filter(number=number).first() if number else rows.first()
    previous = following = None
    if row is not None:
        before = Q(start__lt=row.start) | Q(start=row.start, number__lt=row.number)
        after = Q(start__gt=row.start) | Q(start=row.start, number__gt=row.number)
        previous = rows.filter(before).order_by("-start", "-number").values_list("number", flat=True).first()
        following = rows.filter(after).values_list("number", flat=True).first()
        following = following or rows.exclude(pk=row.pk).values_list("number", flat=True).first()
    act = last_act(person, document.pk)
    return Desk(
        document=document,
        card=_card(row, document, person) if row is not None else None,
        progress=progress_of(document),
        show=show,
        kind=kind,
        previous=previous,
        following=following,
        undoes=act[0].act if act and act[0].act in UNDOABLE else "",
    )


def progress_of(document: Document) -> Progress:
    rows = Suggestion.objects.filter(document=document).order_by()
    known = dict(rows.values_list("state").annotate(n=Count("pk")))
    return Progress(known.get("suggested", 0), known.get("accepted", 0), known.get("rejected", 0))


def _card(row: Suggestion, document: Document, person: Person) -> Card:
    row.document = document
    entry = as_entry(row)
    near = Suggestion.objects.filter(document=document).exclude(pk=row.pk).exclude(state="rejected")
    return Card(
        row=row,
        entry=entries([row.pk])[row.pk],
        context=_context(row),
        can={permission.act: can(entry, permission.act, person) for permission in ENTRY_ACTS},
        ties=ties_of(row),
        before=list(reversed(near.filter(start__lte=row.start, number__lt=row.number).order_by("-start")[:NEIGHBOURS])),
        after=list(near.filter(start__gte=row.start, number__gt=row.number).order_by("start")[:NEIGHBOURS]),
        events=events_of(("entry", row.pk), names=True, limit=5),
    )


def _context(row: Suggestion) -> Context | None:
    """The text around the passage: from the database only what is shown."""
    if not row.segments:
        return None
    start = max(row.start - AROUND, 0)
    length = row.end + AROUND - start
    text = Document.objects.annotate(part=Substr("text", start + 1, length)).values_list("part", flat=True)
    part: str = text.get(pk=row.document_id)
    first, last = row.start - start, row.end - start
    cut = _paragraph_after(part, first)
    end = part.rfind("\n\n", last)
    end = end if end > last else len(part)
    return Context(start + cut, part[cut:first], part[first:last], part[last:end])


def _paragraph_after(part: str, first: int) -> int:
    """Where the context begins: at a paragraph, if one begins before the passage."""
    at = part.find("\n\n", 0, first)
    return at + 2 if at >= 0 and at + 2 <= first else 0


def ties_of(row: Suggestion) -> list[Tie]:
    found: list[Tie] = []
    for own, other in (("source", "target"), ("target", "source")):
        rows = Link.objects.filter(**{own: row}).exclude(state="rejected").select_related(f"{other}__document")
        far = [f"{other}__{name}" for name in ("number", "kind", "words", "document__language")]
        for link in rows.only("relation", "state", "source", "target", *far):
            there = getattr(link, other)
            language = there.document.language
            found.append(
                Tie(
                    link.pk, link.relation, link.state, own == "source", there.number, there.kind, there.words, language
                )
            )
    return found


def candidates(row: Suggestion, sought: str = "") -> list[tuple[Suggestion, list[str]]]:
    """What ``row`` could be tied to: earlier kinds of the chain in its dossier, those with most words in common first.

    Each comes with the relations that fit.
    """
    relations = {
        kind: [relation for relation in RELATIONS if _fits(row, kind, relation)] for kind in LEVEL
    }  # by kind of the other end
    rows = Suggestion.objects.filter(document__in=dossier_documents([row.document_id])).exclude(pk=row.pk)
    rows = rows.exclude(state="rejected").filter(
        repeats=None, kind__in=[kind for kind, fit in relations.items() if fit]
    )
    for word in sought.casefold().split():
        rows = rows.filter(search__contains=word)
    light = rows.select_related("document").only(
        "number", "kind", "words", "search", "document__language", "document__title"
    )
    own = set(row.search.split())
    best = sorted(light, key=lambda other: -_likeness(own, set(other.search.split())))[:MOST_CANDIDATES]
    return [(other, relations[other.kind]) for other in best]


def _fits(row: Suggestion, kind: str, relation: str) -> bool:
    if relation == "cites":
        return True
    if relation == "implements" and row.kind == kind == "commitment":
        return True
    return LEVEL[kind] < LEVEL[row.kind] and LEVEL[kind] in PARENTS[relation]


def _likeness(own: set[str], other: set[str]) -> float:
    long = {word for word in own & other if len(word) > 4}
    return len(long) / (1 + len(other))


def bulk_rows(document: Document, kind: str, rule: str) -> Sequence[Suggestion]:
    """Suggestions that can be accepted together."""
    rows = chosen(document, "left", kind)
    return list(rows.filter(rule=rule) if rule else rows)


def rules_of(document: Document) -> list[dict[str, Any]]:
    """The rules that made what is left, with how many each."""
    rows = Suggestion.objects.filter(document=document, state="suggested").order_by()
    return list(rows.values("kind", "rule").annotate(n=Count("pk")).order_by("-n", "rule"))
