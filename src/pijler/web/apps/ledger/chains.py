"""Rows of the ledger: from the statement that heads a row to all that hangs on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pijler.web.apps.ledger.selection import CHAIN
from pijler.web.apps.register.entries import Entry
from pijler.web.apps.register.models import Link
from pijler.web.apps.register.queries import entries

STEPS = 3  # finding <- answer <- promise <- action
_PLACE = ("document__membership__position", "document_id", "number")
Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One row: the chain through ``anchor``, the entry that the row is about. ``missing`` names its gaps."""

    anchor: Entry
    findings: tuple[Entry, ...]
    answers: tuple[Entry, ...]
    promises: tuple[Entry, ...]
    actions: tuple[Entry, ...]
    missing: tuple[str, ...]

    @property
    def finding(self) -> Entry | None:
        return self.findings[0] if self.findings else None

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        return (*self.findings, *self.answers, *self.promises, *self.actions)


def chain_rows(anchor_ids: Sequence[int]) -> list[ChainRow]:
    """A row for each anchor, in that order. The number of queries does not depend on how many there are."""
    below, places = _related(anchor_ids, "target", "source")
    above, more = _related(anchor_ids, "source", "target")
    places |= more
    known = entries({*anchor_ids, *places})
    rows: list[ChainRow] = []
    for anchor in anchor_ids:
        if anchor in known:
            ids = sorted((_closure(anchor, below) | _closure(anchor, above)), key=lambda pk: places.get(pk, (0, 0, 0)))
            rows.append(_row(known[anchor], [known[pk] for pk in ids if pk in known]))
    return rows


def _related(start: Iterable[int], here: str, there: str) -> tuple[Mapping[int, list[int]], dict[int, Place]]:
    """Neighbours by id, step after step along the chain, and the place of each statement that was reached."""
    neighbours: dict[int, list[int]] = defaultdict(list)
    places: dict[int, Place] = {}
    edge = set(start)
    seen = set(edge)
    for _ in range(STEPS):
        links = Link.objects.filter(relation__in=CHAIN, **{f"{here}__in": edge})
        columns = links.values_list(f"{here}_id", f"{there}_id", *(f"{there}__{name}" for name in _PLACE))
        edge = set()
        for own, other, position, document, number in columns:
            neighbours[own].append(other)
            places[other] = (position or 0, document, number)
            edge.add(other)
        edge -= seen
        seen |= edge
    return neighbours, places


def _closure(start: int, neighbours: Mapping[int, list[int]]) -> set[int]:
    found, todo = {start}, [start]
    while todo:
        for other in neighbours.get(todo.pop(), ()):
            if other not in found:
                found.add(other)
                todo.append(other)
    return found


def _row(anchor: Entry, chain: Sequence[Entry]) -> ChainRow:
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in chain:
        by_kind[entry.kind].append(entry)
    findings, answers = tuple(by_kind["finding"]), tuple(by_kind["position"])
    promises, actions = tuple(by_kind["commitment"]), tuple(by_kind["action"])
    return ChainRow(anchor, findings, answers, promises, actions, _missing(findings, answers, promises, actions))


def _missing(
    findings: Sequence[Entry], answers: Sequence[Entry], promises: Sequence[Entry], actions: Sequence[Entry]
) -> tuple[str, ...]:
    gaps: list[str] = []
    if not answers and any(finding.asks_answer for finding in findings):
        gaps.append("answer")
    if not promises and any(answer.coarse != "reject" for answer in answers):
        gaps.append("promise")
    if promises and not actions:
        gaps.append("action")
    return (*gaps, *(part for part in ("date", "owner", "measure") if any(part in p.missing for p in promises)))
