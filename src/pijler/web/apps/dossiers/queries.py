"""What the pages on dossiers are given."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.queries import DocumentLine, document_lines, title_in_language
from pijler.web.apps.dossiers.models import Dossier, Membership
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.ledger.selection import counts
from pijler.web.apps.register.counting import KindCounts, kind_counts
from pijler.web.language import page_language


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in a list."""

    slug: str
    title: str
    note: str
    url: str
    ledger_url: str
    counts: KindCounts


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier with its documents in order, and how many rows each tab of its ledger has."""

    line: DossierLine
    documents: list[DocumentLine]
    gaps: dict[str, int]

    @property
    def upload_url(self) -> str:
        return f"{reverse('documents:upload')}?dossier={self.line.slug}"

    def __getattr__(self, name: str) -> Any:
        """The fields of the line, as the page's own."""
        if name in DossierLine.__dataclass_fields__:
            return getattr(self.line, name)
        raise AttributeError(name)


def dossier_lines(public: bool = False) -> list[DossierLine]:
    """All dossiers (that are ``public``), demonstrations first. Three queries."""
    members: dict[int, list[int]] = {}
    for dossier, document in Membership.objects.values_list("dossier_id", "document_id"):
        members.setdefault(dossier, []).append(document)
    known = kind_counts((document for documents in members.values() for document in documents), public)
    return [
        _line(dossier, [known.get(pk, KindCounts()) for pk in members.get(dossier.pk, [])])
        for dossier in (Dossier.objects.filter(publication="published") if public else Dossier.objects.all())
    ]


def dossier_page(slug: str, public: bool = False) -> DossierPage:
    """The dossier at ``slug``; raises Dossier.DoesNotExist, also where it is not ``public`` and must be."""
    rows = Dossier.objects.filter(publication="published") if public else Dossier.objects.all()
    dossier = rows.get(slug=slug)
    members = Document.objects.filter(membership__dossier=dossier).order_by("membership__position")
    documents = document_lines(members, public)
    line = _line(dossier, [document.counts for document in documents])
    return DossierPage(line, documents, counts(Filters(dossier=slug, public=public)))


def _line(dossier: Dossier, per_document: list[KindCounts]) -> DossierLine:
    return DossierLine(
        slug=dossier.slug,
        title=title_in_language(dossier),
        note=dossier.note_nl if page_language() == "nl" else dossier.note_en,
        url=reverse("dossiers:detail", args=[dossier.slug]),
        ledger_url=f"{reverse('ledger:ledger')}?dossier={dossier.slug}",
        counts=sum(per_document, KindCounts()),
    )
