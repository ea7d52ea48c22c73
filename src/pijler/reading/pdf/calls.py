"""The few calls into PDFium that are made for each piece of text, with plain numbers for addresses.

pypdfium2 wraps every handle in a pointer object; these run some hundred times for each page, where that costs more than
PDFium itself.
"""

import ctypes
from collections.abc import Callable
from typing import Any, cast

import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

_raw = cast(Any, pypdfium2.raw)
_address, _int, _double = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _call(name: str, result: Any, *arguments: Any) -> Any:
    prototype: Any = ctypes.PYFUNCTYPE(result, *arguments)
    return prototype(ctypes.cast(getattr(_raw, name), ctypes.c_void_p).value)


text_object: Callable[[int, int], int | None] = _call("FPDFText_GetTextObject", _address, _address, _int)
"""Text page, number of a character -> its text object; None for a character that PDFium added."""

font_of: Callable[[int], int | None] = _call("FPDFTextObj_GetFont", _address, _address)
"""Text object -> its font."""

font_size: Callable[[int, int], float] = _call("FPDFText_GetFontSize", _double, _address, _int)
"""Text page, character -> the size it is set in, before scaling."""

matrix: Callable[[int, int, int], int] = _call("FPDFText_GetMatrix", _int, _address, _int, _address)
"""Text page, character, address of six floats -> whether they hold a, b, c, d, e, f now."""

char_box: Callable[[int, int, int], int] = _call("FPDFText_GetLooseCharBox", _int, _address, _int, _address)
"""Text page, character, address of four floats -> whether they hold left, top, right, bottom now."""

unicode: Callable[[int, int], int] = _call("FPDFText_GetUnicode", ctypes.c_uint, _address, _int)
"""Text page, character -> its code."""

_text: Callable[[int, int, int, int], int] = _call("FPDFText_GetText", _int, _address, _int, _int, _address)
_font_name: Callable[[int, int, int], int] = _call(
    "FPDFFont_GetBaseFontName", ctypes.c_size_t, _address, _address, ctypes.c_size_t
)

IMAGE: int = _raw.FPDF_PAGEOBJ_IMAGE


def address_of(handle: Any) -> int:
    """The address that a handle of pypdfium2 holds."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def whole_text(textpage: int, count: int) -> str:
    """The characters of a text page, lone halves of a pair replaced."""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    got = _text(textpage, 0, count, ctypes.addressof(buffer))
    return str(memoryview(buffer)[: 2 * max(0, got - 1)], "utf-16-le", "replace")


def font_name(font: int) -> str:
    """The name of a font as the PDF gives it, such as ABCDEF+Verdana-Bold."""
    buffer = ctypes.create_string_buffer(128)
    _font_name(font, ctypes.addressof(buffer), 128)
    return buffer.value.decode("latin-1")
