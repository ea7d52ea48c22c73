"""Shorter ways to look at what was read."""

from pijler.reading.document import Document
from pijler.reading.marked import read_marked


def read(data: bytes | str, name: str) -> Document:
    """The document; the bytes must be of a marked format."""
    document = read_marked(data.encode() if isinstance(data, str) else data, name)
    assert document
    return document


def shown(document: Document) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [
        (block.kind, "".join(document.text[start:end] for start, end in block.segments)) for block in document.blocks
    ]


def texts(document: Document, kind: str) -> list[str]:
    """The texts of the blocks of one kind."""
    return [text for block_kind, text in shown(document) if block_kind == kind]
