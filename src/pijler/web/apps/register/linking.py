"""Links across the documents of a dossier: which answer, promise and action belongs to which finding."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from django.db.models import F

from pijler.extraction import model
from pijler.web.apps.register.models import Link, Suggestion
from pijler.web.apps.register.services import record_links
from pijler.web.apps.register.statements import as_statement


class LinkAcross(Protocol):
    """``extraction.linking.link_across``: statements per document in the dossier's order, with ids that are unique
    over all of them, and the running text of each; yields (id of the source, link)."""

    def __call__(
        self, documents: Sequence[Sequence[model.Statement]], words: Mapping[str, str]
    ) -> Iterable[tuple[str, model.Link]]: ...


def link_documents(document_ids: Sequence[int]) -> int:
    """Make the links across these documents (in order) anew; how many. The caller holds the transaction."""
    across = Link.objects.filter(source__document__in=document_ids, target__document__in=document_ids)
    across.exclude(source__document=F("target__document")).delete()
    rows = _rows(document_ids)
    by_id = {_id(row): row for row in rows}
    per_document = {pk: list[model.Statement]() for pk in document_ids}
    for statement_id, row in by_id.items():
        per_document[row.document_id].append(as_statement(row, statement_id))
    links = _link_across()(list(per_document.values()), {key: row.words for key, row in by_id.items()})
    return record_links((by_id[key], by_id[link.to], link.relation, link.reason) for key, link in links)


def _rows(document_ids: Sequence[int]) -> list[Suggestion]:
    rows = Suggestion.objects.filter(document__in=document_ids).select_related("repeats")
    return list(rows.prefetch_related("principles").order_by("document_id", "number"))


def _id(row: Suggestion) -> str:
    return f"{row.document_id}:{row.key}"


def _link_across() -> LinkAcross:
    if find_spec("pijler.extraction.linking") is None:  # not yet written
        return lambda documents, words: ()
    return cast(LinkAcross, import_module("pijler.extraction.linking").link_across)
