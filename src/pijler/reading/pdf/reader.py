"""From the bytes of a PDF to its text in reading order."""

import re

from pijler.reading.decode import MAX_BYTES
from pijler.reading.pdf import extract, refusals
from pijler.reading.pdf.layout import PageLayout, lay_out_page
from pijler.reading.pdf.roles import tell_roles
from pijler.reading.pdf.text import PdfText, write

MOST_TEXT = 40_000_000
"""Characters: some hundred times the longest plan."""

_TAIL = 4096
_SAMPLE = 2_000
"""Lines."""

_UNKNOWN = 0.3
_UNKNOWN_SIGN = re.compile("[\ufffd\ue000-\uf8ff]")


def read_text(data: bytes, name: str) -> PdfText:
    """The text of a PDF with what its layout shows. Raises UnreadableInput."""
    if len(data) > MAX_BYTES:
        raise refusals.too_many_bytes(len(data), MAX_BYTES, name)
    if b"%%EOF" not in data[-_TAIL:]:
        raise refusals.cut_off(name)
    pages: list[PageLayout] = []
    pictures, characters = False, 0
    with extract.opened(data, name) as document:
        for page in extract.pages(document, name):
            pictures = pictures or page.pictures
            pages.append(lay_out_page(page))
            characters += sum(len(piece.text) for piece in page.pieces)
            if characters > MOST_TEXT:
                raise refusals.crowded_page(page.n, MOST_TEXT, name)
    _check(pages, pictures, name)
    return write(pages, tell_roles(pages))


def _check(pages: list[PageLayout], pictures: bool, name: str) -> None:
    """Refuse a PDF without words."""
    lines = [line.text for page in pages for line in page.lines()]
    sample = "".join(lines[:_SAMPLE])
    unknown = len(_UNKNOWN_SIGN.findall(sample)) / max(1, len(sample))
    if unknown > _UNKNOWN:
        raise refusals.no_letters(unknown, name)
    if not any(any(map(str.isalnum, line)) for line in lines):
        raise refusals.no_text(len(pages), pictures, name)
