"""The bodies of a country as typed values, and who is meant by a name on a day.

Source: ``packs/institutions/<country>.yaml``. Names are those that documents use; a renamed body is a new institution
with a predecessor, so that a letter of 2015 leads to the ministry that existed in 2015.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pijler.kernel.dates import DateInterval
from pijler.kernel.packfile import load_pack
from pijler.vocab.bilingual import LANGUAGES, Both, Words, both, words

_ARTICLE = re.compile(r"^(?:de|het|the) ")
_BRACKETED = re.compile(r"\s*\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Institution:
    """A body under one name. ``exists`` are the days on which it bore that name, both ends inclusive.

    ``government``: the cabinet answers to parliament for what it does. ``assessor``: what it says about the state of
    things is a finding. ``tooi``: its code in the register of government organisations, where one was found.
    """

    id: str
    type: str
    name: Both
    portfolio: Both | None
    aliases: Words
    abbreviations: tuple[str, ...]
    tooi: str | None
    exists: DateInterval
    predecessors: tuple[str, ...]
    successors: tuple[str, ...]
    part_of: str | None
    government: bool
    assessor: bool


@cache
def institutions(country: str) -> tuple[Institution, ...]:
    """All institutions of ``country`` (ISO 3166, lower case), in the pack's order."""
    rows: list[dict[str, Any]] = _pack(country)["institutions"]
    return tuple(_institution(row, rows) for row in rows)


def named(text: str, on: date | None = None, country: str = "nl") -> Institution | None:
    """The institution that ``text`` names, or None.

    The whole text must be a name, an alias, an abbreviation, or a title with a portfolio; an article before it and an
    abbreviation in brackets after it may stand. Abbreviations are told apart by case. ``on``: only those that bore
    the name on that day; without it, the one that still does comes first, then the latest.
    """
    plain = _BRACKETED.sub("", " ".join(text.split()))
    exact = _abbreviations(country).get(_ARTICLE.sub("", plain), ())
    found = exact or _names(country).get(_folded(plain), ())
    return next((one for one in found if on is None or one.exists.contains(on)), None)


def institution(id_: str, country: str = "nl") -> Institution | None:
    """The institution with this id, or None."""
    return next((one for one in institutions(country) if one.id == id_), None)


def _pack(country: str) -> dict[str, Any]:
    return load_pack(f"institutions/{country}.yaml")[0]


def _institution(row: dict[str, Any], rows: list[dict[str, Any]]) -> Institution:
    return Institution(
        id=row["id"],
        type=row["type"],
        name=both(row["name"]),
        portfolio=both(row["portfolio"]) if "portfolio" in row else None,
        aliases=words(row.get("aliases")),
        abbreviations=tuple(row["abbreviations"]),
        tooi=row["tooi"],
        exists=DateInterval(_day(row["valid_from"]), _day(row["valid_to"])),
        predecessors=tuple(row.get("predecessors", ())),
        successors=tuple(other["id"] for other in rows if row["id"] in other.get("predecessors", ())),
        part_of=row.get("part_of"),
        government=row["government"],
        assessor=row["assessor"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _folded(text: str) -> str:
    return _ARTICLE.sub("", text.lower().replace("’", "'"))


def _all_names(one: Institution, titles: Words) -> Iterator[str]:
    for language in LANGUAGES:
        yield one.name[language]
        yield from one.aliases[language]
        if one.portfolio is None:
            continue
        for title in titles[language]:
            yield f"{title} {one.portfolio[language]}"
            yield from (f"{title} {short}" for short in one.abbreviations)


@cache
def _names(country: str) -> Mapping[str, tuple[Institution, ...]]:
    titles = words(_pack(country)["titles"])
    table: dict[str, tuple[Institution, ...]] = {}
    for one in _latest_first(country):
        for name in {_folded(name) for name in _all_names(one, titles)}:
            table[name] = (*table.get(name, ()), one)
    return table


@cache
def _abbreviations(country: str) -> Mapping[str, tuple[Institution, ...]]:
    table: dict[str, tuple[Institution, ...]] = {}
    for one in _latest_first(country):
        for short in one.abbreviations:
            table[short] = (*table.get(short, ()), one)
    return table


def _latest_first(country: str) -> list[Institution]:
    return sorted(institutions(country), key=lambda one: one.exists.last or date.max, reverse=True)
