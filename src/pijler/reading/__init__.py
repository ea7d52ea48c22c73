"""Floor 2: bytes become a document with structure, and views whose offsets lead back to the source."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pijler.reading.document import Document

__all__ = ["read_document"]


def read_document(data: bytes, name: str) -> "Document":
    """Read ``data``, the content of a file called ``name``, as a document with structure.

    Reads plain text, the text layout of pdftotext and light Markdown (by the name). Offsets count code points of the
    decoded text, its line ends and byte order mark left as they are. Raises UnreadableInput.
    """
    from pijler.reading.reader import read  # late: keeps the import of pijler light

    return read(data, name)
