"""Pages of a PDF as pieces of text, from PDFium, which nothing outside this module, ``typeset`` and ``calls`` knows.

PDFium runs no script, opens no attachment and decodes no image when text alone is asked for. It is not made for
threads: one document is open at a time.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, cast

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

from pijler.reading.pdf import calls, refusals
from pijler.reading.pdf.pieces import PagePieces
from pijler.reading.pdf.typeset import PageReader

PdfiumError = pypdfium2.PdfiumError
MOST_PAGES = 10_000
MOST_CHARACTERS = 250_000
"""On one page: a hundred times what can be printed on it."""

_one_at_a_time = Lock()


@contextmanager
def opened(data: bytes, name: str) -> Generator[Any]:
    """The PDF open for reading; a second thread waits. Raises UnreadableInput."""
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            # PDFium may tell the error of an earlier document, but no PDF is locked without saying so
            raise refusals.not_opened(cast(Any, error).err_code if b"/Encrypt" in data else None, name) from error
        try:
            count = len(document)
            if not 0 < count <= MOST_PAGES:
                raise refusals.page_count(count, MOST_PAGES, name)
            yield document
        finally:
            document.close()


def pages(document: Any, name: str) -> Iterator[PagePieces]:
    """The pages of an open document, one after the other; each is closed before the next is loaded."""
    for i in range(len(document)):
        yield _page(document, i, name)


def _page(document: Any, i: int, name: str) -> PagePieces:
    page: Any = None
    textpage: Any = None
    try:
        page = document[i]
        textpage = page.get_textpage()
        if textpage.count_chars() > MOST_CHARACTERS:
            raise refusals.crowded_page(i + 1, MOST_CHARACTERS, name)
        pieces = PageReader(page, textpage).pieces()
        width, height = page.get_size()
        return PagePieces(i + 1, width, height, pieces, not pieces and _has_pictures(page))
    except pypdfium2.PdfiumError as error:
        raise refusals.broken_page(i + 1, name) from error
    finally:
        for thing in (textpage, page):
            if thing is not None:
                thing.close()


def _has_pictures(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[calls.IMAGE], max_depth=3))
