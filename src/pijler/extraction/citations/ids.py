"""Identifiers: what a pattern caught becomes a normalised id, or stays unresolved with a reason."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

Caught = Mapping[str, str | None]

_FIRST_YEAR, _LAST_YEAR = 1952, 2049
_NEW_NUMBERING = 2015  # from this year EU regulations are numbered year/number
_ACTS = (
    *(("richtlijn", "L"), ("directive", "L"), ("verordening", "R"), ("regulation", "R"), ("kaderbesluit", "F")),
    *(("framework decision", "F"), ("aanbeveling", "H"), ("recommendation", "H")),
    *(("besluit", "D"), ("beschikking", "D"), ("decision", "D")),
)


class Identity(NamedTuple):
    """An id; ``reason`` says what is missing where it is not resolved."""

    id: str
    reason: str | None = None


def _digits(text: str | None) -> str:
    return "".join(char for char in text or "" if char.isdigit())


def _number(text: str | None) -> str:
    """Without leading zeros; letters (numbers of the Senate) stay."""
    return (text or "").strip().lstrip("0") or "0"


def parliamentary_paper(caught: Caught) -> Identity | None:
    """``kst-<dossier>[-<addition>][-<number>]``."""
    dossier = _digits(caught["dossier"])
    addition = (caught.get("addition") or "").strip(" ()-.")
    bare = (caught.get("bare") or "").lstrip(", ")
    number = caught.get("number") or caught.get("letter") or caught.get("hyphened") or bare
    parts = ["kst", dossier, *([addition] if addition else []), *([_number(number)] if number else [])]
    return Identity("-".join(parts))


def proceedings(caught: Caught) -> Identity | None:
    """``h-tk-20192020-12-7``: chamber, session, number and, where given, item."""
    chamber = "ek" if caught.get("chamber") == "I" else "tk"
    item = caught.get("item")
    tail = [_number(caught["number"]), *([_number(item)] if item else [])]
    return Identity("-".join(["h", chamber, _session(caught["year"]), *tail]))


def appendix(caught: Caught) -> Identity | None:
    """``ah-tk-20192020-123``: written questions and their answers."""
    chamber = "ek" if caught.get("chamber") == "I" else "tk"
    return Identity(f"ah-{chamber}-{_session(caught['year'])}-{_number(caught['number'])}")


def _session(text: str | None) -> str:
    first = _digits(text)[:4]
    return first + str(int(first) + 1)


def gazette(caught: Caught) -> Identity | None:
    """``stb-``, ``stcrt-`` or ``trb-`` with year and number."""
    word = (caught["gazette"] or "").lower()
    if word.startswith("staats"):
        kind = "stcrt" if word.startswith("staatsc") else "stb"
    else:
        kind = "trb" if word.startswith("tr") else "stcrt" if word.startswith("stc") else "stb"
    return Identity(f"{kind}-{caught['year']}-{_number(caught['number'])}")


def eu_act(caught: Caught) -> Identity | None:
    """``celex:3<year><letter><number>``; None where the numbers cannot be those of an EU act."""
    word = " ".join((caught.get("act") or "").lower().split())
    letter = next((letter for name, letter in _ACTS if name in word), "?")
    pair = _year_and_number(letter, caught)
    if pair is None:
        return None
    marked = bool(caught.get("body") or caught.get("suffix") or caught.get("before"))
    if not marked and (letter not in "LR" or len(caught["a"] or "") + len(caught["b"] or "") < 6):
        return None
    year, number = pair
    reason = "the text does not say what kind of act it is" if letter == "?" else None
    return Identity(f"celex:3{year}{letter}{number:04d}", reason)


def _year_and_number(letter: str, caught: Caught) -> tuple[int, int] | None:
    first, second = caught["a"] or "", caught["b"] or ""
    a, b = _year(first), _year(second)
    if not first or not second:
        return None
    if letter == "R":
        new = a is not None and len(first) == 4 and a >= _NEW_NUMBERING
        if b is not None and not (new and (not caught.get("nr") or len(second) != 4)):
            return b, int(first)
        return (a, int(second)) if a is not None else None
    if letter == "D" and caught.get("nr") and b is not None and len(second) == 4:
        return b, int(first)
    if a is not None:
        return a, int(second)
    return (b, int(first)) if b is not None and len(second) == 4 else None


def _year(text: str) -> int | None:
    if len(text) == 2 and int(text) >= 52:
        return 1900 + int(text)
    if len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return int(text)
    return None


def celex(caught: Caught) -> Identity | None:
    """A CELEX number as it is."""
    return Identity(f"celex:{(caught['number'] or '').upper()}")


def commission_paper(caught: Caught) -> Identity | None:
    """``com:<year>/<number>``."""
    return Identity(f"com:{caught['year']}/{_number(caught['number'])}")


def ecli(caught: Caught) -> Identity | None:
    """``ecli:<country>:<court>:<year>:<ordinal>``: a final full stop is the sentence's."""
    code = "".join((caught["code"] or "").split()).rstrip(".")
    return Identity("ecli:" + code.split(":", 1)[1].upper())


def verbatim(caught: Caught) -> Identity | None:
    """The id as it is printed (BWBR, UN symbols)."""
    return Identity("".join((caught["code"] or "").split()).rstrip("."))


def chamber_number(caught: Caught) -> Identity | None:
    """``tk:<case or document number>`` of the House of Representatives."""
    return Identity(f"tk:{(caught['code'] or '').upper()}")


def advice(caught: Caught) -> Identity | None:
    """``aiv:<nr>``, ``iob:<nr>``, ``wrr:<nr>``, ``ser:<year>/<nr>``: the SER numbers its advice within a year."""
    body = (caught["body"] or "").lower()
    number = _number(caught["number"] or caught.get("plain"))
    if body != "ser":
        return Identity(f"{body}:{number}")
    year = caught.get("year")
    if year is None:
        return Identity(f"ser:?/{number}", "the text gives no year, and the SER numbers its advice within a year")
    return Identity(f"ser:{'20' + year if len(year) == 2 else year}/{number}")


def executive_order(caught: Caught) -> Identity | None:
    """``eo-<number>`` of the United States."""
    return Identity(f"eo-{_digits(caught['number'])}")


def public_law(caught: Caught) -> Identity | None:
    """``pub-l-<congress>-<number>`` of the United States."""
    return Identity(f"pub-l-{caught['congress']}-{caught['number']}")


def us_code(caught: Caught) -> Identity | None:
    """``usc-<title>-<section>``."""
    if caught["title"] is None:
        return None
    return Identity(f"usc-{caught['title']}-{caught['number']}")


BUILDERS: Mapping[str, Callable[[Caught], Identity | None]] = {
    builder.__name__.replace("_", "-"): builder
    for builder in (
        parliamentary_paper,
        proceedings,
        appendix,
        gazette,
        eu_act,
        celex,
        commission_paper,
        ecli,
        verbatim,
        chamber_number,
        advice,
        executive_order,
        public_law,
        us_code,
    )
}
"""What a pack file may name as the ``id`` of a rule."""
