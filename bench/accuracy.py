"""Accuracy against the hand-made gold beside the repository, by its own ``score.py``."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from figure import ROOT, Figure

SHARED = ROOT.parent / "shared"
LETTER = SHARED / "letters" / "nl" / "kabinetsreactie-nba-2020.txt"
OTHERS = (
    SHARED / "letters" / "nl" / "nl_kamerbrief_innovatie.txt",
    SHARED / "letters" / "en" / "en_us_ognap5_response_part1.md",
)
ABSENT = "not measured: ../shared absent"
KINDS = ("finding", "position", "commitment")


def figures() -> list[Figure]:
    rows = (_structure, _citations, _mentions, _statements, _stance, _negatives)
    score = _score(LETTER)
    made = (
        [row(score) for row in rows]
        if score
        else [Figure(ROWS[row.__name__][0], ROWS[row.__name__][1], ABSENT) for row in rows]
    )
    return made + [_other(text) for text in OTHERS]


ROWS = {
    "_structure": ("headings / footnotes with marker / wraps / pages of the letter", "26/26, 37/37, 64/64, 14/14"),
    "_citations": ("citations: tier A exact with id, extra; tier B overlapping", "34/34, <= 1; 20/23"),
    "_mentions": ("mentions with framework", "98/104"),
    "_statements": ("F1 on explicit rows: findings, positions, commitments", ".90, .90, .88"),
    "_stance": ("stance right", "14 of 15"),
    "_negatives": ("hard negatives and actions wrongly marked", "<= 3 of 29"),
}


def _structure(score: dict[str, Any]) -> Figure:
    parts = [score[name] for name in ("headings", "footnotes", "wraps", "pages")]
    surplus = max(found - gold for _, gold, found in parts)
    said = ", ".join(f"{right}/{gold}" for right, gold, _ in parts)
    return _row("_structure", f"{said}; surplus {surplus}", all(r == g for r, g, _ in parts) and surplus <= 2)


def _citations(score: dict[str, Any]) -> Figure:
    a, b, extra = score["cite_A"], score["cite_B"], score["cite_A_extra"][0]
    right = min(a["exact_span"], a["id"])
    said = f"{right}/{a['gold']}, {extra}; {b['overlap']}/{b['gold']}"
    return _row("_citations", said, right >= 34 and extra <= 1 and b["overlap"] >= 20)


def _mentions(score: dict[str, Any]) -> Figure:
    mentions = score["mentions"]
    return _row("_mentions", f"{mentions['hit']}/{mentions['gold']}", mentions["hit"] >= 98)


def _statements(score: dict[str, Any]) -> Figure:
    values = [score[kind]["f1_explicit"] for kind in KINDS]
    reached = all(value >= aim for value, aim in zip(values, (0.90, 0.90, 0.88), strict=True))
    return _row("_statements", _f1(values), reached)


def _stance(score: dict[str, Any]) -> Figure:
    right, judged = score["stance_right"]
    return _row("_stance", f"{right} of {judged}", right >= 14)


def _negatives(score: dict[str, Any]) -> Figure:
    hit, of = score["negatives_hit"]
    return _row("_negatives", f"{hit} of {of}", hit <= 3)


def _other(text: Path) -> Figure:
    what = f"the same F1 on another document, {text.stem}"
    score = _score(text)
    if not score:
        return Figure(what, "shown", ABSENT)
    kinds = [kind for kind in KINDS if score[kind]["core"]]
    return Figure(what, "shown", ", ".join(f"{kind}s {score[kind]['f1_explicit']:.2f}" for kind in kinds))


def _row(name: str, measured: str, reached: bool) -> Figure:
    what, aim = ROWS[name]
    return Figure(what, aim, measured, reached)


def _f1(values: list[float]) -> str:
    return ", ".join(f"{value:.2f}".lstrip("0") for value in values)


def _score(text: Path) -> dict[str, Any] | None:
    """What score.py says of our reading of ``text``, or None where the gold is absent."""
    scorer = SHARED / "gold" / "score.py"
    if not scorer.is_file() or not text.is_file():
        return None
    with tempfile.TemporaryDirectory() as folder:
        reading = Path(folder) / "reading.json"
        reading.write_text(json.dumps(_read(text)), "utf-8")
        command = [sys.executable, scorer, text, SHARED / "gold" / text.stem, "--json", reading]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _read(text: Path) -> dict[str, Any]:
    from pijler.extraction import extract
    from pijler.extraction.contract import as_json
    from pijler.reading import read_document

    document = read_document(text.read_bytes(), text.name)
    return as_json(document, extract(document))
