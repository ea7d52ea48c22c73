"""PDF files: PDFium finds the characters; the layout gives reading order, footnotes, headings and what is furniture."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pijler.reading.document import Document

__all__ = ["is_pdf", "read_pdf"]


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is a PDF: its mark stands among the first kilobyte."""
    return b"%PDF-" in data[:1024]


def read_pdf(data: bytes, name: str) -> "Document":
    """Read ``data``, the bytes of a PDF called ``name``. Offsets count in the extracted text. Raises UnreadableInput.

    The same bytes always give the same text; ``pdf.reader.read_text`` gives it with the places of its lines.
    """
    from pijler.reading.pdf.reader import read_text
    from pijler.reading.pdf.structure import build

    return build(read_text(data, name), data, name)
