"""Tier C: titles of letters, plans and reports, by the words that announce them and by the order of a footnote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pijler.extraction.citations.found import Found
from pijler.reading.document import View

NO_NUMBER = "the text gives a title without a number"

_QUOTES = {"«": "»", "“": "”", "„": "”", "‘": "’", '"': '"'}
_OPENS = "".join(_QUOTES)
_ABBREVIATION = re.compile(r"(?<!\w)[A-Z]{2,5}[ -]$")
_LONGEST = 320
_NAME = 90  # the name of an author is not longer, but for ministries and commissions
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[.!?] [A-Z].*[.!?]$|^(?:[Ww]ij|[Ii]k|We|I|You|It|There) ")
_CAPITAL = re.compile(r" (?:(?:van|voor|met|en|in|op|tegen|naar|of|for|on|and|the|to|against) ){0,2}[A-Z][\w’-]+")
_ABOUT = re.compile(r" (?:inzake|over|met hoofdlijnen|betreffende|van het|on|concerning)(?: [\w’-]+){1,10}")
_YEARS = re.compile(r"(?: uit)? (?:19|20)\d\d(?:(?: en |[–-])(?:19|20)\d\d)?(?!\d)")
_STOP = re.compile(
    r",? (?:\((?!(?:19|20)\d\d[–-](?:19|20)\d\d\))|Kamerstuk|Parliamentary (?:Paper|Doc)|[A-Z]{3,4}-advies (?:nr|\d)|addendum|https?:|www\.)"
    r"|, ?(?:nr\.|no\.|p\. ?\d|blz\. ?\d|addendum|bijlage)|;|\n"
)
_YEAR_BEFORE = re.compile(r"\((?:19|20)\d\d\), ")
_EVIDENCE = re.compile(r"\((?:[^()]*(?:19|20)\d\d|Bijlage|Kamerstuk)|Kamerstuk|bijlage")
_VERBS = frozenset(
    "is zijn wordt worden heeft hebben was werd zal kan dat has have were will are should that which".split()
)


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """Words of the language packs about titles, compiled."""

    anchors: tuple[str, ...]
    kinds: dict[str, str]
    endings: tuple[str, ...]
    outer: tuple[str, ...]
    letter: re.Pattern[str]
    annex: re.Pattern[str]
    author: re.Pattern[str]
    commissioned: re.Pattern[str]
    see: re.Pattern[str]
    portfolio: re.Pattern[str]


def title_grammar(packs: list[dict[str, Any]]) -> TitleGrammar:
    """The title words of all languages together."""
    parts: list[dict[str, Any]] = [pack["titles"] for pack in packs]
    kinds = {kind.lower(): type_ for part in parts for kind, type_ in part["kinds"].items()}
    ordered = sorted(kinds, key=len, reverse=True)
    either = {key: "|".join(f"(?:{part[key]})" for part in parts) for key in ("letter", "author", "commissioned", "see")}
    portfolios = "|".join(re.escape(word) for part in parts for word in part.get("portfolios", ()))
    return TitleGrammar(
        anchors=(*ordered, *(f"*{kind}" for kind in ordered if kind in _SUFFIXES), "brief aan"),
        kinds=kinds,
        endings=tuple(ordered),
        outer=(*ordered, *(word.lower() for part in parts for word in part["outer"])),
        letter=re.compile(either["letter"]),
        annex=re.compile(", (?:" + "|".join(_unnamed(part["annex"]) for part in parts) + ")"),
        author=re.compile(either["author"]),
        commissioned=re.compile(either["commissioned"]),
        see=re.compile(either["see"]),
        portfolio=re.compile(rf"(?:(?:{portfolios})(?:,? en | and |, )?)+,\s+") if portfolios else re.compile(r"(?!)"),
    )


_SUFFIXES = ("strategie", "beleidsnota", "rapport")


def _unnamed(pattern: str) -> str:
    return f"(?:{pattern})".replace("(?P<number>", "(")


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
            yield _title(view, announced[0], end, announced[1])
        elif view.kind == "footnote" or _outer(text, start, titles):
            yield _title(view, start + 1, end - closed, "report")


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
    closing = _QUOTES[text[start]]
    line = text.find("\n", start)
    limit = min(start + _LONGEST, line if line >= 0 else len(text))
    end = text.find(closing, start + 1, limit)
    while closing == "’" and end > 0 and text[end + 1 : end + 2].isalpha():
        end = text.find(closing, end + 1, limit)
    if end > 0:
        return end + 1, end + 1, 1
    bracket = text.find(" (", start, limit)
    return start + 1, (bracket if bracket > 0 else start + 1), 0


def _is_title(inner: str) -> bool:
    words = _WORDS.findall(inner)
    return len(words) >= 2 and inner[0].isupper() and not _SENTENCE.search(inner) and not inner.startswith(("Wet van", "Act of"))


def title_from_kind(view: View, start: int, end: int, titles: TitleGrammar) -> Found | None:
    """A title that begins with its kind (``Kamerbrief ...``, ``Actieplan ...``), or a letter known by its date."""
    text = view.text
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    lower = text[start:end].lower()
    kind = titles.kinds.get(lower) or next((titles.kinds[e] for e in titles.endings if lower.endswith(e)), "letter")
    if kind == "letter" and (letter := titles.letter.match(text, start)):
        return _title(view, start, letter.end(), "letter", "the text names the letter by its date only")
    if not text[start].isupper() or text[start - 1 : start] in ("«", "“", "‘"):
        return None
    stop = _kind_end(view, end, kind)
    if stop <= end + 4:
        return None
    for before in ("Nationaal ", "Nationale ", "National "):
        start -= len(before) if text.startswith(before, max(0, start - len(before)), start) else 0
    return _title(view, start, stop, kind)


def _kind_end(view: View, end: int, kind: str) -> int:
    text = view.text
    if view.kind == "footnote" and text[end : end + 1] == " ":
        stop = _title_end(text, end, len(text))
        return stop if text[end + 1 : end + 2] != "(" else end
    about = _ABOUT.match(text, end) if kind == "letter" else None
    if about:
        words = about.group().split(" ")
        kept = next((place for place, word in enumerate(words) if word in _VERBS), len(words))
        return end + len(" ".join(words[:kept]))
    stop = end
    while match := _CAPITAL.match(text, stop):
        stop = match.end()
    years = _YEARS.match(text, stop) if stop > end else None
    return years.end() if years else stop


def footnote_titles(view: View, titles: TitleGrammar, laws: list[Found]) -> Iterator[Found]:
    """Titles in a footnote by their place: author, title, then a bracket or a number; parts divided by semicolons."""
    for start, end, annexed in _parts(view.text, titles):
        place = _after_author(view.text, start, end, titles)
        stop = _title_end(view.text, place, end)
        words = view.text[place:stop]
        evident = place > start or annexed or _EVIDENCE.search(view.text, stop, end)
        if not evident or not words or not words[0].isupper() or len(_WORDS.findall(words)) < 2:
            continue
        if not _VERBS.isdisjoint(words.split()) or words[1] == "." or words[0] in _QUOTES or any(law.touches(place, place + 4) for law in laws):
            continue
        yield _title(view, place, stop, _kind_of(words, titles))


def _parts(text: str, titles: TitleGrammar) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each part, and whether it is said to be an annex of what follows."""
    start = 0
    while start < len(text):
        end = _part_end(text, start)
        annex = titles.annex.search(text, start, end)
        if annex and annex.start() > start + 8:
            yield start, annex.start(), True
            start = annex.end()
        yield start, end, False
        start = end + 2


def _part_end(text: str, start: int) -> int:
    """The next semicolon that divides two sources, or the end."""
    end = text.find("; ", start)
    while end >= 0 and (not text[end + 2 : end + 3].isupper() or _within_quote(text, start, end, len(text))):
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
    return place if text[place : place + 1].isupper() or text[place : place + 1] in _QUOTES else start


def _title_end(text: str, start: int, end: int) -> int:
    place = start
    while match := _STOP.search(text, place, end):
        if not _within_quote(text, start, match.start(), end):
            return match.start()
        place = text.index("»", match.start()) + 1
    return start + len(text[start:end].rstrip(". \n"))


def _within_quote(text: str, start: int, place: int, end: int) -> bool:
    """Whether a quotation that opened after ``start`` is open at ``place`` and is closed later."""
    return text.rfind("«", start, place) > text.rfind("»", start, place) and 0 < text.find("»", place, end)


def _kind_of(words: str, titles: TitleGrammar) -> str:
    first = re.split(r"[\s,]", words, maxsplit=1)[0].lower()
    return next((type_ for kind, type_ in titles.kinds.items() if first.endswith(kind)), "report")


def _title(view: View, start: int, end: int, type_: str, reason: str = NO_NUMBER) -> Found:
    return Found(view, start, end, type_, "C", None, reason)
