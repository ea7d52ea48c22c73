"""Pages of real PDFs whose running text was held against the rendered page by eye.

What was looked at: the order of columns, paragraphs and lists, whether anything is missing, and whether furniture,
footnotes or captions stand in the text. The letters of each word were not compared; ``test_pdf`` counts them.

``pdf_pages.json`` holds, for each page, the digests of the lines of its running text (headings with it; no footnotes,
furniture and tables) and how many characters each has, white space left out. The documents lie in ../shared.
"""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path

from pijler.reading.pdf.reader import read_text

SAMPLE = Path(__file__).with_suffix(".json")
PDFS = Path(__file__).resolve().parents[2].parent / "shared" / "letters" / "pdf"
RUNNING = ("body", "heading")

Digest = tuple[str, int]


def digest(line: str) -> Digest:
    bare = "".join(line.split())
    return sha256(bare.encode()).hexdigest()[:6], len(bare)


def found(name: str, pages: Sequence[int]) -> dict[int, list[Digest]]:
    """What we read on these pages of the PDF ``name``."""
    pdf = read_text((PDFS / name).read_bytes(), name)
    lines = [placed for placed in pdf.placed if placed.line.role in RUNNING]
    return {n: [digest(placed.line.text) for placed in lines if placed.page == n] for n in pages}


def sample() -> dict[str, dict[int, list[Digest]]]:
    """What a reader saw there."""
    stored = json.loads(SAMPLE.read_text("utf-8"))
    return {
        name: {int(n): [(mark, size) for mark, size in lines] for n, lines in pages.items()}
        for name, pages in stored["pages"].items()
    }


def in_order(seen: list[Digest], ours: list[Digest]) -> int:
    """How many characters of the lines that were seen we have, in the same order."""
    blocks = SequenceMatcher(None, seen, ours, autojunk=False).get_matching_blocks()
    return sum(size for block in blocks for _, size in seen[block.a : block.a + block.size])
