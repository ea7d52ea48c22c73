"""What the pages on documents are given."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from pijler.kernel.quotes import Segment
from pijler.reading.document import Block, Footnote, Page, Wrap
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier, Membership
from pijler.web.apps.register.counting import KindCounts, kind_counts
from pijler.web.apps.register.visibility import public_documents
from pijler.web.language import page_language


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list. ``dossier_slug`` and ``role`` are "" where it stands in no dossier."""

    id: int
    sha12: str
    title: str
    name: str
    format: str
    language: str
    dated: date | None
    url: str
    ledger_url: str
    dossier_slug: str
    dossier_title: str
    role: str
    counts: KindCounts


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document for the reader, with its text and structure as the reading floor says them.

    Addresses of an older and a newer version, and of what moved, are "" where there is none.
    """

    line: DocumentLine
    text: str
    pages: list[Page]
    footnotes: list[Footnote]
    wraps: list[Wrap]
    blocks: list[Block]
    citations: list[dict[str, Any]]
    mentions: list[dict[str, Any]]
    source_url: str
    json_url: str
    upload_newer_url: str
    older_url: str
    moved_url: str
    newer_url: str
    newer_moved_url: str

    def __getattr__(self, name: str) -> Any:
        """The fields of the line, as the page's own."""
        if name in DocumentLine.__dataclass_fields__:
            return getattr(self.line, name)
        raise AttributeError(name)


def document_lines(rows: QuerySet[Document] | None = None, public: bool = False) -> list[DocumentLine]:
    """Lines for ``rows``; where none are given for all but older versions, the newest first. Two queries.

    With ``public``: of what the public may see.
    """
    newest = Document.objects.exclude(pk__in=Document.superseded()).order_by("-pk")
    found = light(newest if rows is None else rows)
    documents = list(found.filter(public_documents()) if public else found)
    counts = kind_counts((document.pk for document in documents), public)
    return [_line(document, counts.get(document.pk, KindCounts())) for document in documents]


def light(rows: QuerySet[Document]) -> QuerySet[Document]:
    """``rows`` without what is heavy, with what a line needs."""
    return rows.select_related("source", "membership__dossier").defer(*Document.HEAVY, "source__data")


def document_page(sha12: str, public: bool = False) -> DocumentPage:
    """The document at ``sha12``; raises Document.DoesNotExist, also where it is not ``public`` and must be."""
    others = [f"{other}__{name}" for other in ("replaces", "replaced_by") for name in Document.HEAVY]
    rows = Document.objects.select_related("source", "membership__dossier", "replaces", "replaced_by")
    rows = rows.filter(public_documents()) if public else rows
    document = rows.defer("source__data", *others).get(sha12=sha12)
    older, newer = document.replaces, getattr(document, "replaced_by", None)
    structure = document.structure
    return DocumentPage(
        line=_line(document, kind_counts([document.pk], public).get(document.pk, KindCounts())),
        text=document.text,
        pages=[Page(**page) for page in structure["pages"]],
        footnotes=[_footnote(note) for note in structure["footnotes"]],
        wraps=[Wrap(**wrap) for wrap in structure["wraps"]],
        blocks=[_block(block) for block in structure["blocks"]],
        citations=document.reading["citations"],
        mentions=document.reading["mentions"],
        source_url=reverse("documents:source", args=[sha12]),
        json_url=reverse("documents:json", args=[sha12]),
        upload_newer_url=reverse("documents:newer", args=[sha12]),
        older_url=older.get_absolute_url() if older else "",
        moved_url=reverse("documents:moved", args=[sha12]) if older else "",
        newer_url=newer.get_absolute_url() if newer else "",
        newer_moved_url=reverse("documents:moved", args=[newer.sha12]) if newer else "",
    )


def title_in_language(dossier: Dossier) -> str:
    return dossier.title_nl if page_language() == "nl" else dossier.title_en


def _line(document: Document, counts: KindCounts) -> DocumentLine:
    membership: Membership | None = getattr(document, "membership", None)
    return DocumentLine(
        id=document.pk,
        sha12=document.sha12,
        title=document.title,
        name=document.file_name,
        format=document.format,
        language=document.language,
        dated=document.dated,
        url=reverse("documents:reader", args=[document.sha12]),
        ledger_url=f"{reverse('ledger:ledger')}?document={document.sha12}",
        dossier_slug=membership.dossier.slug if membership else "",
        dossier_title=title_in_language(membership.dossier) if membership else "",
        role=membership.role if membership else "",
        counts=counts,
    )


def _footnote(note: dict[str, Any]) -> Footnote:
    marker = note["marker"]
    return Footnote(**{**note, "marker": (marker[0], marker[1]) if marker else None})


def _block(block: dict[str, Any]) -> Block:
    return Block(**{**block, "segments": _segments(block["segments"]), "path": tuple(block["path"])})


def _segments(parts: Iterable[list[int]]) -> tuple[Segment, ...]:
    return tuple((start, end) for start, end in parts)
