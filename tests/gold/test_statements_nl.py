"""Dutch statements in real letters, scored by the definitions that lie beside the gold annotations."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pijler.extraction import extract
from pijler.extraction.contract import as_json
from pijler.reading import read_document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the letters and gold annotations are not beside this repository"
)


@cache
def scored(name: str) -> dict[str, Any]:
    """The figures of ``score.py`` for one letter."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    document = read_document((SHARED / "letters" / "nl" / f"{name}.txt").read_bytes(), f"{name}.txt")
    found = as_json(document, extract(document))["statements"]
    gold = [json.loads(line) for line in (SHARED / "gold" / f"{name}.statements.jsonl").read_text("utf-8").splitlines()]
    result: dict[str, Any] = {}
    score.statements(gold, found, result)
    return result


FLOORS = {
    "kabinetsreactie-nba-2020": {"finding": 0.95, "position": 0.95, "commitment": 0.95},
    "nl_kamerbrief_innovatie": {"commitment": 0.85},
}


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in FLOORS.items() for kind in kinds])
def test_f1_on_explicit_rows(name: str, kind: str) -> None:
    assert scored(name)[kind]["f1_explicit"] >= FLOORS[name][kind]


def test_stance_strength_actor_and_deadline_of_the_letter_of_2020() -> None:
    result = scored("kabinetsreactie-nba-2020")
    for field in ("stance_right", "strength_right", "actor_right", "deadline_right"):
        right, judged = result[field]
        assert right == judged, field
    assert result["deadline_invented"][0] == 0


@pytest.mark.parametrize(("name", "most"), [("kabinetsreactie-nba-2020", 1), ("nl_kamerbrief_innovatie", 4)])
def test_few_look_alikes_are_taken_for_statements(name: str, most: int) -> None:
    assert scored(name)["negatives_hit"][0] <= most
