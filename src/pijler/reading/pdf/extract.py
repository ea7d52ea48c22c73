"""Pieces of text with place and type, from PDFium. Nothing else in the house calls PDFium.

PDFium runs no script, opens no attachment and decodes no image when text alone is asked for. It is not made for
threads: one document is open at a time.
"""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from math import hypot
from threading import Lock
from typing import Any, cast

import pypdfium2  # pyright: ignore[reportMissingTypeStubs]
import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

from pijler.kernel.quotes import Segment
from pijler.reading.pdf import refusals
from pijler.reading.pdf.pieces import PagePieces, Piece

MOST_PAGES = 10_000
MOST_CHARACTERS = 250_000
"""On one page: a hundred times what can be printed on it."""

_one_at_a_time = Lock()
_raw = cast(Any, pypdfium2.raw)
_prototype: Any = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_text_object: Callable[[int, int], int | None] = _prototype(
    ctypes.cast(_raw.FPDFText_GetTextObject, ctypes.c_void_p).value
)
"""Gives the address of the text object of a character as a number, which is quicker than as a pointer."""

_HYPHENS = "\ufffe\x02"
"""PDFium's signs for a hyphen at a line end whose word goes on in the next line."""

_WORD = re.compile(rf"[^\s{_HYPHENS}]+[{_HYPHENS}]?")
_GLUED_NUMBER = re.compile(r"\d{5,7}(?!\d)|(?<=[^\s\d])\d{1,3}(?!\d)")
_NUMBER_BEFORE_WORD = re.compile(r"\d{1,3}(?=[^\W\d_])")
_BOLD = re.compile(r"bold|black|heavy|semi|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_WIDEST_CHARACTER = 0.68
"""In ems: text that is wider on average has gaps inside."""

_WIDEST_BLANK = 1.0
_SMALL = 0.8
_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x132: "IJ", 0x133: "ij", 0xAD: None, 0x200B: None, 0xFEFF: None, 0xFFFE: "-", 0x02: "-",
    **{code: None for code in range(32) if code not in (2, 9, 10, 13)},
}  # fmt: skip


@contextmanager
def opened(data: bytes, name: str) -> Generator[Any]:
    """The PDF open for reading; a second thread waits. Raises UnreadableInput."""
    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise refusals.not_opened(cast(Any, error).err_code, name) from error
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
    try:
        page = document[i]
        with _closing(page.get_textpage()) as textpage:
            if textpage.count_chars() > MOST_CHARACTERS:
                raise refusals.crowded_page(i + 1, MOST_CHARACTERS, name)
            reader = _PageReader(page, textpage)
            pieces = reader.pieces()
        width, height = page.get_size()
        return PagePieces(i + 1, width, height, pieces, not pieces and _has_pictures(page))
    except pypdfium2.PdfiumError as error:
        raise refusals.broken_page(i + 1, name) from error
    finally:
        if page is not None:
            page.close()


@contextmanager
def _closing(thing: Any) -> Generator[Any]:
    try:
        yield thing
    finally:
        thing.close()


def _has_pictures(page: Any) -> bool:
    return any(True for _ in page.get_objects(filter=[_raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


class _PageReader:
    """Reads one page; asks PDFium a few questions for each text object, not for each character."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.handle: int = ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0
        self.raw = textpage.raw
        self.box: tuple[float, float, float, float] = page.get_bbox()
        self.turn = page.get_rotation() // 90
        self.size: tuple[float, float] = page.get_size()
        self.matrix, self.rect = _raw.FS_MATRIX(), _raw.FS_RECTF()
        self.matrix_ref, self.rect_ref = ctypes.byref(self.matrix), ctypes.byref(self.rect)
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.types: dict[int, tuple[float, float, float, bool, bool]] = {}
        self.text = self._whole_text(textpage.count_chars())

    def _whole_text(self, count: int) -> str:
        buffer = ctypes.create_string_buffer(2 * (count + 1))
        got: int = _raw.FPDFText_GetText(self.raw, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        units = buffer.raw[: 2 * max(0, got - 1)]
        text = units.decode("utf-16-le", "replace")
        if len(text) == count:
            self._map: list[int] | None = None
            return text
        return self._mapped(count)

    def _mapped(self, count: int) -> str:
        """The text character by character, where PDFium's counts of characters and of code units differ."""
        codes = [(i, code) for i in range(count) if (code := _raw.FPDFText_GetUnicode(self.raw, i))]
        self._map = [i for i, _ in codes]
        return "".join(chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for _, code in codes)

    def _at(self, i: int) -> int:
        """PDFium's number of character i of the text."""
        return i if self._map is None else self._map[i]

    def object_at(self, i: int) -> int:
        """The text object of character i; 0 for one that PDFium added."""
        return _text_object(self.handle, self._at(i)) or 0

    def pieces(self) -> list[Piece]:
        """Runs of words of one text object on one line."""
        text, get, handle = self.text, _text_object, self.handle
        if self._map is None:
            words = [(*match.span(), get(handle, match.start()) or 0) for match in _WORD.finditer(text)]
        else:
            words = [(*match.span(), self.object_at(match.start())) for match in _WORD.finditer(text)]
        runs: list[list[int]] = []
        last, stop = -1, -1
        for start, end, thing in words:
            if thing == last and (start == stop + 1 or "\n" not in text[stop:start]):
                runs[-1][1] = end
            else:
                runs.append([start, end, thing])
            last, stop = thing, end
        numbers = [span for match in _GLUED_NUMBER.finditer(text) if (span := self._raised(match))]
        found: list[Piece] = []
        for start, end, thing in runs:
            found += self._from_run(start, end, thing, numbers)
        return found

    def _from_run(self, start: int, end: int, thing: int, numbers: list[Segment]) -> list[Piece]:
        """The pieces of a run: none where it is turned or off the page, several where it has wide gaps."""
        kind = self._type(start, thing)
        if kind is None:
            return []
        parts = [(start, end)]
        if (number := _NUMBER_BEFORE_WORD.match(self.text, start, end)) and self.object_at(number.end()) != thing:
            parts = [(start, number.end()), (number.end(), end)]  # a raised number glued to the word behind it
        found: list[Piece] = []
        for begin, stop in parts:
            here = self._type(begin, self.object_at(begin)) if begin != start else kind
            if here is not None:
                found += self._gapless(begin, stop, here, numbers)
        return found

    def _gapless(
        self, start: int, end: int, kind: tuple[float, float, float, bool, bool], numbers: list[Segment]
    ) -> list[Piece]:
        size, words = kind[1], [(start, end)]
        left, right = self._left(start), self._right(end - 1)
        if right - left > (end - start) * size * _WIDEST_CHARACTER and " " in self.text[start:end]:
            words = self._split_at_gaps(start, end, size)
        found: list[Piece] = []
        for begin, stop in words:
            x0 = left if begin == start else self._left(begin)
            x1 = right if stop == end else self._right(stop - 1)
            if x1 > 0 and x0 < self.size[0] and 0 < kind[0] < self.size[1] + size:
                found.append(self._piece(begin, stop, x0, x1, kind, numbers))
        return found

    def _split_at_gaps(self, start: int, end: int, size: float) -> list[Segment]:
        words = [match.span() for match in _WORD.finditer(self.text, start, end)]
        found = [words[0]]
        for begin, stop in words[1:]:
            if self._left(begin) - self._right(found[-1][1] - 1) > size * _WIDEST_BLANK:
                found.append((begin, stop))
            else:
                found[-1] = (found[-1][0], stop)
        return found

    def _piece(
        self, start: int, end: int, x0: float, x1: float, kind: tuple[float, float, float, bool, bool],
        numbers: list[Segment],
    ) -> Piece:  # fmt: skip
        text = self.text[start:end]
        base, size, _, bold, italic = kind
        if not numbers:
            return Piece(_clean(text), x0, x1, base, size, bold, italic)
        first = bisect_right(numbers, (start, 0))
        markers: list[Segment] = []
        while first < len(numbers) and numbers[first][1] <= end:
            begin, stop = numbers[first]
            at = len(_clean(text[: begin - start]))
            markers.append((at, at + stop - begin))
            first += 1
        return Piece(_clean(text), x0, x1, base, size, bold, italic, tuple(markers))

    def _raised(self, match: re.Match[str]) -> Segment | None:
        """The digits at the end of a number that are smaller and higher than the word they hang on."""
        end = match.end()
        start = match.start() if end - match.start() < 5 else match.start() + 4
        before, here = self.object_at(start - 1), self.object_at(end - 1)
        if before == here or not before or not here:
            return None
        word, number = self._type(start - 1, before), self._type(end - 1, here)
        if word is None or number is None or number[1] > word[1] * _SMALL + 0.1 or number[0] > word[0] - word[1] * 0.1:
            return None
        while start < end - 1 and self.object_at(start) != here:
            start += 1
        return start, end

    def _type(self, i: int, thing: int) -> tuple[float, float, float, bool, bool] | None:
        """Base line, size, direction, bold, italic of a text object; None where it does not stand upright."""
        known = self.types.get(thing)
        if known is None:
            at = self._at(i)
            if not thing or not _raw.FPDFText_GetMatrix(self.raw, at, self.matrix_ref):
                return None
            matrix = self.matrix
            size = _raw.FPDFText_GetFontSize(self.raw, at) * hypot(matrix.c, matrix.d)
            dx, dy = self._turned(matrix.a, matrix.b)
            bold, italic = self._font(thing)
            upright = 1.0 if dx > 0 and abs(dy) < 0.1 * dx and size > 0.5 else 0.0
            known = self.types[thing] = (self._down(matrix.e, matrix.f), size, upright, bold, italic)
        return known if known[2] else None

    def _font(self, thing: int) -> tuple[bool, bool]:
        font = _raw.FPDFTextObj_GetFont(ctypes.cast(thing, _raw.FPDF_PAGEOBJECT))
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self.fonts:
            buffer = ctypes.create_string_buffer(128)
            _raw.FPDFFont_GetBaseFontName(font, buffer, 128)
            name = buffer.value.decode("latin-1")
            self.fonts[key] = (_BOLD.search(name) is not None, _ITALIC.search(name) is not None)
        return self.fonts[key]

    def _turned(self, dx: float, dy: float) -> tuple[float, float]:
        """A direction on the page as it is seen; down is positive."""
        return ((dx, -dy), (dy, dx), (-dx, dy), (-dy, -dx))[self.turn]

    def _down(self, x: float, y: float) -> float:
        """How far below the upper edge a point stands."""
        left, bottom, right, top = self.box
        return (top - y, x - left, y - bottom, right - x)[self.turn]

    def _left(self, i: int) -> float:
        return self._across(i)[0]

    def _right(self, i: int) -> float:
        return self._across(i)[1]

    def _across(self, i: int) -> tuple[float, float]:
        _raw.FPDFText_GetLooseCharBox(self.raw, self._at(i), self.rect_ref)
        rect, (left, bottom, right, top) = self.rect, self.box
        if self.turn == 0:
            edges = rect.left - left, rect.right - left
        elif self.turn == 1:
            edges = rect.bottom - bottom, rect.top - bottom
        elif self.turn == 2:
            edges = right - rect.right, right - rect.left
        else:
            edges = top - rect.top, top - rect.bottom
        return cast(tuple[float, float], edges)


def _clean(text: str) -> str:
    """One blank between words; ligatures as letters; no soft hyphens and control characters."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text
    return " ".join(text.translate(_LIGATURES).split())
