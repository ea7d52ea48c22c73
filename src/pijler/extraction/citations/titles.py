"""Tier C: titles of letters, plans and reports, in quotation marks or behind the word that says what they are."""

import re
from collections.abc import Iterator

from pijler.extraction.citations.bounds import QUOTES, enough_words, title, title_end
from pijler.extraction.citations.found import Found
from pijler.extraction.citations.title_grammar import TitleGrammar
from pijler.reading.document import View

_OPENS = "".join(QUOTES)
_ABBREVIATION = re.compile(r"(?<!\w)[A-Z]{2,5}[ -]$")
_LONGEST = 320
_SENTENCE = re.compile(r"[.!?] [A-Z].*[.!?]$|^(?:[Ww]ij|[Ii]k|We|I|You|It|There) ")


def quoted_titles(view: View, titles: TitleGrammar) -> Iterator[Found]:
    """Titles in quotation marks, with the word that says what they are where it stands directly before."""
    text, past = view.text, 0
    for start in _openings(text):
        if start < past:
            continue
        past, end, closed = _quote_end(text, start)
        if not _is_title(text[start + 1 : end - closed]):
            continue
        announced = _announced(text, start, titles)
        if announced is not None:
            yield title(view, announced[0], end, announced[1])
        elif view.kind == "footnote" or _outer(text, start, titles):
            yield title(view, start + 1, end - closed, "report")


def _openings(text: str) -> list[int]:
    """Where a quotation with a capital opens."""
    places: list[int] = []
    for mark in _OPENS:
        place = text.find(mark)
        while place >= 0:
            free = place == 0 or not text[place - 1].isalnum()
            if free and text[place + 1 : place + 2].isupper():
                places.append(place)
            place = text.find(mark, place + 1)
    return sorted(places)


def _announced(text: str, start: int, titles: TitleGrammar) -> tuple[int, str] | None:
    """Where the word begins that says what the title at ``start`` is, with its type."""
    window = text[max(0, start - 40) : start]
    if not window.endswith(" ") or not window[:-1].lower().endswith(titles.endings):
        return None
    before = window[:-1].lower()
    kind = next(kind for kind in titles.endings if before.endswith(kind))
    begin = start - 1 - len(kind)
    while begin and (text[begin - 1].isalnum() or text[begin - 1] == "-"):
        begin -= 1
    abbreviation = _ABBREVIATION.search(text, max(0, begin - 7), begin)
    return (abbreviation.start() if abbreviation else begin), titles.kinds[kind]


def _outer(text: str, start: int, titles: TitleGrammar) -> bool:
    """Whether one of the three words before announces a title."""
    words = text[max(0, start - 60) : start].lower().split()[-3:]
    return any(word.rstrip(",:").endswith(titles.outer) for word in words)


def _quote_end(text: str, start: int) -> tuple[int, int, int]:
    """Where to look on, where the quotation ends, and 1 where it has a closing mark (else it ends at a bracket)."""
    closing = QUOTES[text[start]]
    line = text.find("\n", start, start + _LONGEST)
    limit = line if line >= 0 else start + _LONGEST
    end = text.find(closing, start + 1, limit)
    while closing == "’" and end > 0 and text[end + 1 : end + 2].isalpha():
        end = text.find(closing, end + 1, limit)
    if end > 0:
        return end + 1, end + 1, 1
    bracket = text.find(" (", start, limit)
    return start + 1, (bracket if bracket > 0 else start + 1), 0


def _is_title(inner: str) -> bool:
    return inner[:1].isupper() and enough_words(inner) and not _SENTENCE.search(inner)


def title_from_kind(view: View, start: int, end: int, titles: TitleGrammar) -> Found | None:
    """A title that begins with its kind (``Kamerbrief ...``, ``Actieplan ...``), or a letter known by its date."""
    text = view.text
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    kind = titles.type_of(text[start:end]) or "letter"
    if kind == "letter" and (letter := titles.letter.match(text, start)):
        return title(view, start, letter.end(), "letter", "the text names the letter by its date only")
    if not text[start].isupper() or text[start - 1 : start] in ("«", "“", "‘"):
        return None
    stop = _kind_end(view, end, kind, titles)
    if stop <= end + 4:
        return None
    for before in titles.adjectives:
        start -= len(before) if text.startswith(before, max(0, start - len(before)), start) else 0
    return title(view, start, stop, kind)


def _kind_end(view: View, end: int, kind: str, titles: TitleGrammar) -> int:
    text = view.text
    if view.kind == "footnote" and text[end : end + 1] == " ":
        stop = title_end(text, end, len(text), titles)
        return stop if text[end + 1 : end + 2] != "(" else end
    about = titles.about.match(text, end) if kind == "letter" else None
    if about:
        words = about.group().split(" ")
        kept = next((place for place, word in enumerate(words) if word in titles.verbs), len(words))
        return end + len(" ".join(words[:kept]))
    stop = end
    while match := titles.names.match(text, stop):
        stop = match.end()
    years = titles.years.match(text, stop) if stop > end else None
    return years.end() if years else stop
