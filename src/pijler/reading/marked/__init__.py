"""Formats that carry their own structure: DOCX, ODT, HTML, and the XML of Dutch and European official publications.

Each is read into the same ``parts.Content``; ``building.build`` makes one ``Document`` of it.
"""

from typing import TYPE_CHECKING

from pijler.reading.decode import MAX_BYTES

if TYPE_CHECKING:
    from pijler.reading.document import Document

__all__ = ["looks_marked", "read_marked"]


def read_marked(data: bytes, name: str) -> "Document | None":
    """The document that ``data``, the content of a file called ``name``, is; None where it has no mark-up.

    The content decides what it is, not the name. Offsets count in the extracted text, ``Document.text``. Raises
    UnreadableInput, also where ``data`` is a container or XML that no reader knows.
    """
    if not looks_marked(data, name):
        return None
    from pijler.reading.marked.building import build  # late: lxml is loaded only where there is mark-up
    from pijler.reading.marked.detect import reader_for
    from pijler.reading.marked.trees import too_deep

    read = reader_for(data, name)
    try:
        return build(read(), data, name) if read else None
    except RecursionError as error:  # a caller that is deep in calls itself leaves little room
        raise too_deep(name) from error


def looks_marked(data: bytes, name: str) -> bool:
    """Whether ``data`` may be a container or mark-up, so that a closer look is worth loading its readers."""
    if len(data) > MAX_BYTES:
        return False  # refused by whoever comes next
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return True
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") or (name.lower().endswith((".html", ".htm", ".xhtml")) and b"<" in head)
