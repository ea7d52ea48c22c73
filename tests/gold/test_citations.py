"""Citations and mentions in real letters, held against what people marked in them."""

import json
from functools import cache
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from pijler.extraction.citations import extract_citations
from pijler.extraction.mentions import extract_mentions
from pijler.kernel.quotes import Segment
from pijler.reading import read_document
from pijler.reading.document import Document

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
LETTER = "nl/kabinetsreactie-nba-2020.txt"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the letters and gold annotations are not beside this repository"
)


@cache
def read(name: str) -> Document:
    return read_document((SHARED / "letters" / name).read_bytes(), name.rsplit("/", 1)[-1])


def gold(name: str, kind: str) -> list[dict[str, Any]]:
    stem = Path(name).stem
    rows = [json.loads(line) for line in (SHARED / "gold" / f"{stem}.{kind}.jsonl").read_text("utf-8").splitlines()]
    return [row for row in rows if not row.get("optional")]


def iou(segments: tuple[Segment, ...], row: dict[str, Any]) -> float:
    start, end = segments[0][0], segments[-1][1]
    shared = min(end, row["end"]) - max(start, row["start"])
    return max(0, shared) / (max(end, row["end"]) - min(start, row["start"]))


@pytest.mark.parametrize("name", [LETTER, "nl/nl_kamerbrief_innovatie.txt", "en/en_us_ognap5_response_part1.md"])
def test_numbers_are_exact_with_their_id(name: str) -> None:
    found = [item for item in extract_citations(read(name)) if item.tier == "A"]
    rows = [row for row in gold(name, "citations") if row["tier"] == "A"]
    right = [row for row in rows if any(item.id == row["id"] and iou(item.segments, row) == 1 for item in found)]
    extra = [item for item in found if not any(iou(item.segments, row) > 0.2 for row in gold(name, "citations"))]
    assert (len(right), len(extra)) == (len(rows), 0)


@pytest.mark.parametrize(
    ("name", "tier", "least"), [(LETTER, "B", 23), (LETTER, "C", 48), ("nl/nl_kamerbrief_innovatie.txt", "B", 4)]
)
def test_names_and_titles_overlap_with_their_id(name: str, tier: str, least: int) -> None:
    found = extract_citations(read(name))
    rows = [row for row in gold(name, "citations") if row["tier"] == tier]
    right = [row for row in rows if any(item.id == row["id"] and iou(item.segments, row) >= 0.5 for item in found)]
    print(f"{name}: tier {tier}: {len(right)} of {len(rows)} with their id")
    assert len(right) >= least


def test_mentions() -> None:
    found = extract_mentions(read(LETTER))
    rows = gold(LETTER, "frameworks")
    hits = [row for row in rows if any(m.framework == row["framework"] and iou(m.segments, row) >= 0.5 for m in found)]
    known = {row["framework"] for row in rows}
    print(f"{len(hits)} of {len(rows)} mentions, {len(found)} found")
    assert len(hits) >= 102
    assert sum(mention.framework in known for mention in found) <= len(rows) + 4


@pytest.mark.parametrize("path", sorted((SHARED / "letters").glob("en/en_us_*")), ids=lambda path: path.name)
def test_a_plan_for_open_government_is_no_plan_of_this_field(path: Path) -> None:
    document = read_document(path.read_bytes(), path.name)
    assert {mention.framework for mention in extract_mentions(document)} <= {"SDG"}


def test_time_grows_with_the_text_only() -> None:
    text = (SHARED / "letters" / LETTER).read_text("utf-8")

    def seconds(times: int) -> float:
        document = read_document((text * times).encode(), "long.txt")
        start = process_time()
        extract_citations(document)
        extract_mentions(document)
        return process_time() - start

    seconds(1)
    assert min(seconds(16) for _ in range(2)) < 4 * 4 * min(seconds(4) for _ in range(2))
