"""Which statements head a row of the ledger: tabs and filters as one query."""

from collections.abc import Iterator
from functools import reduce

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.register.models import Link, Suggestion
from pijler.web.apps.register.queries import PROMISE_PARTS

CHAIN = ("answers", "promises", "implements")
ORDER = (F("document__membership__dossier_id").asc(nulls_last=True), "document__membership__position", "document_id",
         "number")  # fmt: skip


def anchors(filters: Filters) -> QuerySet[Suggestion]:
    """The statements that head the rows of the tab ``filters.show``, in the order of the ledger."""
    return candidates(filters).filter(TABS[filters.show]()).order_by(*ORDER)


def counts(filters: Filters) -> dict[str, int]:
    """The number of rows of each tab under the other filters, in one query."""
    wanted = {name.replace("-", "_") or "all": Count("pk", filter=tab()) for name, tab in TABS.items()}
    return candidates(filters).aggregate(**wanted)


def candidates(filters: Filters) -> QuerySet[Suggestion]:
    """Statements in whose chain each filter finds a match; what repeats another is folded into it."""
    rows = Suggestion.objects.filter(repeats=None)
    return reduce(lambda found, match: found.filter(_in_chain_with(match)), _matches(filters), rows)


def _matches(filters: Filters) -> Iterator[QuerySet[Suggestion]]:
    rows = Suggestion.objects.order_by()
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
        yield rows.filter(Q(actor_value=filters.body) | Q(source=filters.body))
    if filters.q:
        yield rows.filter(search__contains=filters.q.casefold())


_CLOSURE = """
WITH RECURSIVE matching(id) AS ({match}),
up(id) AS (
    SELECT id FROM matching
    UNION
    SELECT l.target_id FROM register_link l JOIN up ON l.source_id = up.id WHERE l.relation <> 'cites'
),
down(id) AS (
    SELECT id FROM matching
    UNION
    SELECT l.source_id FROM register_link l JOIN down ON l.target_id = down.id WHERE l.relation <> 'cites'
)
SELECT id FROM up UNION SELECT id FROM down
"""


def _in_chain_with(match: QuerySet[Suggestion]) -> Q:
    """In the chain of a match: one itself, or on the way from one to its finding or to its actions."""
    ids = match.annotate(first=Coalesce("repeats_id", "id")).values("first")
    sql, params = ids.query.sql_with_params()
    return Q(pk__in=RawSQL(_CLOSURE.format(match=sql), params))  # noqa: S611 - the query set's own SQL; values are params


def _everything() -> Q:
    """Findings, and whatever hangs on nothing."""
    return ~Q(Exists(Link.objects.filter(source=OuterRef("pk"), relation__in=CHAIN)))


def _unanswered() -> Q:
    asks = Q(sub="recommendation") | (~Q(sub__in=("scope", "example")) & ~Q(polarity="pos"))
    return Q(kind="finding") & asks & ~Q(Exists(Link.objects.filter(target=OuterRef("pk"), relation="answers")))


def _rejected() -> Q:
    return Q(coarse="reject")


def _lacking(part: str) -> Q:
    """Promises of which neither they nor a repetition give ``part``."""
    given = reduce(lambda one, other: one | other, (_given(name) for name in PROMISE_PARTS[part]))
    elsewhere = Suggestion.objects.filter(given, repeats=OuterRef("pk"))
    return Q(kind="commitment") & ~given & ~Q(Exists(elsewhere))


def _given(name: str) -> Q:
    field = Suggestion._meta.get_field(name)
    return ~Q(**{name: ""}) if not field.null else Q(**{f"{name}__isnull": False})


TABS = {
    "": _everything,
    "unanswered": _unanswered,
    "rejected": _rejected,
    "no-date": lambda: _lacking("date"),
    "no-owner": lambda: _lacking("owner"),
    "no-measure": lambda: _lacking("measure"),
}
