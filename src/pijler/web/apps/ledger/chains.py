"""Rows of the ledger: from the statement that heads a row to all that hangs on it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pijler.web.apps.register.entries import Entry
from pijler.web.apps.register.models import KINDS, Path
from pijler.web.apps.register.queries import entries
from pijler.web.apps.register.visibility import public_ids

_PLACE = ("document__membership__position", "document_id", "start", "number")
Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One row: the chain through ``anchor``, the entry that the row is about. ``missing`` names its gaps.

    ``hidden`` names the columns (answer, promise, action) of which all is there but nothing published yet.
    """

    anchor: Entry
    findings: tuple[Entry, ...]
    answers: tuple[Entry, ...]
    promises: tuple[Entry, ...]
    actions: tuple[Entry, ...]
    missing: tuple[str, ...]
    hidden: tuple[str, ...] = ()

    @property
    def finding(self) -> Entry | None:
        return self.findings[0] if self.findings else None

    @property
    def all_entries(self) -> tuple[Entry, ...]:
        return (*self.findings, *self.answers, *self.promises, *self.actions)


def chain_rows(anchor_ids: Sequence[int], public: bool = False) -> list[ChainRow]:
    """A row for each anchor, in that order, with what is ``public`` only where asked for.

    A gap is what the whole chain lacks, seen or not. The number of queries does not depend on how many there are.
    """
    below, above = _along(anchor_ids, "ancestor", "descendant"), _along(anchor_ids, "descendant", "ancestor")
    known = entries({*anchor_ids, *(pk for places in (below, above) for _, _, pk in places)})
    shown = public_ids(known) if public else known.keys()
    chains: dict[int, list[tuple[Place, int]]] = defaultdict(list)
    for anchor, place, pk in (*below, *above):
        chains[anchor].append((place, pk))
    return [
        _row(known[anchor], [known[anchor], *(known[pk] for _, pk in sorted(chains[anchor]) if pk in known)], shown)
        for anchor in anchor_ids
        if anchor in shown
    ]


def _along(anchor_ids: Sequence[int], here: str, there: str) -> list[tuple[int, Place, int]]:
    """What hangs on each anchor, or on what it hangs: anchor, place in the ledger, id."""
    paths = Path.objects.filter(**{f"{here}__in": anchor_ids})
    columns = paths.values_list(f"{here}_id", f"{there}_id", *(f"{there}__{name}" for name in _PLACE))
    return [
        (anchor, (position or 0, document, start, number), pk)
        for anchor, pk, position, document, start, number in columns
    ]


def _row(anchor: Entry, chain: Sequence[Entry], shown: Collection[int]) -> ChainRow:
    whole = _columns(chain)
    columns = _columns([entry for entry in chain if entry.id in shown])
    names = ("answer", "promise", "action")
    hidden = (name for name, all_, seen in zip(names, whole[1:], columns[1:], strict=True) if all_ and not seen)
    return ChainRow(anchor, *columns, missing=_missing(*whole), hidden=tuple(hidden))


def _columns(chain: Sequence[Entry]) -> tuple[tuple[Entry, ...], ...]:
    """Findings, answers, promises and actions, in the order of the ledger."""
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in chain:
        by_kind[entry.kind].append(entry)
    return tuple(tuple(by_kind[kind]) for kind in KINDS)


def _missing(
    findings: Sequence[Entry], answers: Sequence[Entry], promises: Sequence[Entry], actions: Sequence[Entry]
) -> tuple[str, ...]:
    gaps: list[str] = []
    if not (answers or promises or actions) and any(finding.asks_answer for finding in findings):
        gaps.append("answer")
    if not promises and any(answer.coarse != "reject" for answer in answers):
        gaps.append("promise")
    if promises and not actions:
        gaps.append("action")
    return (*gaps, *(part for part in ("date", "owner", "measure") if any(part in p.missing for p in promises)))
