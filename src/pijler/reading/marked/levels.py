"""Levels of headings, by what the format says of them."""

from collections.abc import Sequence

from pijler.reading.marked.parts import Part


def known_levels(heads: Sequence[Part]) -> list[int]:
    """The level of each heading, 0 for all where their numbers and order must tell.

    A heading that only its typography shows stands below the last one with a level of its own; where there is none,
    typography tells levels apart if there is more than one kind of it.
    """
    ranks = sorted({head.rank for head in heads if not head.level})
    if not any(head.level for head in heads):
        return [ranks.index(head.rank) + 1 if len(ranks) > 1 else 0 for head in heads]
    found: list[int] = []
    last = 0
    for head in heads:
        last = head.level or last
        found.append(head.level or last + 1 + ranks.index(head.rank))
    return found
