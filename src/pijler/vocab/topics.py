"""What a statement may be about: rights, groups of people, and the words of the field.

Source: ``packs/topics/rights.yaml``, ``groups.yaml`` and ``glossary.yaml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pijler.kernel.packfile import load_pack
from pijler.vocab.bilingual import Both, Words, both, words


@dataclass(frozen=True, slots=True)
class Topic:
    """A right or a group. ``sources`` are instruments that name it; ``terms`` are lower-case whole words."""

    id: str
    name: Both
    plain: Both
    sources: tuple[str, ...]
    terms: Words


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field: its name, a plain sentence, where it comes from, and the word used in code."""

    id: str
    name: Both
    plain: Both
    source: str
    code: str | None


@cache
def rights() -> Mapping[str, Topic]:
    """The rights by id."""
    return _topics("rights")


@cache
def groups() -> Mapping[str, Topic]:
    """The groups of people by id."""
    return _topics("groups")


@cache
def glossary() -> Mapping[str, Term]:
    """The terms by id, in the order in which they explain each other."""
    rows: list[dict[str, Any]] = load_pack("topics/glossary.yaml")[0]["terms"]
    return MappingProxyType({row["id"]: _term(row) for row in rows})


def _topics(name: str) -> Mapping[str, Topic]:
    rows: list[dict[str, Any]] = load_pack(f"topics/{name}.yaml")[0]["topics"]
    return MappingProxyType({row["id"]: _topic(row) for row in rows})


def _topic(row: dict[str, Any]) -> Topic:
    return Topic(row["id"], both(row["name"]), both(row["plain"]), tuple(row["sources"]), words(row["terms"]))


def _term(row: dict[str, Any]) -> Term:
    plain = {"nl": row["plain_nl"], "en": row["plain_en"]}
    return Term(row["id"], both(row), both(plain), row["source"], row["code"])
