"""The three pillars and the 31 UN Guiding Principles as typed values.

Source: ``packs/topics/pillars.yaml`` and ``packs/topics/principles.yaml``; numbers and kinds as in A/HRC/17/31, titles
and sentences in the project's own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pijler.kernel.packfile import load_pack
from pijler.vocab.bilingual import Both, Words, both, words

Pillar = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class PillarText:
    """A pillar with its figure: ``shape`` tells it apart where colour cannot."""

    n: Pillar
    role: Literal["state", "business", "remedy"]
    shape: Literal["square", "circle", "triangle"]
    name: Both
    plain: Both
    principles: range


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the 31. ``terms`` are lower-case whole words that show a passage speaks of it."""

    n: int
    pillar: Pillar
    kind: Literal["foundational", "operational"]
    addressee: Literal["state", "business", "both"]
    title: Both
    plain: Both
    terms: Words


@cache
def pillars() -> Mapping[int, PillarText]:
    """The pillars by number, 1 to 3."""
    rows: list[dict[str, Any]] = load_pack("topics/pillars.yaml")[0]["pillars"]
    return MappingProxyType({row["n"]: _pillar(row) for row in rows})


@cache
def principles() -> Mapping[int, Principle]:
    """The principles by number, 1 to 31, in order."""
    rows: list[dict[str, Any]] = load_pack("topics/principles.yaml")[0]["principles"]
    return MappingProxyType({row["n"]: _principle(row) for row in rows})


def _pillar(row: dict[str, Any]) -> PillarText:
    return PillarText(
        n=row["n"],
        role=row["role"],
        shape=row["shape"],
        name=both(row["name"]),
        plain=both(row["plain"]),
        principles=range(row["first"], row["last"] + 1),
    )


def _principle(row: dict[str, Any]) -> Principle:
    return Principle(
        n=row["n"],
        pillar=row["pillar"],
        kind=row["kind"],
        addressee=row["addressee"],
        title=both(row["title"]),
        plain=both(row["plain"]),
        terms=words(row["terms"]),
    )
