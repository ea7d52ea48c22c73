"""Structure found in two real letters, held against what people marked in them."""

import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pijler.reading import read_document
from pijler.reading.document import Document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
GOLD = SHARED / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the gold annotations are not beside this repository")


def load_score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def structure(name: str) -> tuple[dict[str, list[int]], Document, list[dict[str, Any]]]:
    """What the gold's own definitions say of our reading: [found of the gold, in the gold, found by us]."""
    score = load_score()
    document = read_document((SHARED / "letters" / "nl" / f"{name}.txt").read_bytes(), f"{name}.txt")
    shape = {
        "pages": [{"n": page.n, "start": page.start, "end": page.end} for page in document.pages],
        "headings": [{"start": head.start, "end": head.end} for head in document.headings],
        "footnotes": [
            {"number": note.number, "marker": note.marker and {"start": note.marker[0], "end": note.marker[1]}}
            for note in document.footnotes
        ],
        "wraps": [{"start": wrap.start, "decision": wrap.decision} for wrap in document.wraps],
    }
    rows = (GOLD / f"{name}.structure.jsonl").read_text("utf-8").splitlines()
    gold: list[dict[str, Any]] = [json.loads(row) for row in rows]
    result: dict[str, list[int]] = {}
    score.structure(gold, shape, result)
    return result, document, gold


def test_the_letter_of_2020() -> None:
    result, _, _ = structure("kabinetsreactie-nba-2020")
    wanted = {"headings": 26, "footnotes": 37, "wraps": 64, "pages": 14}
    assert {key: result[key][:2] for key in wanted} == {key: [number, number] for key, number in wanted.items()}
    assert all(result[key][2] - result[key][1] <= 2 for key in wanted), result


def test_levels_and_footnote_extents_of_the_letter_of_2020() -> None:
    _, document, gold = structure("kabinetsreactie-nba-2020")
    assert [head.level for head in document.headings] == [row["level"] for row in gold if row["type"] == "heading"]
    notes = [(row["start"], row["end"]) for row in gold if row["type"] == "footnote"]
    assert [(note.start, note.end) for note in document.footnotes] == sorted(notes)


def test_items_of_the_letter_of_2020() -> None:
    _, document, gold = structure("kabinetsreactie-nba-2020")
    items = [(block.segments[0][0], block.segments[-1][1]) for block in document.blocks if block.kind == "item"]
    assert items == [(row["start"], row["end"]) for row in gold if row["type"] == "list_item"]


def test_a_letter_with_margin_columns() -> None:
    result, document, gold = structure("nl_kamerbrief_innovatie")
    assert result["headings"] == [9, 9, 9]
    assert result["footnotes"] == [15, 15, 15]
    assert result["pages"] == [8, 8, 8]
    furniture = [row["text"] for row in gold if row["type"] == "furniture"]
    assert not set(furniture) & set(document.body.text.split("\n"))


def letter() -> str:
    return (SHARED / "letters" / "nl" / "kabinetsreactie-nba-2020.txt").read_bytes().decode()


def with_form_feeds(text: str) -> str:
    return re.sub(r"(?m)^ (?=\S)", "\f", text)


@pytest.mark.parametrize(
    "change",
    [
        with_form_feeds,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: re.sub(r"(?m)^(?=[^\f\s])", " " * 10, with_form_feeds(text)),
        lambda text: re.sub(r"(?m) +$", "", with_form_feeds(text)),
        lambda text: re.sub("(?<=.)\n?\f", "\n33 826, nr. 36\n\f", with_form_feeds(text)),
    ],
    ids=["form feeds", "CRLF", "indented", "no blanks at line ends", "running footer"],
)
def test_other_layouts_of_the_letter_read_the_same(change: Callable[[str], str]) -> None:
    expected = read_document(letter().encode(), "letter.txt")
    document = read_document(change(letter()).encode(), "letter.txt")
    assert document.body.text == expected.body.text
    assert [note.text for note in document.notes] == [note.text for note in expected.notes]
    assert len(document.pages) == len(expected.pages)


def test_without_any_sign_of_pages_the_footnotes_are_still_found() -> None:
    document = read_document(re.sub(r"(?m)^ (?=\S)", "", letter()).encode(), "letter.txt")
    assert len(document.pages) == 1
    assert [note.number for note in document.footnotes if note.marker] == [str(n) for n in range(1, 38)]
