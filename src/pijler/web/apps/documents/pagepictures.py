"""A page of a PDF as a picture, with the statements marked where they stand on it and listed beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pijler.kernel.errors import PijlerError
from pijler.kernel.quotes import Segment
from pijler.reading.document import Page
from pijler.reading.pdf.boxes import Box
from pijler.reading.pdf.showing import Places, picture, places
from pijler.web.apps.documents.models import Document, Source
from pijler.web.apps.documents.picturecache import PictureCache
from pijler.web.apps.register import labels
from pijler.web.apps.register.entries import Entry
from pijler.web.apps.register.queries import document_entries
from pijler.web.apps.register.visibility import visible_documents

WIDTHS = (800, 1600)
"""Pixels: as wide as it stands on the page, and for sharp screens and for reading large."""

_A_YEAR = "private, max-age=31536000, immutable"
_LABEL_HEIGHT, _DIGIT = 9.0, 3.8
"""Points; letters of the label are not wider on average."""

_FIRST_COLUMN = 0.3
"""Of the width of a page: lines that begin farther right stand in a second column, with little room before them."""


@dataclass(frozen=True, slots=True)
class Label:
    """The word and number of a statement beside its boxes; the upper left corner, in points."""

    text: str
    x: float
    y: float
    width: float

    @property
    def text_x(self) -> float:
        return self.x + 2.0

    @property
    def text_y(self) -> float:
        return self.y + 6.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A statement on one page: its boxes in points, and the numbers of the other pages that it stands on."""

    entry: Entry
    boxes: tuple[Box, ...]
    label: Label | None
    elsewhere: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """Page ``n`` of ``count``; width and height in points. ``placed`` is False where no places are known."""

    n: int
    count: int
    width: float
    height: float
    marks: list[Mark]
    placed: bool

    @property
    def previous(self) -> int | None:
        return self.n - 1 if self.n > 1 else None

    @property
    def next(self) -> int | None:
        return self.n + 1 if self.n < self.count else None

    @property
    def pixels(self) -> tuple[int, int]:
        """The size of the smaller picture, so that the page does not jump when it comes."""
        return WIDTHS[0], round(WIDTHS[0] * self.height / self.width)


@require_safe
def page(request: HttpRequest, sha12: str, n: str) -> HttpResponse:
    """The page as a picture with its statements."""
    document = _document_or_404(request, sha12)
    if refused := _refusal(request, document, int(n)):
        return refused
    context = {
        "document": document,
        "page": _page_view(document, int(n), public=not request.person.sees_drafts),
        "widths": WIDTHS,
    }
    return render(request, "documents/page.html", context)


@require_safe
def page_picture(request: HttpRequest, sha12: str, n: str) -> HttpResponse:
    """The picture alone; ``?large`` gives the larger size. It never changes: its address names its bytes."""
    document = _document_or_404(request, sha12)
    if refused := _refusal(request, document, int(n)):
        return refused
    key = document.source_hash, int(n), WIDTHS["large" in request.GET]
    name = document.file_name
    try:
        found = PictureCache.of_site().get(key, lambda: picture(_bytes(key[0]), name, *key[1:]))
    except PijlerError as error:
        return HttpResponse(str(error), status=422, content_type="text/plain; charset=utf-8")
    response = HttpResponse(found, content_type="image/png")
    response.headers["Cache-Control"] = _A_YEAR
    return response


def _document_or_404(request: HttpRequest, sha12: str) -> Document:
    rows = (
        visible_documents(Document.objects.all(), request.person)
        .select_related("source")
        .defer("text", "packs", "reading", "source__data")
    )
    document = rows.filter(sha12=sha12).first()
    if document is None:
        raise Http404
    return document


def _refusal(request: HttpRequest, document: Document, n: int) -> HttpResponse | None:
    """Why there is no such page; None where there is one."""
    count = len(document.structure["pages"])
    if document.format == "pdf" and 0 < n <= count:
        return None
    context = {"document": document, "count": count, "is_pdf": document.format == "pdf", "n": n}
    return render(request, "documents/no_page.html", context, status=404)


def _bytes(sha256: str) -> bytes:
    return bytes(Source.objects.values_list("data", flat=True).get(sha256=sha256))


def _page_view(document: Document, n: int, public: bool) -> PageView:
    entries = document_entries(document.pk, public)
    pages = [Page(**page) for page in document.structure["pages"]]
    try:
        found = _places(document.source_hash, document.file_name, tuple(entry.segments for entry in entries))
    except PijlerError:
        found = None
    if found is None or found.text_sha != document.text_sha:
        numbers = [pages_of(entry.segments, pages) for entry in entries]
        marks = [_mark(entry, (), on, n) for entry, on in zip(entries, numbers, strict=True) if n in on]
        return PageView(n, len(pages), *(found.sizes[n - 1] if found else (0.0, 0.0)), marks, placed=False)
    marks = [
        _mark(entry, tuple(box for box in boxes if box.page == n), sorted({box.page for box in boxes}), n)
        for entry, boxes in zip(entries, found.boxes, strict=True)
        if any(box.page == n for box in boxes)
    ]
    width, height = found.sizes[n - 1]
    return PageView(n, len(pages), width, height, labelled(marks, width), placed=True)


@lru_cache(maxsize=64)
def _places(sha256: str, name: str, quotes: tuple[tuple[Segment, ...], ...]) -> Places:
    """Reading a PDF again takes as long as reading it: once for a document is enough."""
    return places(_bytes(sha256), name, quotes)


def pages_of(segments: Sequence[Segment], pages: Sequence[Page]) -> list[int]:
    """The numbers of the pages that the segments stand on."""
    return [page.n for page in pages if any(start < page.end and end > page.start for start, end in segments)]


def _mark(entry: Entry, boxes: tuple[Box, ...], on: Sequence[int], n: int) -> Mark:
    return Mark(entry, boxes if entry.quote_ok else (), None, tuple(other for other in on if other != n))


def labelled(marks: Sequence[Mark], page_width: float) -> list[Mark]:
    """The marks, each with a label left of the line it begins on, or lower where another label stands there already."""
    taken: list[Label] = []
    found: list[Mark] = []
    for mark in marks:
        label = _label(mark, taken, page_width) if mark.boxes else None
        taken += [label] if label else []
        found.append(Mark(mark.entry, mark.boxes, label, mark.elsewhere))
    return found


def _label(mark: Mark, taken: Sequence[Label], page_width: float) -> Label:
    """Number and word; between two columns there is room for the number only."""
    first, number = mark.boxes[0], mark.entry.number
    narrow = first.edge > page_width * _FIRST_COLUMN
    text = f"{number}" if narrow else f"{number} {labels.label('kind', mark.entry.kind)}"
    width = _DIGIT * (len(text) + 1)
    x, y = max(1.0, first.edge - width - 3.0), first.top
    beside = [other for other in taken if x < other.x + other.width and other.x < x + width]
    while any(abs(y - other.y) < _LABEL_HEIGHT for other in beside):
        y += _LABEL_HEIGHT
    return Label(text, round(x, 1), round(y, 1), width)
