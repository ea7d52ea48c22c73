"""Putting documents into a dossier, in order, and linking what they say to each other."""

from django.db.models import F

from pijler.kernel.errors import WrongUse
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import ROLES, Dossier, Membership
from pijler.web.apps.register.linking import link_documents

ASIDE = 10_000  # positions are unique: while they are dealt out anew, the old ones stand aside


def join(dossier: Dossier, document: Document, role: str = "") -> Membership:
    """Give ``document`` its place in ``dossier`` and link across its documents. The caller holds the transaction.

    Order: baseline, response, plan, report, others; within a role by date. Raises WrongUse when it stands in another.
    """
    Dossier.objects.select_for_update().get(pk=dossier.pk)
    known = Membership.objects.select_related("dossier").filter(document=document).first()
    if known is not None:
        return _stay(known, dossier)
    last = Membership.objects.filter(dossier=dossier).count()
    role = role if role in ROLES else "other"
    Membership.objects.create(dossier=dossier, document=document, role=role, position=last + 1)
    ordered = _put_in_order(dossier)
    link_documents([membership.document_id for membership in ordered])
    return next(membership for membership in ordered if membership.document_id == document.pk)


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


def _put_in_order(dossier: Dossier) -> list[Membership]:
    Membership.objects.filter(dossier=dossier).update(position=F("position") + ASIDE)
    rows = list(
        Membership.objects.filter(dossier=dossier)
        .select_related("document")
        .defer(*(f"document__{name}" for name in Document.HEAVY))
    )
    rows.sort(key=lambda row: (ROLES.index(row.role), str(row.document.dated or "9999"), row.position))
    for position, row in enumerate(rows, 1):
        row.position = position
    Membership.objects.bulk_update(rows, ["position"])
    return rows
