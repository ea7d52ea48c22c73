"""What happened in a country, as facts with their citations.

Source: ``packs/jurisdictions/<country>/timeline.yaml``; every fact says whether it was checked against the document.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pijler.kernel.dates import DateInterval
from pijler.kernel.packfile import load_pack
from pijler.vocab.bilingual import Both, both


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document a fact rests on: its id as the reading contract writes ids (None: none known), and as printed."""

    id: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened.

    ``date`` is a day, month or year in ISO form, no more precise than the source; ``when`` is the same as days.
    ``actor`` is an institution's id. ``checked``: the makers compared the fact with a cited text.
    """

    id: str
    date: str
    when: DateInterval
    kind: str
    actor: str | None
    what: Both
    citations: tuple[CitedDocument, ...]
    checked: bool


@cache
def timeline(country: str) -> tuple[Fact, ...]:
    """The facts of ``country`` (ISO 3166, lower case) in order."""
    rows: list[dict[str, Any]] = load_pack(f"jurisdictions/{country}/timeline.yaml")[0]["facts"]
    return tuple(map(_fact, rows))


def days_of(text: str) -> DateInterval:
    """The days that an ISO day, month or year covers: ``2019-09`` is 1 to 30 September 2019."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else None
    if len(parts) == 3:
        day = date(year, parts[1], parts[2])
        return DateInterval(day, day)
    last = month or 12
    return DateInterval(date(year, month or 1, 1), date(year, last, monthrange(year, last)[1]))


def _fact(row: dict[str, Any]) -> Fact:
    return Fact(
        id=row["id"],
        date=row["date"],
        when=days_of(row["date"]),
        kind=row["kind"],
        actor=row["actor"],
        what=both(row["what"]),
        citations=tuple(CitedDocument(one["id"], one["label"]) for one in row["citations"]),
        checked=row["checked"],
    )
