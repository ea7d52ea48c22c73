"""PDF files: PDFium finds the characters; the layout gives reading order, footnotes, headings and what is furniture."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pijler.reading.document import Document

__all__ = ["is_pdf", "read_pdf"]


def is_pdf(data: bytes) -> bool:
    """Whether ``data`` is a PDF: its mark stands at the beginning, or near it in a file that also ends as a PDF."""
    head = data[:1024]
    at = head.find(b"%PDF-")
    return at == 0 or (at > 0 and (head[:at].isspace() or b"startxref" in data[-4096:]))


def read_pdf(data: bytes, name: str) -> "Document":
    """Read ``data``, the bytes of a PDF called ``name``. Offsets count in the extracted text. Raises UnreadableInput.

    The same bytes always give the same text; ``pdf.reader.read_text`` gives it with the places of its lines.
    """
    from pijler.reading.pdf.reader import read_text
    from pijler.reading.pdf.structure import build

    return build(read_text(data, name), data, name)
