"""What the explaining pages tell, from the packs, in the language of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from pijler.kernel.packfile import load_pack


@dataclass(frozen=True, slots=True)
class Pillar:
    """A pillar of the UN Guiding Principles; ``first`` and ``last`` are its principles."""

    number: int
    name: str
    plain: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Principle:
    title: str
    plain: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of this field: what it means, what it is called in the other language, and who says so."""

    id: str
    name: str
    other_name: str
    plain: str
    source: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, with where it can be looked up. ``checked``: read in the source itself."""

    day: date | None
    when: str
    actor: str
    what: str
    kind: str
    citations: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Year:
    year: str
    facts: tuple[Fact, ...]


@lru_cache
def pillars(language: str) -> tuple[Pillar, ...]:
    rows: list[dict[str, Any]] = load_pack("topics/pillars.yaml")[0]["pillars"]
    return tuple(
        Pillar(row["n"], row["name"][language], row["plain"][language], row["first"], row["last"]) for row in rows
    )


@lru_cache
def principles(language: str) -> Mapping[int, Principle]:
    rows: list[dict[str, Any]] = load_pack("topics/principles.yaml")[0]["principles"]
    return {row["n"]: Principle(row["title"][language], row["plain"][language]) for row in rows}


@lru_cache
def glossary(language: str) -> Sequence[Term]:
    """The terms in the order of the alphabet."""
    other = "en" if language == "nl" else "nl"
    rows: list[dict[str, Any]] = load_pack("topics/glossary.yaml")[0]["terms"]
    terms = (Term(row["id"], row[language], row[other], row[f"plain_{language}"], row["source"]) for row in rows)
    return sorted(terms, key=lambda term: term.name.casefold())


@lru_cache
def timeline(language: str) -> Sequence[Year]:
    """The Netherlands, year by year, the latest first."""
    del language
    return ()
