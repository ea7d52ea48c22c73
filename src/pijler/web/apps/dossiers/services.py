"""Putting documents into a dossier, in order, and linking what they say to each other."""

from collections.abc import Mapping, Sequence
from itertools import count

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from pijler.kernel.errors import WrongUse
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import ROLES, Dossier, Membership
from pijler.web.apps.register.linking import link_documents, unlink

UNFIT = "version-unfit"
OTHER = "Open that document, or choose another file."
ASIDE = 10_000  # positions are unique: while they are dealt out anew, the old ones stand aside


def join(dossier: Dossier, document: Document, role: str = "") -> Membership:
    """Give ``document`` its place in ``dossier`` and link across its documents. The caller holds the transaction.

    Order: baseline, response, plan, report, others; within a role by date; an order made by hand is kept. Raises
    WrongUse when it stands in another dossier, or has been replaced.
    """
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    known = Membership.objects.select_related("dossier").filter(document=document).first()
    if known is not None:
        return _stay(known, dossier)
    check_newest(document)
    rows = _members(dossier)
    role = role if role in ROLES else "other"
    own = Membership(dossier=dossier, document=document, role=role, position=ASIDE)
    after = [at for at, row in enumerate(rows, 1) if _key(row) <= _key(own)]
    rows.insert(max(after, default=0), own)
    own.save()
    _number(dossier, rows)
    link_documents([row.document_id for row in rows])
    return own


def arrange(dossier: Dossier, wanted: Mapping[str, tuple[str, int]]) -> None:
    """Give the documents of ``dossier`` (by sha12) the role and place that ``wanted`` says, and link them anew."""
    with transaction.atomic():
        Dossier.objects.select_for_update().get(pk=dossier.pk)
        rows = _members(dossier)
        places = {row.pk: row.position for row in rows}
        for row in rows:
            role, place = wanted.get(row.document.sha12, (row.role, row.position))
            row.role, places[row.pk] = role if role in ROLES else row.role, place
        rows.sort(key=lambda row: (places[row.pk], row.position))
        _number(dossier, rows)
        link_documents([row.document_id for row in rows])


def replace(old: Document, new: Document) -> None:
    """Let ``new`` take the place of ``old``: in its dossier, and as what is said now. The caller holds the transaction.

    What was quoted from ``old`` stays quoted from ``old``. Raises WrongUse where ``new`` cannot be its next version.
    """
    old = Document.objects.select_for_update().defer(*Document.HEAVY).get(pk=old.pk)
    check_newest(old)
    if new.pk == old.pk:
        raise _refuse(UNFIT, "The file is the document itself", old, "Every byte is the same: nothing changed.", OTHER)
    if new.replaces_id is not None or hasattr(new, "membership") or hasattr(new, "replaced_by"):
        raise _refuse(UNFIT, "This file is a document of its own already", new, "It has a place, or versions.", OTHER)
    new.replaces = old
    new.save(update_fields=["replaces"])
    membership = Membership.objects.filter(document=old).first()
    if membership is not None:
        membership.document = new
        membership.save(update_fields=["document"])
        others = [row.document_id for row in _members(membership.dossier)]
        unlink(old.pk, others)
        link_documents(others)


def check_newest(document: Document) -> None:
    """Raise WrongUse where there is a newer version of ``document``."""
    newer = Document.objects.only("sha12").filter(replaces=document).first()
    if newer is not None:
        raise _refuse(
            UNFIT, "There is a newer version of this document already", newer, "A document has one next version.", OTHER
        )


def new_dossier(title: str) -> Dossier:
    """An empty dossier called ``title``, at an address of its own."""
    base = slugify(title)[:80] or "dossier"
    taken = set(Dossier.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug = next(slug for n in count(1) if (slug := base if n == 1 else f"{base}-{n}") not in taken)
    return Dossier.objects.create(slug=slug, title_nl=title, title_en=title)


def _refuse(code: str, what: str, document: Document, why: str, todo: str) -> WrongUse:
    return WrongUse(code, what, document.sha12, why, todo)


def _stay(known: Membership, dossier: Dossier) -> Membership:
    if known.dossier_id == dossier.pk:
        return known
    raise WrongUse(
        code="document-in-other-dossier",
        what="This document already stands in another dossier",
        where=known.dossier.slug,
        why="The links between documents lie within one dossier, so a document has one place only.",
        todo="Open it there, or upload it without choosing a dossier.",
    )


def _members(dossier: Dossier) -> list[Membership]:
    rows = Membership.objects.filter(dossier=dossier).select_related("document").order_by("position")
    return list(rows.defer(*(f"document__{name}" for name in Document.HEAVY)))


def _key(row: Membership) -> tuple[int, str]:
    return ROLES.index(row.role), str(row.document.dated or "9999")


def _number(dossier: Dossier, rows: Sequence[Membership]) -> None:
    """Number ``rows`` from 1: the old numbers stand aside while the new ones are dealt out."""
    Membership.objects.filter(dossier=dossier).update(position=F("position") + ASIDE + 1)
    for position, row in enumerate(rows, 1):
        row.position = position
    Membership.objects.bulk_update(rows, ["position", "role"])
