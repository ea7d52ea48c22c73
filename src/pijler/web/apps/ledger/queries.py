"""A page of the ledger, and the principles with what is known of each."""

from dataclasses import asdict, dataclass
from typing import NamedTuple

from django.db.models import Count, F, Max, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from pijler.vocab.principles import principles
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.ledger import selection
from pijler.web.apps.ledger.bodies import is_body
from pijler.web.apps.ledger.chains import ChainRow, chain_rows
from pijler.web.apps.ledger.filters import SHOWS, Filters
from pijler.web.apps.register.labels import label
from pijler.web.apps.register.models import COARSE, Suggestion, SuggestionPrinciple
from pijler.web.apps.register.services import body_key, without_article
from pijler.web.apps.register.visibility import public_documents, public_statements
from pijler.web.language import page_language

PAGE_SIZE = 50
MOST_BODIES = 200
MOST_NAMES = 1_000  # among so many words for who speaks or acts, bodies are sought


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to go on: ``url`` is the ledger with this value; ``count`` is None where it is not counted."""

    value: str
    label: str
    selected: bool
    url: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    rows: list[ChainRow]
    total: int
    all_total: int
    counts: dict[str, int]
    tabs: list[Choice]
    page: int
    pages: int
    first: int
    last: int
    previous_url: str | None
    next_url: str | None
    csv_url: str
    json_url: str
    clear_url: str
    choices: dict[str, list[Choice]]
    broken: int

    @property
    def left_out(self) -> int:
        """How many rows the filters leave out."""
        return self.all_total - self.total


class _DocumentTitle(NamedTuple):
    pk: int
    sha12: str
    title: str
    dossier: str | None


def ledger_page(filters: Filters) -> LedgerPage:
    """The page of the ledger that ``filters`` ask for; a page after the last one is the last one."""
    per_document = selection.document_counts(filters)
    documents = _documents(filters)
    counts = selection.totals(per_document)
    total = counts[selection.tab_name(filters.show)]
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(filters.page, pages)
    start = (page - 1) * PAGE_SIZE
    ids = _page_ids(filters, start, per_document, [document.pk for document in documents])
    rows = chain_rows(ids, filters.public)
    return LedgerPage(
        rows=rows,
        total=total,
        all_total=_all_total(filters, total),
        counts=counts,
        tabs=[_tab_choice(filters, show, counts) for show in SHOWS],
        page=page,
        pages=pages,
        first=start + 1 if rows else 0,
        last=start + len(rows),
        previous_url=_url(filters, page=page - 1) if page > 1 else None,
        next_url=_url(filters, page=page + 1) if page < pages else None,
        csv_url=reverse("ledger:csv") + filters.query(),
        json_url=reverse("ledger:json") + filters.query(),
        clear_url=reverse("ledger:ledger") + Filters(show=filters.show).query(),
        choices=_choices(filters, documents),
        broken=len({entry.id for row in rows for entry in row.all_entries if not entry.quote_ok}),
    )


def _all_total(filters: Filters, total: int) -> int:
    if not filters.narrowed:
        return total
    return selection.anchors(Filters(show=filters.show, public=filters.public)).order_by().count()


def _page_ids(filters: Filters, start: int, per_document: dict[int, dict[str, int]], order: list[int]) -> list[int]:
    """The anchors of a page. Only the documents that the page reaches into are asked: sorting all would take long."""
    tab, end = selection.tab_name(filters.show), start + PAGE_SIZE
    before, reached = 0, list[int]()
    skipped = 0
    for pk in order:
        count = per_document.get(pk, {}).get(tab, 0)
        if before + count <= start:
            skipped += count
        elif before < end:
            reached.append(pk)
        before += count
    if not reached:
        return []
    return selection.page_ids(filters, reached, start - skipped, end - skipped)


def _url(filters: Filters, **changes: object) -> str:
    return reverse("ledger:ledger") + filters.query(**changes)


def _tab_choice(filters: Filters, show: str, counts: dict[str, int]) -> Choice:
    url = _url(filters, show=show)
    return Choice(show, str(label("show", show)), show == filters.show, url, counts[selection.tab_name(show)])


def _choices(filters: Filters, documents: list[_DocumentTitle]) -> dict[str, list[Choice]]:
    chosen = {**asdict(filters), "body": body_key(filters.body)}

    def choice(name: str, value: str | int, words: str, count: int | None = None) -> Choice:
        return Choice(str(value), words, chosen[name] == value, _url(filters, **{name: value}), count)

    return {
        "dossier": [choice("dossier", slug, title) for slug, title in dossier_titles(filters.public)],
        "document": [
            choice("document", document.sha12, document.title)
            for document in documents
            if filters.dossier in ("", document.dossier)
        ],
        "pillar": [choice("pillar", n, str(label("pillar", n))) for n in (1, 2, 3)],
        "principle": [choice("principle", n, f"{n}. {title}") for n, title in _principle_titles()],
        "stance": [choice("stance", coarse, str(label("coarse", coarse))) for coarse in COARSE],
        "body": [choice("body", key, name, count) for key, name, count in _bodies(filters)],
    }


def dossier_titles(public: bool = False) -> list[tuple[str, str]]:
    """Slug and title of every dossier (that is ``public``), in the language of the page."""
    rows = Dossier.objects.filter(publication="published") if public else Dossier.objects.all()
    return list(rows.values_list("slug", f"title_{page_language()}"))


def _documents(filters: Filters) -> list[_DocumentTitle]:
    """All documents, in the order of the ledger; older versions only where they are asked for."""
    shown = Document.objects.filter(Q(sha12=filters.document) | ~Q(pk__in=Document.superseded()))
    shown = shown.filter(public_documents()) if filters.public else shown
    rows = shown.order_by(F("membership__dossier_id").asc(nulls_last=True), "membership__position", "pk")
    return [_DocumentTitle(*row) for row in rows.values_list("pk", "sha12", "title", "membership__dossier__slug")]


def _principle_titles() -> list[tuple[int, str]]:
    language = page_language()
    return [(n, principle.title[language]) for n, principle in principles().items()]


def _bodies(filters: Filters) -> list[tuple[str, str, int]]:
    """The bodies that speak or act, in the chosen dossier: key, name and how often; the most frequent ones, by name."""
    rows = Suggestion.objects.exclude(body="").exclude(state="rejected").exclude(document__in=Document.superseded())
    rows = rows.filter(public_statements()) if filters.public else rows
    if filters.dossier:
        rows = rows.filter(document__membership__dossier__slug=filters.dossier)
    name = Max(Coalesce(NullIf("actor_value", Value("")), "source"))
    found = rows.order_by().values_list("body").annotate(name=name, n=Count("pk")).order_by("-n", "body")[:MOST_NAMES]
    chosen = body_key(filters.body)
    bodies = [row for row in found if row[0] == chosen or is_body(row[1])][:MOST_BODIES]
    return sorted((key, without_article(name), count) for key, name, count in bodies)


@dataclass(frozen=True, slots=True)
class PrincipleTile:
    """A principle with how many statements touch it, per kind."""

    n: int
    pillar: int
    findings: int
    answers: int
    promises: int
    actions: int
    url: str

    @property
    def total(self) -> int:
        return self.findings + self.answers + self.promises + self.actions


def principle_tiles(dossier: str = "", public: bool = False) -> list[PrincipleTile]:
    """All 31 principles, those that nothing touches too. Repetitions are not counted."""
    rows = SuggestionPrinciple.objects.filter(suggestion__repeats=None).exclude(suggestion__state="rejected")
    rows = rows.exclude(suggestion__document__in=Document.superseded())
    rows = rows.filter(public_statements("suggestion__")) if public else rows
    if dossier:
        rows = rows.filter(suggestion__document__membership__dossier__slug=dossier)
    found = rows.order_by().values_list("n", "suggestion__kind").annotate(count=Count("pk"))
    known = {(n, kind): count for n, kind, count in found}
    return [
        PrincipleTile(
            n,
            principle.pillar,
            *(known.get((n, kind), 0) for kind in ("finding", "position", "commitment", "action")),
            url=_url(Filters(dossier=dossier), principle=n),
        )
        for n, principle in principles().items()
    ]


def dossier_choices(chosen: str, public: bool = False) -> list[Choice]:
    """The principles of one dossier, or of all."""
    address = reverse("ledger:principles")
    return [
        Choice(slug, title, slug == chosen, address + Filters(dossier=slug).query())
        for slug, title in dossier_titles(public)
    ]
