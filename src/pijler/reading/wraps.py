"""Hyphens at line ends: of the word, or of the typesetting."""

from itertools import pairwise
from typing import Literal

from pijler.reading.words import words

Decision = Literal["join", "keep"]


class WrapJudge:
    """Decides for each hyphen at a line end, by the words of the same document.

    Keep where the hyphen joins an abbreviation, a number, a name or an address, where the next word shows that a part
    was left out ("wet- en regelgeving"), or where the same compound is written with a hyphen elsewhere. Else join.
    """

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self._compounds: frozenset[str] | None = None
        self._vocabulary: frozenset[str] | None = None

    def decide(self, before: str, after: str) -> Decision:
        """``before`` ends with the hyphen; ``after`` is the line that follows."""
        left = before.rsplit(None, 1)[-1][:-1]
        right = after.split(None, 1)[0]
        if "/" in left or "@" in left or "www." in left or "/" in right:
            return "keep"
        stem = left.rsplit("-", 1)[-1].lstrip("(«“‘\"'[")
        word = right.rstrip(".,;:!?)]»”’\"'")
        if word in words().wrap_next_words or not word[:1].islower() or not stem[-1:].isalpha():
            return "keep"
        if stem.isupper() and len(stem) > 1:
            return "keep"
        return self._by_evidence(stem.lower(), left.lower(), word.lower())

    def _by_evidence(self, stem: str, left: str, word: str) -> Decision:
        if f"{stem}-{word}" in self._hyphenated():
            return "keep"
        if stem in words().wrap_prefixes:
            return "join" if stem + word in self._known() else "keep"
        if word in words().wrap_last_parts:
            return "keep"
        if self._language in words().wrap_keeps_two_words:
            if "-" in left:
                return "keep"
            known = self._known()
            if stem in known and word in known and stem + word not in known:
                return "keep"
        return "join"

    def _hyphenated(self) -> frozenset[str]:
        """The compounds written with a hyphen inside a line."""
        if self._compounds is None:
            pieces = self._text.split("-")
            found: set[str] = set()
            for left, right in pairwise(pieces):
                if left[-1:].isalpha() and right[:1].isalpha():
                    first = left[-40:].rsplit(None, 1)[-1].lstrip("(«“‘\"'[")
                    second = right[:40].split(None, 1)[0].rstrip(".,;:!?)]»”’\"'0123456789")
                    found.add(f"{first}-{second}".lower())
            self._compounds = frozenset(found)
        return self._compounds

    def _known(self) -> frozenset[str]:
        if self._vocabulary is None:
            tokens = set(self._text[:1_000_000].split())
            self._vocabulary = frozenset(token.strip(".,;:!?()[]«»“”‘’\"'").lower() for token in tokens)
        return self._vocabulary

    @staticmethod
    def stands_apart(after: str) -> bool:
        """Whether a kept hyphen is followed by a blank, as in "wet- en regelgeving"."""
        return after.split(None, 1)[0] in words().wrap_next_words
