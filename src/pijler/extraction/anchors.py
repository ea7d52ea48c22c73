"""One pass of Aho-Corasick over a text finds every place where a pattern could begin."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Hit = tuple[int, int, int]
"""(index of the term, start, end)"""


def fold(text: str) -> str:
    """``text`` in lower case, of the same length, so that offsets stay what they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


class Anchors:
    """A set of terms, found in folded text as whole words.

    A term must not begin or end inside a word: its first and last character, where they are letters or digits, must
    not be next to another one. ``longest`` yields the leftmost-longest terms only, else all overlapping ones.
    """

    def __init__(self, terms: Iterable[str], longest: bool = False) -> None:
        self.terms = [fold(term) for term in terms]
        kind = MatchKind.LeftmostLongest if longest else MatchKind.Standard
        self._overlapping = not longest
        self._automaton = AhoCorasick(self.terms, matchkind=kind, implementation=Implementation.ContiguousNFA)
        self._open_left = [not term[0].isalnum() for term in self.terms]
        self._open_right = [not term[-1].isalnum() for term in self.terms]

    def find(self, folded: str) -> list[Hit]:
        """All whole-word hits in ``folded``, by end and then by index (by start where ``longest``)."""
        found = self._automaton.find_matches_as_indexes(folded, overlapping=self._overlapping)
        size, left, right = len(folded), self._open_left, self._open_right
        return [
            (term, start, end)
            for term, start, end in found
            if (end == size or right[term] or not folded[end].isalnum())
            and (start == 0 or left[term] or not folded[start - 1].isalnum())
        ]
