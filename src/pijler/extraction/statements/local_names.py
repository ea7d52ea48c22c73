"""Names that mean a government or one of its bodies in one document only: a state that answers, a short name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pijler.extraction.anchors import Hit, Terms, flat, fold
from pijler.extraction.statements.lexicon import Lexicon, Word
from pijler.kernel.packfile import load_pack

WINDOW = 100
"""Characters before the word "recommendation" in which the state that answers it is named."""
MOST_PLACES = 80
"""So many places are looked at: whoever answers recommendations does so from the beginning."""


class _MoreTerms(Terms):
    """Terms of the language with those of one document behind them."""

    def __init__(self, terms: Terms, known: int, more: list[str]) -> None:
        super().__init__(more)
        self._terms, self._known = terms, known

    def find(self, flattened: bytes) -> list[Hit]:
        """All hits of both; those of the document come last."""
        own = [(term + self._known, start, end) for term, start, end in super().find(flattened)]
        return self._terms.find(flattened) + own


def with_local_names(text: str, lexicon: Lexicon) -> Lexicon:
    """The lexicon with the names that ``text`` (clean) gives to who governs; itself where it gives none."""
    names = sorted(set(_states(text, lexicon)))
    if not names:
        return lexicon
    count = len(names)
    return replace(
        lexicon,
        anchors=_MoreTerms(lexicon.anchors, len(lexicon.nouns), names),
        words=(*lexicon.words, *[()] * count),
        nouns=(*lexicon.nouns, *[Word("ACTOR", "state")] * count),
        speaks=(*lexicon.speaks, *[False] * count),
    )


def _states(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The states that accept or refuse "the recommendation" by their own name."""
    pattern, word = _state_answers(lexicon.language)
    if pattern is None:
        return
    at = text.find(word)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        match = pattern.search(text, max(at - WINDOW, 0), at)
        if match is not None and not _known(match["name"], lexicon):
            yield fold(match["name"])
        at = text.find(word, at + 1)


def _known(name: str, lexicon: Lexicon) -> bool:
    """Whether the language itself knows the name, or the noun that it ends in."""
    size = len(name)
    return any(end == size and lexicon.nouns[term] is not None for term, _, end in lexicon.anchors.find(flat(name)))


@cache
def _state_answers(language: str) -> tuple[re.Pattern[str] | None, str]:
    """What a state that answers looks like, up to the word that is looked for."""
    content = load_pack(f"languages/{language}/statements.yaml")[0]
    if "state_answers" not in content:
        return None, ""
    return re.compile(content["state_answers"] + r"\Z"), content["cues"]["NOUN"]["recommendation"][0]
