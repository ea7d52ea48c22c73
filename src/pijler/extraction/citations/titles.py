"""Tier C: titles of letters, plans and reports, by the words that announce them and by the order of a footnote."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pijler.extraction.citations.found import Found
from pijler.reading.document import View

NO_NUMBER = "the text gives a title without a number"

_QUOTES = {"«": "»", "“": "”", "„": "”", "‘": "’", '"': '"'}
_OPEN = re.compile(r"[«“„]|(?<![\w’])[‘\"](?=[A-Z])")
_LONGEST = 320
_WORDS = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"[.!?] [A-Z].*[.!?]$|^(?:[Ww]ij|[Ii]k|We|I|You|It|There) ")
_UNTIL = re.compile(r"(?: of | uit | from )?(?:19|20)\d\d(?:(?: en | and |[–-])(?:19|20)?\d\d)?(?!\d)")
_CAPITAL = re.compile(r" (?:(?:van|voor|met|en|in|op|tegen|naar|of|for|on|and|the|to|against) ){0,2}[A-Z][\w’-]+")
_ABOUT = re.compile(r" (?:inzake|over|met hoofdlijnen|betreffende|van het|on|concerning)(?: [\w’-]+){1,10}")
_YEARS = re.compile(r"(?: uit)? (?:19|20)\d\d(?:(?: en |[–-])(?:19|20)\d\d)?(?!\d)")
_STOP = re.compile(
    r",? (?:\((?!(?:19|20)\d\d[–-](?:19|20)\d\d\))|Kamerstuk|Parliamentary (?:Paper|Doc)|[A-Z]{3,4}-advies|addendum|https?:|www\.)"
    r"|, ?(?:nr\.|no\.|p\. ?\d|blz\. ?\d|addendum|bijlage)|;|\n"
)
_YEAR_AFTER = re.compile(r"^(?:\s*\((?:19|20)\d\d\))?,\s+")
_VERB = re.compile(r"\b(?:is|zijn|wordt|worden|heeft|hebben|was|werd|zal|kan|has|have|was|were|will|are|should|dat|that)\b")


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """Words of the language packs about titles, compiled."""

    anchors: tuple[str, ...]
    kinds: dict[str, str]
    before_quote: re.Pattern[str]
    outer: re.Pattern[str]
    letter: re.Pattern[str]
    annex: re.Pattern[str]
    author: re.Pattern[str]
    see: re.Pattern[str]
    portfolio: re.Pattern[str]


def title_grammar(packs: list[dict[str, Any]]) -> TitleGrammar:
    """The title words of all languages together."""
    parts: list[dict[str, Any]] = [pack["titles"] for pack in packs]
    kinds = {kind.lower(): type_ for part in parts for kind, type_ in part["kinds"].items()}
    ordered = sorted(kinds, key=len, reverse=True)
    words = "|".join(map(re.escape, ordered))
    outer = "|".join(re.escape(word) for part in parts for word in part["outer"])
    either = {key: "|".join(f"(?:{part[key]})" for part in parts) for key in ("letter", "author", "see")}
    portfolios = "|".join(re.escape(word) for part in parts for word in part.get("portfolios", ()))
    return TitleGrammar(
        anchors=(*ordered, *(f"*{kind}" for kind in ordered if kind in _SUFFIXES), "brief aan"),
        kinds=kinds,
        before_quote=re.compile(rf"(?:\b(?-i:[A-Z]{{2,5}})[ -])?(?:\b[\w-]+-)?\b\w*(?P<kind>{words}) $", re.IGNORECASE),
        outer=re.compile(rf"(?:{outer}|{words})[,:]?(?: [a-z]+){{0,2}} [^\w\s]?$", re.IGNORECASE),
        letter=re.compile(either["letter"]),
        annex=re.compile("|".join(_unnamed(part["annex"]) for part in parts), re.IGNORECASE),
        author=re.compile(either["author"]),
        see=re.compile(either["see"]),
        portfolio=re.compile(rf"(?:(?:{portfolios})(?:,? en | and |, )?)+,\s+") if portfolios else re.compile(r"(?!)"),
    )


_SUFFIXES = ("strategie", "beleidsnota", "rapport")


def _unnamed(pattern: str) -> str:
    return f"(?:{pattern})".replace("(?P<number>", "(")


def quoted_titles(view: View, titles: TitleGrammar) -> Iterator[Found]:
    """Titles in quotation marks, with the word that says what they are where it stands directly before."""
    text = view.text
    place = 0
    while match := _OPEN.search(text, place):
        start = match.start()
        place, end, closed = _quote_end(text, start)
        inner = text[start + 1 : end - closed]
        if not _is_title(inner):
            continue
        low = max(0, start - 60)
        kind = titles.before_quote.search(text, low, start)
        if kind:
            yield _title(view, kind.start(), end, titles.kinds[kind["kind"].lower()])
        elif view.kind == "footnote" or titles.outer.search(text, low, start):
            yield _title(view, start + 1, end - closed, "report")


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


def titles_from_kind(view: View, start: int, end: int, titles: TitleGrammar) -> Iterator[Found]:
    """A title that begins with its kind (``Kamerbrief ...``, ``Actieplan ...``), or a letter known by its date."""
    text = view.text
    letter = titles.letter.match(text, start)
    if letter:
        yield _title(view, start, letter.end(), "letter", "the text names the letter by its date only")
        return
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    word = text[start:end]
    kind = next((type_ for kind, type_ in titles.kinds.items() if word.lower().endswith(kind)), None)
    if kind is None or not word[0].isupper() or text[start - 1 : start] in ("«", "“", "‘"):
        return
    stop = _kind_end(view, end, kind)
    if stop > end + 4:
        for before in ("Nationaal ", "Nationale ", "National "):
            start -= len(before) if text[:start].endswith(before) else 0
        yield _title(view, start, stop, kind)


def _kind_end(view: View, end: int, kind: str) -> int:
    text = view.text
    if view.kind == "footnote" and text[end : end + 1] == " ":
        match = _STOP.search(text, end)
        stop = match.start() if match else len(text.rstrip(". \n"))
        return stop if text[end + 1 : end + 2] != "(" else end
    about = _ABOUT.match(text, end) if kind == "letter" else None
    if about:
        verb = _VERB.search(text, end, about.end())
        return verb.start() - 1 if verb else about.end()
    stop = end
    while match := _CAPITAL.match(text, stop):
        stop = match.end()
    years = _YEARS.match(text, stop) if stop > end else None
    return years.end() if years else stop


def footnote_titles(view: View, titles: TitleGrammar, laws: list[Found]) -> Iterator[Found]:
    """Titles in a footnote by their place: author, title, then a bracket or a number; parts divided by semicolons."""
    for start, end in _parts(view.text, titles):
        place = _after_author(view.text, start, end, titles)
        stop = _title_end(view.text, place, end)
        words = view.text[place:stop]
        evident = place > start or re.search(r"\((?:[^()]*(?:19|20)\d\d|Bijlage|Kamerstuk)|Kamerstuk|bijlage", view.text[stop:end])
        if not evident or not words or not words[0].isupper() or len(_WORDS.findall(words)) < 2:
            continue
        if _VERB.search(words) or _OPEN.match(view.text, place) or any(law.touches(place, place + 4) for law in laws):
            continue
        yield _title(view, place, stop, _kind_of(words, titles))


def _parts(text: str, titles: TitleGrammar) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r";\s+(?=[A-Z])|$", text):
        annex = titles.annex.search(text, start, match.start())
        if annex and annex.start() > start + 8 and text[annex.start() - 2 : annex.start()] == ", ":
            yield start, annex.start() - 2
            start = annex.end()
        if match.start() > start:
            yield start, match.start()
        start = match.end()


def _after_author(text: str, start: int, end: int, titles: TitleGrammar) -> int:
    """Where the title begins: behind the author, of whom nothing is required but that a comma follows."""
    see = titles.see.match(text, start, end)
    start = see.end() if see else start
    named = titles.author.match(text, start, end)
    comma = text.find(",", named.end() if named else start, end)
    bracket = re.compile(r"[^,;]{3,80}\((?:19|20)\d\d\),\s+").match(text, start, end)
    if bracket:
        return bracket.end()
    if comma < 0 or (not named and (comma - start > 90 or text[start:comma].count(" ") > 9)):
        return start
    place = comma + 1 + (text[comma + 1 : comma + 2] == " ")
    more = titles.portfolio.match(text, place, end)
    place = more.end() if more else place
    return place if text[place : place + 1].isupper() or text[place : place + 1] in _QUOTES else start


def _title_end(text: str, start: int, end: int) -> int:
    match = _STOP.search(text, start, end)
    return match.start() if match else start + len(text[start:end].rstrip(". \n"))


def _kind_of(words: str, titles: TitleGrammar) -> str:
    first = re.split(r"[\s,]", words, maxsplit=1)[0].lower()
    return next((type_ for kind, type_ in titles.kinds.items() if first.endswith(kind)), "report")


def _title(view: View, start: int, end: int, type_: str, reason: str = NO_NUMBER) -> Found:
    return Found(view, start, end, type_, "C", None, reason)
