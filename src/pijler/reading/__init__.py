"""Floor 2: bytes become a document with structure, and views whose offsets lead back to the source."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pijler.reading.document import Document

__all__ = ["read_document"]


def read_document(data: bytes, name: str) -> "Document":
    """Read ``data``, the content of a file called ``name``, as a document with structure.

    Reads PDF, DOCX, ODT, HTML, the XML of officielebekendmakingen.nl and Formex, plain text, the text layout of
    pdftotext and light Markdown; the content decides which, the name only where the content does not. Offsets count
    code points of ``Document.text``: for text and Markdown the decoded file, its line ends and byte order mark left as
    they are, for the others the extracted text. Raises UnreadableInput.
    """
    from pijler.reading.marked import read_marked  # late: keeps the import of pijler light
    from pijler.reading.pdf import is_pdf, read_pdf
    from pijler.reading.reader import read

    return read_pdf(data, name) if is_pdf(data) else read_marked(data, name) or read(data, name)
