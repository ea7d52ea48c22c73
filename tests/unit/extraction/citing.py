"""Small documents for tests, read from a few words."""

from pijler.kernel.quotes import quoted
from pijler.reading import read_document
from pijler.reading.document import Document


def small(text: str, name: str = "letter.txt") -> Document:
    """A document of these words."""
    return read_document(text.encode(), name)


def words(document: Document, segments: tuple[tuple[int, int], ...]) -> str:
    """The words at ``segments`` on one line."""
    return " ".join(quoted(document.text, segments).split())
