"""What every pack promises: it fits its schema, names who keeps it and what it lacks, and speaks both languages."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from pijler.kernel.packfile import PACKS, load_pack, pack_files

FILES = list(pack_files(""))
LISTS = [
    ("institutions/nl.yaml", "institutions", "id"),
    ("topics/principles.yaml", "principles", "n"),
    ("topics/pillars.yaml", "pillars", "n"),
    ("topics/rights.yaml", "topics", "id"),
    ("topics/groups.yaml", "topics", "id"),
    ("topics/glossary.yaml", "terms", "id"),
    ("jurisdictions/nl/timeline.yaml", "facts", "id"),
]


def _mappings(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield place, value
        for key, inner in value.items():
            yield from _mappings(inner, f"{place}/{key}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _mappings(inner, f"{place}/{index}")


@pytest.mark.parametrize("file", FILES)
def test_a_pack_fits_its_schema_and_says_who_keeps_it_and_what_it_lacks(file: str) -> None:
    content, digest = load_pack(file)
    assert content["maintainer"].strip()
    assert content["gaps"], "a pack without known gaps has not been looked at hard enough"
    assert len(digest) == 64


@pytest.mark.parametrize("file", FILES)
def test_every_dutch_text_has_its_english_and_the_reverse(file: str) -> None:
    alone = [
        place
        for place, mapping in _mappings(load_pack(file)[0])
        if mapping and set(mapping) <= {"nl", "en"} and len(mapping) == 1
    ]
    assert alone == []


@pytest.mark.parametrize(("file", "list_", "key"), LISTS)
def test_ids_are_unique(file: str, list_: str, key: str) -> None:
    counted = Counter(row[key] for row in load_pack(file)[0][list_])
    assert [id_ for id_, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("file", sorted(path.name for path in (PACKS / "schema").glob("*.json")))
def test_a_pack_schema_lets_nothing_unknown_in(file: str) -> None:
    schema = json.loads((PACKS / "schema" / file).read_text("utf-8"))
    assert schema["$schema"].endswith("2020-12/schema")
    if "maintainer" in schema.get("properties", {}):
        assert schema["additionalProperties"] is False
