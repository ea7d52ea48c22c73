"""What PDFium finds on a page: pieces of text with their place and type."""

from dataclasses import dataclass
from typing import NamedTuple

from pijler.kernel.quotes import Segment


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
