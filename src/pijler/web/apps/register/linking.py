"""Links across the documents of a dossier: which answer, promise and action belongs to which finding."""

from collections.abc import Iterator, Sequence

from django.db.models import F, Q, QuerySet

from pijler.extraction import linking, model
from pijler.extraction.linking import Worded
from pijler.extraction.model import Statement
from pijler.web.apps.documents.models import Document
from pijler.web.apps.register.models import Link, Suggestion, SuggestionPrinciple
from pijler.web.apps.register.paths import record_paths
from pijler.web.apps.register.services import record_links
from pijler.web.apps.register.statements import as_statement


def link_documents(document_ids: Sequence[int]) -> int:
    """Make the links across these documents (in order) anew; how many. The caller holds the transaction."""
    if len(document_ids) < 2:
        return 0
    _across(document_ids).filter(state="suggested").delete()  # what a person said of a link stays
    rows = {_key(row): row for row in _rows(document_ids)}
    statements = _statements(document_ids, rows)
    known = {key: len(statement.links) for key, statement in statements.items()}
    linking.link_across(list(_worded(document_ids, rows, statements)))
    links = (
        (rows[key], rows[link.to], link.relation, link.reason)
        for key, statement in statements.items()
        for link in statement.links[known[key] :]
        if link.to in rows
    )
    return record_links(links, document_ids)


def unlink(document_id: int, others: Sequence[int]) -> None:
    """Take away the links between a document and ``others``: it no longer stands among them. Its own links stay."""
    _across([document_id, *others]).filter(Q(source__document=document_id) | Q(target__document=document_id)).delete()
    record_paths([document_id, *others])


def _across(document_ids: Sequence[int]) -> QuerySet[Link]:
    links = Link.objects.filter(source__document__in=document_ids, target__document__in=document_ids)
    return links.exclude(source__document=F("target__document"))


def _rows(document_ids: Sequence[int]) -> list[Suggestion]:
    rows = Suggestion.objects.filter(document__in=document_ids).exclude(state="rejected").select_related("repeats")
    return list(rows.order_by("document_id", "number"))


def _key(row: Suggestion) -> str:
    """Unique over all documents."""
    return f"{row.document_id}:{row.key}"


def _statements(document_ids: Sequence[int], rows: dict[str, Suggestion]) -> dict[str, Statement]:
    """With their principles and the links that they have; not prefetched, since there may be thousands."""
    keys = {row.pk: key for key, row in rows.items()}
    statements = {key: as_statement(row, key, _key) for key, row in rows.items()}
    principles = SuggestionPrinciple.objects.filter(suggestion__document__in=document_ids).order_by("suggestion", "n")
    principles = principles.exclude(suggestion__state="rejected")
    for pk, n, reason in principles.values_list("suggestion_id", "n", "reason"):
        statement = statements[keys[pk]]
        statement.principles = [*statement.principles, (n, reason)]
    links = Link.objects.filter(source__document__in=document_ids).exclude(state="rejected").order_by("pk")
    for source, target, relation, reason in links.values_list("source_id", "target_id", "relation", "reason"):
        if source in keys and target in keys:
            statements[keys[source]].links.append(model.Link(keys[target], relation, reason))
    return statements


def _worded(
    document_ids: Sequence[int], rows: dict[str, Suggestion], statements: dict[str, Statement]
) -> Iterator[list[Worded]]:
    from pijler.extraction.pipeline import worded  # late: the packs are read when it is used

    documents = Document.objects.only("text", "language").in_bulk(document_ids)
    for pk in document_ids:
        own = [statement for key, statement in statements.items() if rows[key].document_id == pk]
        yield worded(own, documents[pk].text, documents[pk].language)
