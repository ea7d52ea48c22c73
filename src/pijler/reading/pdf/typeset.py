"""One page of PDFium's text, divided where type, line or place change."""

import ctypes
import re
import struct
from bisect import bisect_right
from itertools import repeat
from math import hypot
from typing import Any, NamedTuple

from pijler.kernel.quotes import Segment
from pijler.reading.pdf import calls
from pijler.reading.pdf.pieces import Piece, clean

_HYPHENS = "\ufffe\x02"
"""PDFium's signs for a hyphen at a line end whose word goes on in the next line."""

_WORD = re.compile(rf"[^ \r\n\t\xa0{_HYPHENS}]+[{_HYPHENS}]?")
_NUMBER = re.compile(r"[0-9]+")
_BOLD = re.compile(r"bold|black|heavy|semi|demi", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli", re.IGNORECASE)
_WIDEST_CHARACTER = 0.68
"""In ems: text that is wider on average has gaps inside."""

_WIDEST_BLANK = 0.8
_NARROWEST_BLANK = 0.14
"""In ems: between these, a blank is one between words."""

_SMALL = 0.8
_MATRIX, _RECT = struct.Struct("6f"), struct.Struct("4f")


class _Type(NamedTuple):
    """How a text object is set: base line and size in points, its font's address, weight, slant."""

    base: float
    size: float
    font: int
    bold: bool
    italic: bool


class PageReader:
    """Reads one page; asks PDFium a few questions for each text object, not for each character."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.handle = calls.address_of(textpage.raw)
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn: int = page.get_rotation() // 90
        self.width, self.height = page.get_size()
        self.matrix, self.rect = (ctypes.c_float * 6)(), (ctypes.c_float * 4)()
        self.matrix_at, self.rect_at = ctypes.addressof(self.matrix), ctypes.addressof(self.rect)
        self.fonts: dict[int, tuple[bool, bool]] = {}
        self.types: dict[int, _Type | None] = {}
        self.numbers: list[Segment] = []
        self.fronts: set[int] = set()
        count: int = textpage.count_chars()
        self.text, self.map = calls.whole_text(self.handle, count), list[int]()
        if len(self.text) != count:
            self._map_characters(count)

    def _map_characters(self, count: int) -> None:
        """The text character by character, where PDFium's counts of characters and of code units differ."""
        codes = [(i, code) for i in range(count) if (code := calls.unicode(self.handle, i))]
        self.map = [i for i, _ in codes]
        self.text = "".join(chr(code) if code < 0x110000 and code >> 11 != 27 else "\ufffd" for _, code in codes)

    def _at(self, i: int) -> int:
        """PDFium's number of character i of the text."""
        return self.map[i] if self.map else i

    def _object(self, i: int) -> int:
        """The text object of character i; 0 for one that PDFium added."""
        return calls.text_object(self.handle, self._at(i)) or 0

    def pieces(self) -> list[Piece]:
        """Words of one type on one line, with no wide gap between them."""
        self._find_numbers()
        found: list[Piece] = []
        begin = stop = -1
        kind: _Type | None = None
        x0 = x1 = above = below = 0.0
        handle, rect_at, unpack, turned = self.handle, self.rect_at, _RECT.unpack_from, self.turn or self.map
        for start, end, thing in self._runs():
            calls.char_box(handle, start if not self.map else self.map[start], rect_at)
            left, top, _, bottom = unpack(self.rect)
            if kind is not None and start == stop + 1 and top == above and bottom == below:
                here = kind if calls.font_of(thing) == kind.font else self._type(start, thing)
            else:
                here = self._type(start, thing)
            if here is None:
                continue
            left = self._across(start)[0] if turned else left - self.left
            if kind is None or start != stop + 1 or not _goes_on(kind, here, left - x1):
                if kind is not None:
                    found += self._finished(begin, stop, x0, x1, kind)
                begin, x0, kind, above, below = start, left, here, top, bottom
            stop = end
            if turned:
                x1 = self._across(end - 1)[1]
            else:
                calls.char_box(handle, end - 1, rect_at)
                x1 = unpack(self.rect)[2] - self.left
        if kind is not None:
            found += self._finished(begin, stop, x0, x1, kind)
        return found

    def _find_numbers(self) -> None:
        """Raised numbers glued to the word before them, and numbers glued to the word behind them."""
        text, end = self.text, len(self.text)
        for match in _NUMBER.finditer(text):
            start, stop = match.span()
            size = stop - start
            if size < 4 and (not start or text[start - 1].isspace()):
                if stop < end and text[stop].isalpha():
                    self.fronts.add(start)
            elif (size < 4 or 4 < size < 8) and (span := self._raised(start if size < 5 else start + 4, stop)):
                self.numbers.append(span)

    def _runs(self) -> list[tuple[int, int, int]]:
        """Where words of one text object on one line begin and end, and the object.

        A line whose first and last word belong to one object belongs to it as a whole: PDFium does not mix objects.
        """
        if self.map:
            return self._runs_of_words(0, len(self.text))
        text, handle, numbers, of = self.text, self.handle, self.fronts, calls.text_object
        found: list[tuple[int, int, int]] = []
        behind = 0
        for line in _plain(text).split("\n"):
            at, behind = behind, behind + len(line) + 1
            words = line.strip(" ")
            if not words:
                continue
            start = at + len(line) - len(line.lstrip(" "))
            end = start + len(words)
            end += end + 1 == behind <= len(text) and text[end] in _HYPHENS
            if numbers and any(start <= number < end for number in numbers):
                found += self._runs_of_words(start, end)
                continue
            thing = of(handle, start)
            if of(handle, start + words.rfind(" ") + 1) != thing:
                at = begin = stop = start
                for word in words.split(" "):
                    if word and (here := of(handle, at)) != thing:
                        if thing:
                            found.append((begin, stop, thing))
                        begin, thing = at, here
                    at += len(word) + 1
                    stop = at - 1 if word else stop
                start = begin
            if thing:
                found.append((start, end, thing))
        return found

    def _runs_of_words(self, first: int, final: int) -> list[tuple[int, int, int]]:
        """The same for a part of the text, asked word by word."""
        text = self.text
        spans = [match.span() for match in _WORD.finditer(text, first, final)]
        starts = [self.map[start] for start, _ in spans] if self.map else [start for start, _ in spans]
        things = map(calls.text_object, repeat(self.handle), starts)
        numbers = self.fronts
        runs: list[tuple[int, int, int]] = []
        begin, last, stop = -1, 0, -1
        for (start, end), thing in zip(spans, things, strict=True):
            if start in numbers and (cut := self._cut_behind_number(start, thing or 0)):
                runs += [(begin, stop, last), (start, cut, thing or 0)]
                begin, last = cut, self._object(cut)
            elif thing != last or (start != stop + 1 and "\n" in text[stop:start]):
                runs.append((begin, stop, last))
                begin, last = start, thing or 0
            stop = end
        runs.append((begin, stop, last))
        return [run for run in runs if run[2]]

    def _cut_behind_number(self, start: int, thing: int) -> int:
        """Where a word begins that is glued to the number of a footnote in other type; 0 if there is none."""
        number = _NUMBER.match(self.text, start)
        return number.end() if number and self._object(number.end()) != thing else 0

    def _finished(self, start: int, end: int, x0: float, x1: float, kind: _Type) -> list[Piece]:
        """The piece, or its parts where it has wide gaps; none where it does not stand on the page."""
        if not (x1 > 0 and x0 < self.width and 0 < kind.base < self.height + kind.size):
            return []
        if x1 - x0 <= (end - start) * kind.size * _WIDEST_CHARACTER:
            return [self._piece(start, end, x0, x1, kind)]
        parts = [match.span() for match in _WORD.finditer(self.text, start, end)]
        joined = parts[:1]
        for begin, stop in parts[1:]:
            if self._across(begin)[0] - self._across(joined[-1][1] - 1)[1] > kind.size * _WIDEST_BLANK:
                joined.append((begin, stop))
            else:
                joined[-1] = (joined[-1][0], stop)
        return [
            self._piece(begin, stop, self._across(begin)[0], self._across(stop - 1)[1], kind) for begin, stop in joined
        ]

    def _piece(self, start: int, end: int, x0: float, x1: float, kind: _Type) -> Piece:
        text = self.text[start:end]
        markers: tuple[Segment, ...] = ()
        first = bisect_right(self.numbers, (start, 0)) if self.numbers else 0
        if first < len(self.numbers) and self.numbers[first][1] <= end:
            inside = [(begin, stop) for begin, stop in self.numbers[first : first + 9] if stop <= end]
            places = [(len(clean(text[: begin - start])), stop - begin) for begin, stop in inside]
            markers = tuple((at, at + size) for at, size in places)
        return Piece(clean(text), x0, x1, kind.base, kind.size, kind.bold, kind.italic, markers)

    def _raised(self, start: int, end: int) -> Segment | None:
        """The digits at the end of a number that are smaller and higher than the word they hang on."""
        before, here = self._object(start - 1), self._object(end - 1)
        if before == here or not before or not here:
            return None
        word, number = self._type(start - 1, before), self._type(end - 1, here)
        if word is None or number is None or number.size > word.size * _SMALL + 0.1:
            return None
        if number.base > word.base - word.size * 0.1:
            return None
        while start < end - 1 and self._object(start) != here:
            start += 1
        return start, end

    def _type(self, i: int, thing: int) -> _Type | None:
        """How the text object of character i is set; None where it does not stand upright."""
        if thing in self.types:
            return self.types[thing]
        found: _Type | None = None
        at = self._at(i)
        if thing and calls.matrix(self.handle, at, self.matrix_at):
            a, b, c, d, e, f = _MATRIX.unpack_from(self.matrix)
            size = calls.font_size(self.handle, at) * (hypot(c, d) if c else abs(d))
            dx, dy = (a, b) if not self.turn else self._turned(a, b)
            if dx > 0 and abs(dy) < 0.1 * dx and size > 0.5:
                font = calls.font_of(thing) or 0
                base = self.top - f if not self.turn else self._down(e, f)
                found = _Type(base, size, font, *(self.fonts.get(font) or self._font(font)))
        self.types[thing] = found
        return found

    def _font(self, font: int) -> tuple[bool, bool]:
        name = calls.font_name(font)
        self.fonts[font] = _BOLD.search(name) is not None, _ITALIC.search(name) is not None
        return self.fonts[font]

    def _turned(self, dx: float, dy: float) -> tuple[float, float]:
        """A direction on the page as it is seen, which may be turned by a quarter or more."""
        return ((dx, dy), (dy, -dx), (-dx, -dy), (-dy, dx))[self.turn]

    def _down(self, x: float, y: float) -> float:
        """How far below the upper edge a point stands."""
        return (self.top - y, x - self.left, y - self.bottom, self.right - x)[self.turn]

    def _across(self, i: int) -> tuple[float, float]:
        """The left and right edge of a character."""
        calls.char_box(self.handle, self.map[i] if self.map else i, self.rect_at)
        left, top, right, bottom = _RECT.unpack_from(self.rect)
        if not self.turn:
            return left - self.left, right - self.left
        if self.turn == 1:
            return bottom - self.bottom, top - self.bottom
        if self.turn == 2:
            return self.right - right, self.right - left
        return self.top - top, self.top - bottom


def _plain(text: str) -> str:
    """The text with blanks for all that divides words, and line feeds for all that divides lines."""
    for sign in "\r\t\xa0":
        text = text.replace(sign, " ")
    for sign in _HYPHENS:
        text = text.replace(sign, "\n")
    return text


def _goes_on(kind: _Type, here: _Type, gap: float) -> bool:
    """Whether what is set as ``here``, ``gap`` points behind, belongs to the piece before it."""
    size = kind.size
    return _NARROWEST_BLANK * size < gap < _WIDEST_BLANK * size and (
        here is kind
        or (here.font == kind.font and abs(here.base - kind.base) < 0.05 * size and abs(here.size - size) < 0.05 * size)
    )
