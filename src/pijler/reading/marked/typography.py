"""Headings that only their typography shows."""

from collections.abc import Callable, Iterator, Sequence

from pijler.reading.marked.flow import Open
from pijler.reading.marked.trees import Element
from pijler.reading.titles import looks_like_heading

_LONGEST_HEADING = 120


def make_heading(part: Open | None, rank: int) -> None:
    """Make ``part`` a heading if its letters are set apart (``rank`` is not 0) and it reads like one.

    An item may become one too where it has a number: many letters number their headings as they do lists.
    """
    if part and rank and part.kind in ("paragraph", "item"):
        text = part.text.strip()
        if part.kind == "item" and not text[:1].isalnum():
            return
        if 0 < len(text) <= _LONGEST_HEADING and "\n" not in text and looks_like_heading(text):
            part.kind, part.level, part.rank = "heading", 0, rank


def rank_of(element: Element, kinds: Sequence[Callable[[Element], bool]]) -> int:
    """How all letters in ``element`` are set apart: 1 for the first of ``kinds``, and so on; 0 where they are not."""
    total = _letters(element)
    if not 0 < total <= _LONGEST_HEADING:
        return 0
    for rank, is_kind in enumerate(kinds, 1):
        if sum(map(_letters, _outermost(element, is_kind))) == total:
            return rank
    return 0


def _outermost(element: Element, is_kind: Callable[[Element], bool]) -> Iterator[Element]:
    for child in element:
        if is_kind(child):
            yield child
        else:
            yield from _outermost(child, is_kind)


def _letters(element: Element) -> int:
    return sum(map(str.isalpha, "".join(element.itertext())))
