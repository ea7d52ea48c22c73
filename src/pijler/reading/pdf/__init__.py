"""PDF files: PDFium finds the characters; the layout gives reading order, footnotes, headings and what is furniture."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pijler.reading.document import Block, Document, Page

__all__ = ["empty_pages", "is_pdf", "read_pdf", "runs"]


class Paged(Protocol):
    """A document, or what a page of the site knows of one."""

    @property
    def pages(self) -> Sequence["Page"]: ...
    @property
    def blocks(self) -> Sequence["Block"]: ...


def empty_pages(document: Paged) -> list[int]:
    """The numbers of the pages without text, but for running heads and page numbers: blank, or scanned pictures."""
    starts = [page.start for page in document.pages]
    segments = [segment for block in document.blocks if block.kind != "furniture" for segment in block.segments]
    filled: set[int] = set()
    for start, end in segments:
        filled.update(range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)))
    return [page.n for k, page in enumerate(document.pages) if k not in filled]


def runs(numbers: Sequence[int]) -> list[Sequence[int]]:
    """``numbers`` of pages, in order, cut where one is left out."""
    breaks = [0, *(k + 1 for k, (a, b) in enumerate(pairwise(numbers)) if b != a + 1), len(numbers)]
    return [numbers[a:b] for a, b in pairwise(breaks)]


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is a PDF: its mark stands at the beginning, or near it in a file that also ends as a PDF."""
    head = data[:1024]
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and (head[:at].isspace() or b"startxref" in data[-4096:]))


def read_pdf(data: bytes, name: str) -> "Document":
    """Read ``data``, the bytes of a PDF called ``name``. Offsets count in the extracted text. Raises UnreadableInput.

    The same bytes always give the same text; ``pdf.reader.read_text`` gives it with the places of its lines.
    """
    from pijler.reading.pdf.collecting import no_collection
    from pijler.reading.pdf.reader import read_text
    from pijler.reading.pdf.structure import build

    with no_collection():
        return build(read_text(data, name), data, name)
