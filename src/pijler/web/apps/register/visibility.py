"""What a person may see of the register. Drafts are for those who signed in; the public sees what is published.

Public is a document whose dossier is published, with older versions of it, and in it a statement that is published
itself; where the dossier says so, also what the machine made, marked as such.
"""

from collections.abc import Iterable
from typing import Protocol

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.register.models import Suggestion

_OPEN_DOCUMENTS = """
WITH RECURSIVE open_document(id) AS (
  SELECT m.document_id FROM dossiers_membership m JOIN dossiers_dossier d ON d.id = m.dossier_id
  WHERE d.publication = 'published' {condition}
  UNION
  SELECT older.replaces_id FROM open_document o JOIN documents_document older ON older.id = o.id
  WHERE older.replaces_id IS NOT NULL
) SELECT id FROM open_document
"""
_OPEN = RawSQL(_OPEN_DOCUMENTS.format(condition=""), [])  # noqa: S611 - no value in it
_OPEN_UNREVIEWED = RawSQL(_OPEN_DOCUMENTS.format(condition="AND d.shows_unreviewed"), [])  # noqa: S611 - no value in it


class Viewer(Protocol):
    """Who looks: all that counts is whether drafts are for them."""

    @property
    def sees_drafts(self) -> bool: ...


def visible(rows: "QuerySet[Suggestion]", viewer: Viewer) -> "QuerySet[Suggestion]":
    """The statements among ``rows`` that ``viewer`` may see. Rejected ones are for those who see drafts."""
    return rows if viewer.sees_drafts else rows.filter(public_statements())


def visible_documents(rows: "QuerySet[Document]", viewer: Viewer) -> "QuerySet[Document]":
    return rows if viewer.sees_drafts else rows.filter(public_documents())


def visible_readings(rows: "QuerySet[Document]", viewer: Viewer) -> "QuerySet[Document]":
    """Documents of which ``viewer`` may see all that the machine read, reviewed or not."""
    return rows if viewer.sees_drafts else rows.filter(pk__in=_OPEN_UNREVIEWED)


def visible_dossiers(rows: "QuerySet[Dossier]", viewer: Viewer) -> "QuerySet[Dossier]":
    return rows if viewer.sees_drafts else rows.filter(publication="published")


def public_documents() -> Q:
    """The condition under which a document is public."""
    return Q(pk__in=_OPEN)


def public_statements(prefix: str = "") -> Q:
    """The condition under which a statement is public; ``prefix`` leads to it from another table."""
    published = Q(**{f"{prefix}publication": "published", f"{prefix}document__in": _OPEN})
    unreviewed = Q(**{f"{prefix}state": "suggested", f"{prefix}document__in": _OPEN_UNREVIEWED})
    return published | unreviewed


def public_ids(ids: Iterable[int]) -> set[int]:
    """Which of these statements are public. One query."""
    rows = Suggestion.objects.filter(public_statements(), pk__in=list(ids))
    return set(rows.order_by().values_list("pk", flat=True))
