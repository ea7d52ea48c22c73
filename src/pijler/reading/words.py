"""The words by which letters show their structure, from the language packs."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pijler.kernel.packfile import load_pack

LANGUAGES = ("nl", "en")
"""Languages with a reading pack."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the reading packs hold, all languages together, made ready for use.

    Letters quote one another's languages, so that every word counts in every document; only the choice for an unseen
    compound at a line end depends on the language.
    """

    telling_words: dict[str, frozenset[str]]
    shared_words: dict[str, frozenset[str]]
    function_words_all: frozenset[str]
    months: dict[str, int]
    date: re.Pattern[str]
    subject: re.Pattern[str]
    subject_label: re.Pattern[str]
    subject_initials: frozenset[str]
    issuer: re.Pattern[str]
    issuer_in_capitals: re.Pattern[str]
    bodies: frozenset[str]
    open_endings: frozenset[str]
    opening_headings: frozenset[str]
    page: re.Pattern[str]
    page_initials: frozenset[str]
    letterhead: tuple[str, ...]
    salutations: tuple[str, ...]
    closings: tuple[str, ...]
    signatories: tuple[str, ...]
    pillar: re.Pattern[str]
    chapter: re.Pattern[str]
    closing_headings: frozenset[str]
    wrap_next_words: frozenset[str]
    wrap_prefixes: frozenset[str]
    wrap_last_parts: frozenset[str]
    wrap_keeps_two_words: frozenset[str]


@cache
def words() -> Words:
    """All reading packs, compiled."""
    packs = [load_pack(f"languages/{code}/reading.yaml")[0] for code in LANGUAGES]
    months = {name: number for pack in packs for name, number in pack["months"].items()}
    return Words(
        telling_words={pack["language"]: frozenset(_telling(pack, packs)) for pack in packs},
        shared_words={pack["language"]: frozenset(pack["shared_words"]) for pack in packs},
        function_words_all=frozenset(_all(packs, "function_words")),
        months=months,
        date=_date_pattern(_all(packs, "date_labels"), list(months)),
        subject=re.compile(rf"(?:{_either(_all(packs, 'subject_labels'))})\s*(?::|\s)\s*(?=[^\W\d_])(.+)"),
        subject_label=re.compile(rf"(?:{_either(_all(packs, 'subject_labels'))})\s*:?"),
        subject_initials=frozenset(label[0] for label in _all(packs, "subject_labels")),
        issuer=re.compile(rf"\b(?:{_either(_all(packs, 'issuers'))})\b"),
        issuer_in_capitals=re.compile(rf"\b(?:{_either(_all(packs, 'issuers'))})\b", re.IGNORECASE),
        bodies=frozenset(_all(packs, "bodies")),
        open_endings=frozenset(_all(packs, "open_endings")),
        opening_headings=frozenset(_all(packs, "opening_headings")),
        page=_page_pattern(_all(packs, "page_words"), _all(packs, "page_of")),
        page_initials=frozenset(word[0] for word in _all(packs, "page_words")),
        letterhead=tuple(_all(packs, "letterhead")),
        salutations=tuple(_all(packs, "salutations")),
        closings=tuple(_all(packs, "closings")),
        signatories=tuple(_all(packs, "signatories")),
        pillar=re.compile(rf"(?:{_either(_all(packs, 'pillars'))})\s+([1-9]|I{{1,3}}|IV|V)\b", re.IGNORECASE),
        chapter=re.compile(
            rf"(?:{_either(_all(packs, 'chapters'))})\s+(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])\b", re.IGNORECASE
        ),
        closing_headings=frozenset(_all(packs, "closing_headings")),
        wrap_next_words=frozenset(_all(packs, "wrap_next_words")),
        wrap_prefixes=frozenset(_all(packs, "wrap_prefixes")),
        wrap_last_parts=frozenset(_all(packs, "wrap_last_parts")),
        wrap_keeps_two_words=frozenset(pack["language"] for pack in packs if pack["wrap_two_words"] == "keep"),
    )


def _telling(pack: dict[str, Any], packs: list[dict[str, Any]]) -> set[str]:
    """The frequent words of a language that no other language is known to have."""
    others = [other for other in packs if other is not pack]
    frequent = {*pack["function_words"], *pack["telling_words"]} - {*pack["shared_words"]}
    return frequent.difference(*(_all(others, key) for key in ("function_words", "telling_words", "shared_words")))


def _all(packs: list[dict[str, Any]], key: str) -> list[str]:
    return [word for pack in packs for word in pack[key]]


def _either(terms: list[str]) -> str:
    return "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))


def _date_pattern(labels: list[str], months: list[str]) -> re.Pattern[str]:
    """A line that is a date: day month year, month day year, ISO, or day first in figures.

    A label or a place may stand before it. The place is in the group of that name; whether it is written like a name
    is for the caller to see.
    """
    month = _either(months)
    return re.compile(
        rf"(?:(?:{_either(labels)})\s*[:,]?\s*|(?P<place>[^\W\d][^\d,;:]{{1,48}}|['’][^\d,;:]{{1,48}}),\s*)?(?:"
        rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{month})\s+(?P<y>\d{{4}})"
        rf"|(?P<m2>{month})\s+(?P<d2>\d{{1,2}}),?\s+(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})"
        r"|(?P<d4>\d{1,2})(?P<by>-|\. ?)(?P<m4>\d{1,2})(?P=by)(?P<y4>\d{4}))\.?",
        re.IGNORECASE,
    )


def _page_pattern(page: list[str], of: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(page)})\s*(\d{{1,4}})(?:\s*(?:{_either(of)})\s*\d{{1,4}})?\]?")
