"""What the home page shows of the demonstration: a few chains, each of another kind, and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from pijler.web.apps.documents.queries import DocumentLine
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.queries import DossierPage, dossier_page
from pijler.web.apps.ledger.chains import ChainRow, chain_rows
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.ledger.queries import PAGE_SIZE
from pijler.web.apps.ledger.selection import anchors

FEW = 5
MOST = 2  # entries of one kind in a chain of the home page


@dataclass(frozen=True, slots=True)
class FrontPage:
    """``dossier`` is None where there is no demonstration."""

    dossier: DossierPage | None
    documents: Sequence[DocumentLine]
    gaps: dict[str, int]
    rows: Sequence[ChainRow]


def front_page(language: str, public: bool = False) -> FrontPage:
    demos = _demonstrations(public).values_list("slug", flat=True)
    slug = next((slug for slug in demos if slug.endswith(f"-{language}")), None)
    if slug is None:
        return FrontPage(None, (), {}, ())
    dossier = dossier_page(slug, public)
    chosen = Filters(dossier=slug, public=public)
    # in a long dossier no rejection need stand among the first rows
    rows = chain_rows([*_first(chosen, PAGE_SIZE), *_first(replace(chosen, show="rejected"), FEW)], public)
    return FrontPage(dossier, dossier.documents, dossier.gaps, telling_rows(rows))


def _demonstrations(public: bool) -> QuerySet[Dossier]:
    rows = Dossier.objects.filter(is_demo=True)
    return rows.filter(publication="published") if public else rows


def _first(filters: Filters, most: int) -> list[int]:
    return list(anchors(filters).values_list("pk", flat=True)[:most])


def telling_rows(rows: Sequence[ChainRow]) -> list[ChainRow]:
    """The fullest chain, a rejection and something that waits for an answer, as far as there are; each shortened."""
    asked = sorted((row for row in rows if row.finding is not None), key=_weight)
    full = sorted((row for row in asked if row.promises), key=_fullness, reverse=True)[:1]
    others = [row for row in (*asked, *rows) if row not in full]  # a rejection of what was not found here, at worst
    rejected = [row for row in others if any(answer.coarse == "reject" for answer in row.answers)][:1]
    unanswered = [row for row in asked if "answer" in row.missing and _asks_plainly(row)][:1]
    return [_shortened(row) for row in (*full, *rejected, *unanswered)]


def _asks_plainly(row: ChainRow) -> bool:
    """Criticism or advice: of a neutral remark, and of praise more so, a reader would wonder what is wanted."""
    return row.anchor.sub == "recommendation" or row.anchor.polarity == "neg"


def _weight(row: ChainRow) -> bool:
    """Recommendations first: what asks most clearly for an answer explains best."""
    return row.anchor.sub != "recommendation"


def _fullness(row: ChainRow) -> tuple[int, int]:
    """How many columns are filled; then the fewer words, the better it can be read at once."""
    filled = sum(bool(part) for part in (row.findings, row.answers, row.promises, row.actions))
    return filled, -sum(len(entry.words) for entry in row.all_entries)


def _shortened(row: ChainRow) -> ChainRow:
    return replace(row, answers=row.answers[:MOST], promises=row.promises[:MOST], actions=row.actions[:MOST])
