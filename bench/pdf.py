"""Pages a second of PDFs with structure, beside bare text from PDFium in the same run."""

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, cast

import pypdfium2
from figure import ROOT, Figure, table

PDFS = ROOT.parent / "shared" / "letters" / "pdf"
ROUNDS = 5
AIM = 0.6


def figures() -> list[Figure]:
    """One row for each document, and one for all."""
    what, aim = "PDF pages with structure beside bare pypdfium2, one core", f">= {AIM}"
    files = sorted(PDFS.glob("*.pdf"))
    if not files:
        return [Figure(what, aim, "not measured: the letters are not beside this repository")]
    rows = [(path.stem, *_measure(path)) for path in files]
    rows.append(("all", *(cast(Any, sum)(row[k] for row in rows) for k in (1, 2, 3))))
    return [_figure(f"{what}: {name}", aim, pages, bare, full) for name, pages, bare, full in rows]


def _figure(what: str, aim: str, pages: int, bare: float, full: float) -> Figure:
    ratio = bare / full
    said = f"{ratio:.2f} ({pages / full:.0f} of {pages / bare:.0f} pages/s)"
    return Figure(what, aim, said, ratio >= AIM if what.endswith("all") else None)


def _measure(path: Path) -> tuple[int, float, float]:
    """Pages, and seconds of processor time for bare text and for structure, taken in turns."""
    from pijler.reading.pdf import read_pdf

    data = path.read_bytes()
    pages = _bare(data)
    read_pdf(data, path.name)
    pairs = [(_timed(lambda: _bare(data)), _timed(lambda: read_pdf(data, path.name))) for _ in range(ROUNDS)]
    return pages, median(bare for bare, _ in pairs), median(full for _, full in pairs)


def _bare(data: bytes) -> int:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    count = len(document)
    document.close()
    return count


def _timed(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return process_time() - begin


if __name__ == "__main__":
    sys.stdout.write(table(figures()) + "\n")
