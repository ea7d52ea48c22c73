"""Tier C: titles in a footnote by their place: author, title, then a bracket or a number."""

import re
from collections.abc import Iterator

from pijler.extraction.citations.bounds import QUOTES, enough_words, title, title_end, within_quote
from pijler.extraction.citations.found import Found
from pijler.extraction.citations.title_grammar import TitleGrammar
from pijler.reading.document import View

_NAME = 90  # the name of an author is not longer, but for ministries and commissions
_PART = 2_000  # a longer part of a footnote is no list of sources
_FIRST = re.compile(r"[\s,]")
_YEAR_BEFORE = re.compile(r"\((?:19|20)\d\d\), ")


def footnote_titles(view: View, titles: TitleGrammar, laws: list[Found]) -> Iterator[Found]:
    """Titles in a footnote by their place: author, title, then a bracket or a number; parts divided by semicolons."""
    for start, end, annexed in _parts(view.text, titles):
        place = _after_author(view.text, start, end, titles)
        stop = title_end(view.text, place, end, titles)
        words = view.text[place:stop]
        evident = place > start or annexed or titles.evidence.search(view.text, stop, end)
        if not evident or not words or not words[0].isupper() or not enough_words(words):
            continue
        if (
            not titles.verbs.isdisjoint(words.split())
            or words[1] == "."
            or words[0] in QUOTES
            or any(law.touches(place, place + 4) for law in laws)
        ):
            continue
        yield title(view, place, stop, titles.type_of(_FIRST.split(words, maxsplit=1)[0]) or "report")


def _parts(text: str, titles: TitleGrammar) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each part, and whether it is said to be an annex of what follows."""
    start = 0
    while start < len(text):
        end = _part_end(text, start)
        annex = _annex(text, start + 8, end, titles)
        if annex:
            yield start, annex.start() - 2, True
            start = annex.end()
        yield start, end, False
        start = end + 2


def _annex(text: str, start: int, end: int, titles: TitleGrammar) -> re.Match[str] | None:
    """Words behind a comma that say that what precedes is an annex."""
    comma = text.find(", ", start, end)
    while comma >= 0:
        annex = titles.annex.match(text, comma + 2, end)
        if annex:
            return annex
        comma = text.find(", ", comma + 2, end)
    return None


def _part_end(text: str, start: int) -> int:
    """The next semicolon that divides two sources, or the end."""
    end = text.find("; ", start)
    while 0 <= end < start + _PART and (
        not text[end + 2 : end + 3].isupper() or within_quote(text, start, end, len(text))
    ):
        end = text.find("; ", end + 1)
    return end if end >= 0 else len(text)


def _after_author(text: str, start: int, end: int, titles: TitleGrammar) -> int:
    """Where the title begins: behind the author, of whom nothing is required but that a comma follows."""
    see = titles.see.match(text, start, end)
    start = see.end() if see else start
    named = titles.author.match(text, start, end)
    comma = text.find(",", named.end() if named else start, end)
    if comma - start > _NAME and (ordered := titles.commissioned.search(text, start, comma)):
        named, comma = ordered, text.find(",", ordered.end(), end)
    if comma > 6 and text[comma - 1] == ")" and _YEAR_BEFORE.match(text, comma - 6):
        return comma + 2
    if comma < 0 or (not named and (comma - start > _NAME or text[start:comma].count(" ") > 9)):
        return start
    place = comma + 1 + (text[comma + 1 : comma + 2] == " ")
    more = titles.portfolio.match(text, place, end)
    place = more.end() if more else place
    return place if text[place : place + 1].isupper() or text[place : place + 1] in QUOTES else start
