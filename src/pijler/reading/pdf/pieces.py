"""What PDFium finds on a page: pieces of text with their place and type."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pijler.kernel.quotes import Segment

_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
    0x132: "IJ", 0x133: "ij", 0xAD: None, 0x200B: None, 0xFEFF: None, 0xFFFE: "-", 0x02: "-",
    **{code: None for code in range(32) if code not in (2, 9, 10, 13)},
}  # fmt: skip
_BLANKS = [code for code in range(0x3001) if chr(code).isspace() and code != 0x20]
_UNCLEAN = re.compile(f"[{re.escape(''.join(map(chr, [*_LIGATURES, *_BLANKS])))}]")


class Piece(NamedTuple):
    """Characters that were set in one go.

    Lengths are in points from the upper left corner of the page as a person sees it; ``base`` is the line on which
    the letters stand. ``markers`` are the parts of ``text`` that are small raised numbers.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    markers: tuple[Segment, ...] = ()


@dataclass(frozen=True, slots=True)
class PagePieces:
    """The upright text of page ``n`` (from 1); ``pictures`` where it holds images, known only if it has no text."""

    n: int
    width: float
    height: float
    pieces: list[Piece]
    pictures: bool = False


def clean(text: str) -> str:
    """One blank between words; ligatures as letters; no soft hyphens and control characters."""
    if "  " not in text and (text.isprintable() if text.isascii() else _UNCLEAN.search(text) is None):
        return text
    return " ".join(text.translate(_LIGATURES).split())
