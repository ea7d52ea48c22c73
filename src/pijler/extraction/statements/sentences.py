"""Where the sentences of a view begin and end."""

import re

from pijler.extraction.statements.lexicon import Lexicon

Range = tuple[int, int]

_STOP = re.compile(r"[.!?…]+[\"”»’')\]]*(?=[ \n]|$)|\n")
_BULLETS = "•▪●◦–—-*·➢✓ \t"
_OPENERS = "\"“«‘'([•–-*"


def sentences(text: str, lexicon: Lexicon) -> list[Range]:
    """The half-open ranges of the sentences of ``text``, bullets left out; a line feed always ends one."""
    cuts: list[Range] = []
    begin = 0
    for stop in _STOP.finditer(text):
        at, end = stop.span()
        if text[at] == "\n":
            cuts.append((begin, at))
            begin = end
        elif _ends(text, begin, at, end, lexicon.abbreviations):
            cuts.append((begin, end))
            begin = end
    cuts.append((begin, len(text)))
    return [trimmed for begin, end in cuts if (trimmed := _trimmed(text, begin, end))[0] < trimmed[1]]


def _trimmed(text: str, begin: int, end: int) -> Range:
    while begin < end and text[begin] in _BULLETS:
        begin += 1
    while end > begin and text[end - 1] in " \t":
        end -= 1
    return begin, end


def _ends(text: str, begin: int, at: int, end: int, abbreviations: frozenset[str]) -> bool:
    """Whether the stop at ``at`` ends the sentence that began at ``begin``."""
    after = text[end + 1 : end + 2]
    if not after or text[end] == "\n":
        return True
    if text[at] != ".":
        return after.isupper() or after in _OPENERS or after.isdigit()
    if not (after.isupper() or after.isdigit() or after in _OPENERS):
        return False
    word_at = text.rfind(" ", begin, at) + 1 or begin
    word = text[max(word_at, begin) : at].lstrip('(«“"‘').casefold()
    if word in abbreviations or (len(word) == 1 and word.isalpha()) or _initials(word):
        return False
    return not (word.isdigit() and len(word) <= 2 and word_at <= begin + 2)


def _initials(word: str) -> bool:
    """Initials such as ``S.A.M``: single letters divided by dots."""
    return "." in word and all(len(part) <= 1 for part in word.split("."))
