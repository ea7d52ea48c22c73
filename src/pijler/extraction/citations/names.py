"""Tier B: laws and treaties that no pack lists, recognised by the form of their name."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from pijler.extraction.citations.found import Found
from pijler.reading.document import View

_WORDS = 9  # a name that is not bounded by brackets has no more words than this
_WORD = re.compile(r" ([^\W\d_][\w’'-]*)")
_YEAR = re.compile(r" (?:18|19|20)\d\d(?![\d-])")
_TAIL = re.compile(r"(?: [A-Z]{2,6}(?!\w))?(?: (?:18|19|20)\d\d(?![\d-]))?")
_CAPITALS = re.compile(r"(?:(?<![\w-])[A-Z][\w’'&-]*,? (?:(?:and|of the|of|for|in|to|on) )?)+$")
_SUBJECT = re.compile(r" [A-Z][\w’-]+(?: (?:(?:of|to|and|the|in|from|for|on|against|with|by) ){0,3}[A-Z][\w’-]+)*")
_PROPER = re.compile(r" [A-Z][\w’-]+(?: [A-Z][\w’-]+)*")


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """Words from the language packs by which a name is known and bounded.

    ``languages`` holds the words that count in documents of one language only.
    """

    languages: dict[str, str]
    heads: dict[str, str]
    endings: dict[str, str]
    full: re.Pattern[str]
    before: re.Pattern[str]
    connectors: re.Pattern[str]
    stops: frozenset[str]
    plain: frozenset[str]


def name_grammar(packs: list[dict[str, Any]]) -> NameGrammar:
    """The name words of all languages together."""
    parts: list[dict[str, Any]] = [pack["names"] for pack in packs]
    connectors = sorted((word for part in parts for word in part["connectors"]), key=len, reverse=True)
    return NameGrammar(
        languages={
            word: pack["language"]
            for pack in packs
            if not pack["names"].get("anywhere")
            for word in (*pack["names"]["heads"], *pack["names"]["endings"])
        },
        heads={head: scheme for part in parts for head, scheme in part["heads"].items()},
        endings={ending: scheme for part in parts for ending, scheme in part["endings"].items()},
        full=re.compile("|".join(part["full"] for part in parts if "full" in part), re.VERBOSE),
        before=re.compile("(?:" + "|".join(part["before"] for part in parts) + ")$"),
        connectors=re.compile(" (?:" + "|".join(map(re.escape, connectors)) + r")(?= )"),
        stops=frozenset(word for part in parts for word in part["stops"]),
        plain=frozenset(word for part in parts for word in part["plain"]),
    )


def long_title(view: View, start: int, names: NameGrammar) -> Found | None:
    """A law by its date and full title, which ends with its short title in brackets."""
    match = names.full.match(view.text, start)
    if match is None:
        return None
    name = match["name"]
    return Found(view, start, match.end(), "law_title", "B", f"{_scheme_of(name, names)}:{slug(name)}")


def _scheme_of(name: str, names: NameGrammar) -> str:
    """The scheme of a law by its first word."""
    first = name.split()[0]
    ending = next((scheme for ending, scheme in names.endings.items() if first.lower().endswith(ending.lower())), "wet")
    return names.heads.get(first, ending)


def name_from_head(view: View, start: int, end: int, names: NameGrammar) -> Found | None:
    """A name that begins with its kind: ``Wet op ...``, ``Verdrag van ...``."""
    text = view.text
    head = text[start:end]
    scheme = names.heads.get(head)
    opens = start == 0 or text[start - 1] == "\n"
    if scheme is None or (opens and scheme in ("besluit", "regeling")):
        return None  # a decision begins with that word without being named by it
    bracket = _bracketed(text, start)
    connector = names.connectors.match(text, end)
    subject = connector.end() if connector else end
    if scheme == "treaty":
        place = connector is not None and connector.group() in (" of", " van")
        proper = (_PROPER if place else _SUBJECT).match(text, subject) if connector else None
        stop = proper.end() if proper else subject
    else:
        stop = bracket or _subject_end(text, subject, names)
    if stop <= subject:
        return None
    stop = _with_year(text, stop)
    kind = "treaty" if scheme == "treaty" else "law_named"
    return Found(view, start, stop, kind, "B", f"{scheme}:{slug(text[subject:stop])}")


def _bracketed(text: str, start: int) -> int:
    """The end of the brackets or quotes that hold nothing but the name, or 0."""
    closing = {"(": ")", "«": "»", "‘": "’", "“": "”"}.get(text[start - 1]) if start else None
    end = text.find(closing, start, start + 160) if closing else -1
    return end if end > 0 and " " in text[start:end] and not re.search(r"[.;:,\n(]", text[start:end]) else 0


def _subject_end(text: str, start: int, names: NameGrammar) -> int:
    """Where the subject of a name ends: at punctuation, a capital, or a word that is never part of a name."""
    end, lower = start, True
    for _ in range(_WORDS):
        match = _WORD.match(text, end)
        if match is None or match[1] in names.stops or match[1] in names.heads:
            break
        if match[1] in ("en", "and"):
            following = _WORD.match(text, match.end())
            if end == start or following is None or following[1] in names.stops or following[1] in names.heads:
                break
            if following[1].islower() != lower:
                break
        end, lower = match.end(), match[1].islower()
    return end


def _with_year(text: str, end: int) -> int:
    match = _YEAR.match(text, end)
    return match.end() if match else end


def name_from_ending(view: View, end: int, names: NameGrammar) -> Found | None:
    """A name of one word that ends with its kind (``Mediawet 2008``)."""
    text = view.text
    start = end
    while start and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    word = text[start:end]
    scheme = next((scheme for ending, scheme in names.endings.items() if word.lower().endswith(ending)), None)
    if scheme is None or not word[0].isupper() or word in names.plain or word in names.heads:
        return None
    stop = end + len(_TAIL.match(text, end).group())  # type: ignore[union-attr]
    opens = start == 0 or text[start - 1] == "\n" or text[max(0, start - 2) : start] in (". ", ": ", "! ", "? ")
    if opens and stop == end:
        return None
    kind = "treaty" if scheme == "treaty" else "law_named"
    return Found(view, start, stop, kind, "B", f"{scheme}:{slug(text[start:stop])}")


def act_from_ending(view: View, start: int, end: int, names: NameGrammar) -> Found | None:
    """An English act: capitalised words before ``Act``."""
    text = view.text
    if text[start:end] != "Act" or text[start - 1 : start] == "-":
        return None
    match = _CAPITALS.search(text, max(0, start - 90), start)
    if match is None:
        return None
    begin = match.start()
    for word in re.finditer(r"\S+ ", text[begin:start]):
        if word.group()[0].isupper() and word.group().strip(", ").lower() in names.stops:
            begin = match.start() + word.end()
    if begin >= start:
        return None
    stop = _with_year(text, end)
    return Found(view, begin, stop, "law_named", "B", f"act:{slug(text[begin:stop])}")


def slug(name: str) -> str:
    """``name`` as the part of an id: lower case, no accents, hyphens between words; a head and connectors dropped."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(
        r"^(?:wet|besluit|regeling) (?:(?:op|inzake|betreffende) (?:(?:de|het) )?|houdende )?", "", plain.strip()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
