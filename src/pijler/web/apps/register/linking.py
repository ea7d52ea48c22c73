"""Links across the documents of a dossier: which answer, promise and action belongs to which finding."""

from collections.abc import Callable, Iterator, Sequence

from django.db.models import F, QuerySet

from pijler.extraction import linking
from pijler.extraction.linking import Worded
from pijler.extraction.model import Statement
from pijler.web.apps.documents.models import Document
from pijler.web.apps.register.models import Link, Suggestion
from pijler.web.apps.register.services import record_links
from pijler.web.apps.register.statements import as_statement

LinkAcross = Callable[[Sequence[Sequence[Worded]]], None]
"""``extraction.linking.link_across``: adds links to the statements of documents in the dossier's order."""


def link_documents(document_ids: Sequence[int]) -> int:
    """Make the links across these documents (in order) anew; how many. The caller holds the transaction."""
    _across(document_ids).delete()
    link_across: LinkAcross | None = getattr(linking, "link_across", None)
    if link_across is None or len(document_ids) < 2:
        return 0
    rows = {_key(row): row for row in _rows(document_ids)}
    statements = _statements(rows)
    known = {key: len(statement.links) for key, statement in statements.items()}
    link_across(list(_worded(document_ids, rows, statements)))
    return record_links(
        (rows[key], rows[link.to], link.relation, link.reason)
        for key, statement in statements.items()
        for link in statement.links[known[key] :]
        if link.to in rows
    )


def _across(document_ids: Sequence[int]) -> QuerySet[Link]:
    links = Link.objects.filter(source__document__in=document_ids, target__document__in=document_ids)
    return links.exclude(source__document=F("target__document"))


def _rows(document_ids: Sequence[int]) -> list[Suggestion]:
    rows = Suggestion.objects.filter(document__in=document_ids).select_related("repeats")
    return list(rows.prefetch_related("principles", "links_to__target").order_by("document_id", "number"))


def _key(row: Suggestion) -> str:
    """Unique over all documents."""
    return f"{row.document_id}:{row.key}"


def _statements(rows: dict[str, Suggestion]) -> dict[str, Statement]:
    return {key: as_statement(row, key, _key) for key, row in rows.items()}


def _worded(
    document_ids: Sequence[int], rows: dict[str, Suggestion], statements: dict[str, Statement]
) -> Iterator[list[Worded]]:
    from pijler.extraction.pipeline import worded  # late: the packs are read when it is used

    documents = Document.objects.only("text", "language").in_bulk(document_ids)
    for pk in document_ids:
        own = [statement for key, statement in statements.items() if rows[key].document_id == pk]
        yield worded(own, documents[pk].text, documents[pk].language)
