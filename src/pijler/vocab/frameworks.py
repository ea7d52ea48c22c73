"""Frameworks of business and human rights: what they are, what they are called, and when they were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from pijler.kernel.packfile import load_pack, pack_files


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that happened to a framework (adopted, revised, in force, repealed) on a date or in a year."""

    event: str
    date: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official identifier; ``scheme`` is celex, un, ilo, bwb, oecd, hcch or iso."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Framework:
    """A norm, treaty, law or plan that documents name.

    ``name`` and ``about`` (one plain sentence) are by language. ``long_names`` may be in any case and go on with one
    of ``tails``; ``short_names`` only stand as is; ``unsure_names`` also need a long name or an introduction
    in the document; ``negative`` names look alike and mean something else. ``cites`` is the citation id of the text.
    """

    id: str
    kind: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    dates: tuple[Dated, ...]
    identifier: Identifier | None
    cites: str | None
    long_names: tuple[str, ...]
    short_names: tuple[str, ...]
    unsure_names: tuple[str, ...]
    negative: tuple[str, ...]
    tails: tuple[str, ...]


@cache
def frameworks() -> Mapping[str, Framework]:
    """All frameworks of the packs by id, in the order of the packs."""
    entries = (entry for path in pack_files("frameworks") for entry in load_pack(path)[0]["frameworks"])
    return MappingProxyType({entry["id"]: _framework(entry) for entry in entries})


def framework_packs() -> dict[str, str]:
    """The pack files that were read, with their hash."""
    return {path: load_pack(path)[1] for path in pack_files("frameworks")}


def _framework(entry: dict[str, Any]) -> Framework:
    identifier = entry.get("identifier")
    names = (entry["name"]["nl"], entry["name"]["en"], *entry.get("nl", ()), *entry.get("en", ()))
    return Framework(
        id=entry["id"],
        kind=entry["kind"],
        name=MappingProxyType(entry["name"]),
        about=MappingProxyType(entry["about"]),
        dates=tuple(Dated(event, date) for event, date in entry.get("dates", {}).items()),
        identifier=Identifier(**identifier) if identifier else None,
        cites=entry.get("cites"),
        long_names=tuple(dict.fromkeys(names)),
        short_names=tuple(entry.get("short", ())),
        unsure_names=tuple(entry.get("unsure", ())),
        negative=tuple(entry.get("negative", ())),
        tails=tuple(entry.get("tails", ())),
    )
