"""Names that mean a government or one of its bodies in one document only: a state that answers, a short name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pijler.extraction.anchors import Hit, Terms, flat, fold
from pijler.extraction.statements.clauses import find_word
from pijler.extraction.statements.lexicon import Lexicon, Word
from pijler.kernel.packfile import load_pack

WINDOW = 100
"""Characters before the word "recommendation" in which the state that answers it is named."""
_SHORT = re.compile(r"\((?:[a-z]+:? )?[\"“‘']?(?P<short>[A-Z][A-Za-z&]*[A-Z])[\"”’']?\)")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_BODIES = frozenset({"ACTOR", "SOURCE", "EITHER"})
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
    """The lexicon with the names that ``text`` (clean) gives to who governs or assesses; itself if it gives none."""
    names = dict.fromkeys(_states(text, lexicon), Word("ACTOR", "state")) | dict(_short_names(text, lexicon))
    if not names:
        return lexicon
    count = len(names)
    return replace(
        lexicon,
        anchors=_MoreTerms(lexicon.anchors, len(lexicon.nouns), list(names)),
        words=(*lexicon.words, *[()] * count),
        nouns=(*lexicon.nouns, *names.values()),
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
        if match is not None and not (_known(match["name"], lexicon) or _is_word(match["name"], text)):
            yield from _forms(fold(match["name"]), lexicon)
        at = text.find(word, at + 1)


def _forms(name: str, lexicon: Lexicon) -> Iterator[str]:
    """ "The government of the republic of Kestria" is a name, and so is "Kestria"."""
    yield name
    head, _, tail = name.rpartition(" of ")
    if head.rsplit(" ", 1)[-1] in lexicon.lists.get("state_heads", ()):
        yield tail


def _short_names(text: str, lexicon: Lexicon) -> Iterator[tuple[str, Word]]:
    """The short names in brackets behind a body's name: "the General Harbour Administration (GHA)"."""
    seen: set[str] = set()
    for match in _SHORT.finditer(text):
        short = match["short"]
        if short in seen or match.start() == 0 or text[match.start() - 1] != " ":
            continue
        seen.add(short)
        body = _body(_name_before(text, match.start(), short), lexicon)
        if body is not None and not _known(short, lexicon) and not _is_word(short, text):
            yield fold(short), body


def _name_before(text: str, end: int, short: str) -> str:
    """The capitalised words before ``end`` whose letters the short name is made of, or nothing."""
    start = max(end - WINDOW, text.rfind("\n", 0, end) + 1)
    for word in list(_WORDS.finditer(text, start, end - 1))[-len(short) - 4 :]:
        if word[0][0] == short[0] and _made_of(short, text[word.start() : end]):
            return text[word.start() : end - 1]
    return ""


def _made_of(short: str, name: str) -> bool:
    letters = iter(fold(name))
    return all(letter in letters for letter in fold(short))


def _body(name: str, lexicon: Lexicon) -> Word | None:
    """What kind of body has this name: its head noun, which ends it or stands before "of", says so."""
    words = fold(name).split(" ")
    small = (n for n, word in enumerate(words) if n and word in lexicon.adpositions | lexicon.prepositions)
    head = flat(" ".join(words[: next(small, len(words))]))
    nouns = [lexicon.nouns[term] for term, _, end in lexicon.anchors.find(head) if end == len(head)]
    return next((noun for noun in nouns if noun is not None and noun.cls in _BODIES), None)


def _is_word(name: str, text: str) -> bool:
    """Whether the text has the name in small letters too: then it is a word like others."""
    return find_word(text, fold(name), 0, len(text)) >= 0


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
