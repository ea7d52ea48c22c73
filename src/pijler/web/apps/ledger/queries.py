"""A page of the ledger, and the principles with what is known of each."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import get_language

from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.ledger import selection
from pijler.web.apps.ledger.chains import ChainRow, chain_rows
from pijler.web.apps.ledger.filters import SHOWS, Filters
from pijler.web.apps.register.labels import label
from pijler.web.apps.register.models import COARSE, Suggestion, SuggestionPrinciple

PAGE_SIZE = 50
MOST_BODIES = 200
PILLAR_OF = {**dict.fromkeys(range(1, 11), 1), **dict.fromkeys(range(11, 25), 2), **dict.fromkeys(range(25, 32), 3)}


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


def ledger_page(filters: Filters) -> LedgerPage:
    """The page of the ledger that ``filters`` ask for; a page after the last one is the last one."""
    counts = selection.counts(filters)
    total = counts[_tab(filters.show)]
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(filters.page, pages)
    start = (page - 1) * PAGE_SIZE
    ids = list(selection.anchors(filters).values_list("pk", flat=True)[start : start + PAGE_SIZE])
    rows = chain_rows(ids)
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
        previous_url=_url(filters, page=page - 1, show=filters.show) if page > 1 else None,
        next_url=_url(filters, page=page + 1, show=filters.show) if page < pages else None,
        csv_url=reverse("ledger:csv") + filters.query(),
        json_url=reverse("ledger:json") + filters.query(),
        clear_url=reverse("ledger:ledger") + Filters(show=filters.show).query(),
        choices=_choices(filters),
        broken=len({entry.id for row in rows for entry in row.all_entries if not entry.quote_ok}),
    )


def _all_total(filters: Filters, total: int) -> int:
    if not filters.narrowed:
        return total
    return selection.anchors(Filters(show=filters.show)).order_by().count()


def _tab(show: str) -> str:
    return show.replace("-", "_") or "all"


def _url(filters: Filters, **changes: object) -> str:
    return reverse("ledger:ledger") + filters.query(**changes)


def _tab_choice(filters: Filters, show: str, counts: dict[str, int]) -> Choice:
    url = _url(filters, show=show)
    return Choice(show, str(label("show", show)), show == filters.show, url, counts[_tab(show)])


def _choices(filters: Filters) -> dict[str, list[Choice]]:
    def choice(name: str, value: str | int, words: str, count: int | None = None) -> Choice:
        return Choice(str(value), words, getattr(filters, name) == value, _url(filters, **{name: value}), count)

    return {
        "dossier": [choice("dossier", slug, title) for slug, title in dossier_titles()],
        "document": [choice("document", sha12, title) for sha12, title in _document_titles(filters.dossier)],
        "pillar": [choice("pillar", n, str(label("pillar", n))) for n in (1, 2, 3)],
        "principle": [choice("principle", n, str(n)) for n in range(1, 32)],
        "stance": [choice("stance", coarse, str(label("coarse", coarse))) for coarse in COARSE],
        "body": [choice("body", name, name, count) for name, count in _bodies()],
    }


def dossier_titles() -> list[tuple[str, str]]:
    """Slug and title of every dossier, in the language of the page."""
    field = "title_nl" if (get_language() or "").startswith("nl") else "title_en"
    return list(Dossier.objects.values_list("slug", field))


def _document_titles(dossier: str) -> list[tuple[str, str]]:
    rows = Document.objects.order_by("membership__dossier_id", "membership__position", "pk")
    if dossier:
        rows = rows.filter(membership__dossier__slug=dossier)
    return list(rows.values_list("sha12", "title")[:MOST_BODIES])


def _bodies() -> list[tuple[str, int]]:
    """Who speaks or acts, with how often; the most frequent ones, by name."""
    found: dict[str, int] = defaultdict(int)
    for column in ("actor_value", "source"):
        rows = Suggestion.objects.exclude(**{column: ""}).order_by().values_list(column)
        for name, count in rows.annotate(n=Count("pk")).order_by("-n", column)[:MOST_BODIES]:
            found[name] += count
    return sorted(found.items(), key=lambda item: item[0].casefold())


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


def principle_tiles(dossier: str = "") -> list[PrincipleTile]:
    """All 31 principles, those that nothing touches too. Repetitions are not counted."""
    rows = SuggestionPrinciple.objects.filter(suggestion__repeats=None)
    if dossier:
        rows = rows.filter(suggestion__document__membership__dossier__slug=dossier)
    found = rows.order_by().values_list("n", "suggestion__kind").annotate(count=Count("pk"))
    known = {(n, kind): count for n, kind, count in found}
    return [
        PrincipleTile(
            n,
            PILLAR_OF[n],
            *(known.get((n, kind), 0) for kind in ("finding", "position", "commitment", "action")),
            url=_url(Filters(dossier=dossier), principle=n),
        )
        for n in range(1, 32)
    ]


def dossier_choices(chosen: str) -> list[Choice]:
    """The principles of one dossier, or of all."""
    address = reverse("ledger:principles")
    return [
        Choice(slug, title, slug == chosen, address + Filters(dossier=slug).query()) for slug, title in dossier_titles()
    ]
