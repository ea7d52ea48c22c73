"""Statements of a real English response, scored by the gold's own rules against what two readers marked in it."""

import importlib.util
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pijler.extraction.contract import as_json
from pijler.extraction.model import Extraction
from pijler.extraction.statements.build import extract_statements
from pijler.reading import read_document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
NAME = "en_us_ognap5_response_part1"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the letters and gold annotations are not beside this repository"
)


def found() -> list[dict[str, Any]]:
    """Our statements as the contract gives them."""
    document = read_document((SHARED / "letters" / "en" / f"{NAME}.md").read_bytes(), f"{NAME}.md")
    extraction = Extraction([], [], extract_statements(document), {})
    return as_json(document, extraction)["statements"]


@cache
def scores() -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("gold_score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    rows = (SHARED / "gold" / f"{NAME}.statements.jsonl").read_text("utf-8").splitlines()
    result: dict[str, Any] = {}
    score.statements([json.loads(row) for row in rows], found(), result)
    return result


@pytest.mark.parametrize(("kind", "least"), [("finding", 0.9), ("position", 0.85), ("commitment", 0.9)])
def test_kinds_are_found(kind: str, least: float) -> None:
    assert scores()[kind]["f1_explicit"] >= least


def test_strength_is_right() -> None:
    right, of = scores()["strength_right"]
    assert right == of


def test_lookalikes_are_left_out() -> None:
    wrong, of = scores()["negatives_hit"]
    assert (wrong <= 5, of) == (True, 33)
