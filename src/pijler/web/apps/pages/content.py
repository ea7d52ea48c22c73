"""What the explaining pages tell, from the vocabulary, in the language of the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import override

from pijler.vocab import principles as ungp
from pijler.vocab import timeline as history
from pijler.vocab import topics
from pijler.vocab.institutions import institution


@dataclass(frozen=True, slots=True)
class Explained:
    """A pillar or a principle in plain words; ``first`` is the first principle of a pillar."""

    number: int
    name: str
    plain: str
    first: int = 0


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
    """Something that happened, with where it can be looked up. ``checked``: compared with the text of a source."""

    iso_date: str
    when: str
    actor: str
    what: str
    citations: tuple[str, ...]
    checked: bool


@dataclass(frozen=True, slots=True)
class Year:
    year: str
    facts: tuple[Fact, ...]


@lru_cache
def pillars(language: str) -> tuple[Explained, ...]:
    rows = ungp.pillars().values()
    return tuple(Explained(row.n, row.name[language], row.plain[language], row.principles[0]) for row in rows)


def principle(number: int, language: str) -> Explained:
    row = ungp.principles()[number]
    return Explained(row.n, row.title[language], row.plain[language])


@lru_cache
def glossary(language: str) -> Sequence[Term]:
    """The terms in the order of the alphabet."""
    other = "en" if language == "nl" else "nl"
    rows = topics.glossary().values()
    terms = [Term(row.id, row.name[language], row.name[other], row.plain[language], row.source) for row in rows]
    return sorted(terms, key=lambda term: term.name.casefold())


@lru_cache
def timeline(language: str, country: str = "nl") -> tuple[Year, ...]:
    """A country, year by year, the latest first; within a year in order, what has no day after its month or year."""
    facts = sorted(history.timeline(country), key=lambda fact: (fact.when.last or date.max, fact.date.count("-") < 2))
    years = groupby(facts, key=lambda fact: fact.date[:4])
    told = [Year(year, tuple(_told(fact, language, country) for fact in found)) for year, found in years]
    return tuple(reversed(told))


def _told(fact: history.Fact, language: str, country: str) -> Fact:
    actor = institution(fact.actor, country) if fact.actor else None
    return Fact(
        iso_date=fact.date,
        when=_when(fact, language),
        actor=actor.name[language] if actor else "",
        what=fact.what[language],
        citations=tuple(cited.label for cited in fact.citations),
        checked=fact.checked,
    )


def _when(fact: history.Fact, language: str) -> str:
    """The day, the month or only the year: no more precise than the source."""
    parts, first = fact.date.count("-"), fact.when.first
    if not parts or first is None:
        return fact.date
    with override(language):
        return date_format(first, "DATE_FORMAT" if parts == 2 else "YEAR_MONTH_FORMAT")
