"""Statements with the words and numbers by which they are linked, and those of one document by their numbers."""

from collections.abc import Iterable
from dataclasses import dataclass

from pijler.extraction.model import Statement


@dataclass(frozen=True, slots=True)
class Worded:
    """A statement with the stems of its content words, the numbers it bears or names, and a key unique over all."""

    key: str
    statement: Statement
    stems: frozenset[str]
    numbers: frozenset[str]
    text: str


class Numbered:
    """The findings and answers of one document by the numbers that they bear.

    Where findings are counted as recommendations, paragraph numbers count no more; and "18" is also 115.18 where only
    one list goes on to 18 ("the numbers follow the list in paragraph 115").
    """

    def __init__(self, items: Iterable[Worded]) -> None:
        found = [item for item in items if item.numbers]
        counted = {item.statement.kind for item in found if item.statement.refs}
        self._found: dict[tuple[str, str], Worded] = {}
        self._short: dict[tuple[str, str], Worded | None] = {}
        for item in found:
            kind = item.statement.kind
            if kind not in ("finding", "position") or (kind in counted and not item.statement.refs):
                continue
            for number in item.numbers:
                self._found.setdefault((kind, number), item)
                self._shorten(kind, number, item)

    def _shorten(self, kind: str, number: str, item: Worded) -> None:
        stem, _, last = number.rpartition(".")
        if stem and kind == "finding":
            self._short[kind, last] = None if (kind, last) in self._short else item

    def get(self, kind: str, number: str) -> Worded | None:
        """The finding or answer with that number, or None."""
        return self._found.get((kind, number)) or self._short.get((kind, number))
