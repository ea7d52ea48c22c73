"""Which statements head a row of the ledger: tabs and filters as one query."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from pijler.web.apps.documents.models import Document
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.queries import PROMISE_PARTS
from pijler.web.apps.register.services import body_key
from pijler.web.apps.register.visibility import public_statements

ORDER = (F("document__membership__dossier_id").asc(nulls_last=True), "document__membership__position", "document_id",
         "start", "number")  # fmt: skip


def anchors(filters: Filters) -> QuerySet[Suggestion]:
    """The statements that head the rows of the tab ``filters.show``, in the order of the ledger."""
    return candidates(filters).filter(TABS[filters.show]()).order_by(*ORDER)


def counts(filters: Filters) -> dict[str, int]:
    """The number of rows of each tab under the other filters."""
    return totals(document_counts(filters))


def totals(per_document: Mapping[int, dict[str, int]]) -> dict[str, int]:
    """The number of rows of each tab over all documents."""
    return {tab: sum(found[tab] for found in per_document.values()) for tab in map(tab_name, TABS)}


def document_counts(filters: Filters) -> dict[int, dict[str, int]]:
    """The number of rows of each tab by document, in one query."""
    wanted = {tab_name(show): Count("pk", filter=tab()) for show, tab in TABS.items()}
    rows = candidates(filters).order_by().values("document").annotate(**wanted)
    return {row.pop("document"): row for row in rows}


def tab_name(show: str) -> str:
    return show.replace("-", "_") or "all"


def page_ids(filters: Filters, documents: Sequence[int], start: int, end: int) -> list[int]:
    """The anchors from ``start`` to ``end`` among those of ``documents``, in the order of the ledger.

    Chains never leave a dossier, so matches are sought in the dossiers of these documents only.
    """
    near = Q(pk__in=documents) | Q(membership__dossier__memberships__document__in=documents)
    around = list(Document.objects.order_by().filter(near).values_list("pk", flat=True).distinct())
    rows = candidates(filters, around).filter(TABS[filters.show](), document__in=documents).order_by(*ORDER)
    return list(rows.values_list("pk", flat=True)[start:end])


def candidates(filters: Filters, within: Sequence[int] | None = None) -> QuerySet[Suggestion]:
    """Statements in whose chain each filter finds a match; what repeats another is folded into it.

    Matches are sought in the documents ``within``, where they are given.
    """
    rows = Suggestion.objects.filter(repeats=None).exclude(state="rejected")
    seen = public_statements() if filters.public else Q()
    rows = rows.filter(seen)
    if not filters.document:  # an older version can be asked for by name
        rows = rows.exclude(document__in=Document.superseded())
    sought = Suggestion.objects.filter(seen).exclude(state="rejected").order_by()
    if within is not None:
        sought = sought.filter(document__in=within)
    return reduce(lambda found, match: found.filter(_in_chain_with(match)), _matches(filters, sought), rows)


def _matches(filters: Filters, rows: QuerySet[Suggestion]) -> Iterator[QuerySet[Suggestion]]:
    if filters.dossier:
        yield rows.filter(document__membership__dossier__slug=filters.dossier)
    if filters.document:
        yield rows.filter(document__sha12=filters.document)
    if filters.pillar:
        yield rows.filter(pillar=filters.pillar)
    if filters.principle:
        yield rows.filter(principles__n=filters.principle)
    if filters.stance:
        yield rows.filter(coarse=filters.stance)
    if filters.body:
        yield rows.filter(body=body_key(filters.body))
    if filters.q:
        yield rows.filter(search__contains=filters.q.casefold())


_CHAIN_OF = """
WITH matching(id) AS MATERIALIZED ({match})
SELECT id FROM matching
UNION ALL
SELECT p.ancestor_id FROM matching m CROSS JOIN register_path p WHERE p.descendant_id = m.id
UNION ALL
SELECT p.descendant_id FROM matching m CROSS JOIN register_path p WHERE p.ancestor_id = m.id
"""


def _in_chain_with(match: QuerySet[Suggestion]) -> Q:
    """In the chain of a match: one itself, or on the way from one to its finding or to its actions."""
    ids = match.annotate(first=Coalesce("repeats_id", "id")).values("first")
    sql, params = ids.query.sql_with_params()
    return Q(pk__in=RawSQL(_CHAIN_OF.format(match=sql), params))  # noqa: S611 - the query set's own SQL; values are params


def _everything() -> Q:
    """Findings, and whatever hangs on nothing."""
    return Q(hangs=False)


def _unanswered() -> Q:
    """Neither an answer nor a promise or action hangs on it."""
    asks = Q(sub="recommendation") | (~Q(sub__in=("scope", "example")) & ~Q(polarity="pos"))
    return Q(kind="finding", carries=False) & asks


def _rejected() -> Q:
    return Q(coarse="reject")


def _lacking(part: str) -> Q:
    """Promises of which neither they nor a repetition give ``part``."""
    name = PROMISE_PARTS[part]
    elsewhere = Suggestion.objects.filter(repeats__isnull=False, **{name: True}).values("repeats")
    return Q(kind="commitment", **{name: False}) & ~Q(pk__in=elsewhere)


TABS = {
    "": _everything,
    "unanswered": _unanswered,
    "rejected": _rejected,
    "no-date": lambda: _lacking("date"),
    "no-owner": lambda: _lacking("owner"),
    "no-measure": lambda: _lacking("measure"),
}
