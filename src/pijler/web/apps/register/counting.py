"""How many statements of each kind there are, per document."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.visibility import public_statements


@dataclass(frozen=True, slots=True)
class KindCounts:
    """Statements per kind; what repeats another is not counted."""

    finding: int = 0
    position: int = 0
    commitment: int = 0
    action: int = 0

    @property
    def total(self) -> int:
        return self.finding + self.position + self.commitment + self.action

    def __add__(self, other: "KindCounts") -> "KindCounts":
        return KindCounts(
            self.finding + other.finding,
            self.position + other.position,
            self.commitment + other.commitment,
            self.action + other.action,
        )


def kind_counts(document_ids: Iterable[int], public: bool = False) -> dict[int, KindCounts]:
    """Counts by document id, in one query; of what is public only, where asked for."""
    rows = Suggestion.objects.filter(document__in=list(document_ids), repeats=None).exclude(state="rejected").order_by()
    rows = rows.filter(public_statements()) if public else rows
    found: dict[int, dict[str, int]] = {}
    for document, kind, count in rows.values_list("document_id", "kind").annotate(n=Count("pk")):
        found.setdefault(document, {})[kind] = count
    return {document: KindCounts(**counts) for document, counts in found.items()}
