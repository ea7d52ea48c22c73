"""Passages in another language than their document's: an English quotation in a Dutch letter, and the reverse."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from pijler.extraction.statements.lexicon import Lexicon, languages, lexicon
from pijler.reading.document import View

LEAST_MARKS = 4
"""A passage with fewer marks of a language ("the", "and") is too short to tell."""
CLEARLY = 3
"""The marks of its language outnumber those of the document's at least this many times."""


def foreign_passages(view: View, folded: str, words: Lexicon) -> dict[str, set[int]]:
    """Language -> the blocks of ``view`` (by their number in it) that are in it rather than in that of ``words``."""
    others = [other for other in map(lexicon, languages()) if other.language != words.language]
    edges = [*view.block_starts, len(folded) + 1]
    found: dict[str, set[int]] = {}
    for block, (start, end) in enumerate(pairwise(edges)):
        for other in others:
            marks = _marks(folded, start, end, other)
            if marks >= LEAST_MARKS and marks > CLEARLY * _marks(folded, start, end, words):
                found.setdefault(other.language, set()).add(block)
    return found


def all_but(view: View, blocks: Collection[int]) -> set[int]:
    """The blocks of ``view`` that are not among ``blocks``."""
    return set(range(len(view.block_starts))) - set(blocks)


def _marks(folded: str, start: int, end: int, words: Lexicon) -> int:
    marks: Sequence[str] = words.lists.get("language_marks", ())
    return sum(folded.count(mark, start, end) for mark in marks)
