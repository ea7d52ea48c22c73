"""By when: dates, quarters, seasons and relative times in a promise, as an interval of dates."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from pijler.kernel.dates import DateInterval
from pijler.kernel.packfile import load_pack

SEASONS = {"spring": (3, 20), "summer": (6, 21), "autumn": (9, 22), "winter": (12, 21)}
"""Astronomical seasons of the northern half of the world: month and day on which each begins."""

_PARTS = {"begin": (1, 4), "mid": (5, 8), "end": (9, 12), "first_half": (1, 6), "second_half": (7, 12)}
"""Which months "early", "mid" and "late" in a year cover."""


@dataclass(frozen=True, slots=True)
class Time:
    """Where a time stands in a text, and what it means."""

    start: int
    end: int
    interval: DateInterval
    kind: str = ""
    """The pattern that it matches: day, month, season, quarter, part, year, relative or term."""


@dataclass(frozen=True, slots=True)
class _Calendar:
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    relative: Mapping[str, str]
    counts: Mapping[str, int]
    units: Mapping[str, int]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _calendar(language: str) -> _Calendar:
    content: dict[str, Any] = load_pack(f"languages/{language}/times.yaml")[0]
    longest = {
        key: sorted(map(str, content[key]), key=len, reverse=True) for key in ("parts", "relative", "before", "on")
    }
    words = {
        "month": "|".join(content["months"]),
        "season": "|".join(content["seasons"]),
        "part": "|".join(longest["parts"]),
        "relative": "|".join(map(re.escape, longest["relative"])),
        "before": "|".join(longest["before"]),
        "on": "|".join(longest["on"]),
        "count": "|".join(map(str, content["counts"])),
        "unit": "|".join(content["units"]),
        "day": r"(?P<d>[0-3]?\d)(?:st|nd|rd|th|e)?",
        "year": r"(?P<y>(?:19|20)\d\d)",
    }
    patterns = tuple((name, re.compile(_fill(text, words))) for name, text in content["patterns"].items())
    return _Calendar(
        ordinals=content["ordinals"],
        months=content["months"],
        seasons=content["seasons"],
        parts=content["parts"],
        relative=content["relative"],
        counts=content["counts"],
        units=content["units"],
        patterns=patterns,
    )


def _fill(text: str, words: Mapping[str, str]) -> str:
    for name, value in words.items():
        text = text.replace("{" + name + "}", f"(?:{value})" if name not in ("day", "year") else value)
    return r"\b" + text


def deadline(folded: str, start: int, end: int, today: date | None, language: str) -> Time | None:
    """The first time in folded[start:end] by which something is to be done, or None.

    Relative times ("this autumn", "early next year") count from ``today``, the document's date, and are left out
    where it is unknown. A time that lies wholly before ``today`` is no deadline.
    """
    calendar = _calendar(language)
    text = folded[start:end]
    found: list[Time] = []
    for name, pattern in calendar.patterns:
        if not _can_match(name, text, calendar):
            continue
        for match in pattern.finditer(folded, start, end):
            interval = _READERS[name](match, today, calendar)
            if interval is not None and not _past(interval, today):
                found.append(Time(match.start(), match.end(), interval, name))
    return min(found, key=lambda time: (time.start, -time.end)) if found else None


def _can_match(name: str, text: str, calendar: _Calendar) -> bool:
    """Whether a word without which the pattern cannot match stands in ``text``: far quicker than trying it."""
    if name in ("year", "part", "quarter"):
        return "20" in text or "19" in text
    words = {
        "day": calendar.months,
        "month": calendar.months,
        "season": calendar.seasons,
        "relative": calendar.relative,
        "term": calendar.units,
    }[name]
    return any(word in text for word in words)


def _past(interval: DateInterval, today: date | None) -> bool:
    return today is not None and interval.last is not None and interval.last < today


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _months(year: int, first: int, last: int) -> DateInterval:
    return DateInterval(date(year, first, 1), _last_day(year, last))


def _season(name: str, year: int) -> DateInterval:
    month, day = SEASONS[name]
    begin = date(year, month, day)
    following = list(SEASONS.values())[(list(SEASONS).index(name) + 1) % 4]
    return DateInterval(begin, date(year + (name == "winter"), *following) - timedelta(days=1))


def _year(match: re.Match[str], today: date | None) -> int | None:
    """The year named, else the first in which it is not past."""
    named = match.groupdict().get("y")
    if named:
        return int(named)
    return today.year if today else None


def _read_day(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    month, year = calendar.months[match["m"]], _year(match, today)
    if year is None:
        return None
    try:
        day = date(year, month, int(match["d"]))
    except ValueError:
        return None
    if not match["y"] and today and day < today:
        day = _later(day, 12)
    return DateInterval(None if match["b"] else day, day)


def _later(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return min(date(year, month, 1) + timedelta(days=day.day - 1), _last_day(year, month))


def _read_term(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    """ "Within eighteen months": a term that counts from the date of the document."""
    if today is None:
        return None
    return DateInterval(today, _later(today, calendar.counts[match["n"]] * calendar.units[match["u"]]))


def _read_month(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    year = _year(match, today)
    if year is None:
        return None
    month = calendar.months[match["m"]]
    if not match["y"] and today and month < today.month:
        year += 1
    interval = _months(year, month, month)
    return DateInterval(None, interval.last) if match["b"] else interval


def _read_season(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    year = _year(match, today)
    if year is None:
        return None
    interval = _season(calendar.seasons[match["s"]], year)
    if not match["y"] and _past(interval, today):
        interval = _season(calendar.seasons[match["s"]], year + 1)
    return DateInterval(None, interval.first) if match["b"] else interval


def _read_quarter(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    year = _year(match, today)
    word = match.groupdict().get("q0") or match["q"]
    number = int(word) if word.isdigit() else calendar.ordinals.get(word)
    if year is None or number is None:
        return None
    return _months(year, 3 * number - 2, 3 * number)


def _read_part(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    first, last = _PARTS[calendar.parts[match["p"]]]
    interval = _months(int(match["y"]), first, last)
    return DateInterval(None, interval.last) if match.groupdict().get("b") else interval


def _read_year(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    year = int(match["y"])
    later = match.groupdict().get("y2")
    interval = DateInterval(date(year, 1, 1), date(int(later) if later else year, 12, 31))
    return DateInterval(None, interval.last) if match["b"] else interval


def _read_relative(match: re.Match[str], today: date | None, calendar: _Calendar) -> DateInterval | None:
    if today is None:
        return None
    return _RELATIVE[calendar.relative[match["r"]]](today)


def _school_year_end(today: date) -> DateInterval:
    year = today.year + (today.month >= 7)
    return DateInterval(today, date(year, 7, 5))


_RELATIVE: dict[str, Callable[[date], DateInterval]] = {
    "this_year": lambda day: DateInterval(day, date(day.year, 12, 31)),
    "next_year": lambda day: _months(day.year + 1, 1, 12),
    "early_next_year": lambda day: _months(day.year + 1, 1, 4),
    "end_this_year": lambda day: DateInterval(date(day.year, 12, 1), date(day.year, 12, 31)),
    "end_next_year": lambda day: _months(day.year + 1, 9, 12),
    "within_year": lambda day: DateInterval(day, date(day.year + 1, day.month, min(day.day, 28))),
    "over_next_year": lambda day: DateInterval(day, date(day.year + 1, 12, 31)),
    "this_month": lambda day: _months(day.year, day.month, day.month),
    "next_month": lambda day: _months(day.year + day.month // 12, day.month % 12 + 1, day.month % 12 + 1),
    "before_summer": _school_year_end,
    "before_christmas": lambda day: DateInterval(day, date(day.year, 12, 24)),
    "this_term": lambda day: DateInterval(day, None),
}

_READERS: dict[str, Callable[[re.Match[str], date | None, _Calendar], DateInterval | None]] = {
    "day": _read_day,
    "month": _read_month,
    "season": _read_season,
    "quarter": _read_quarter,
    "part": _read_part,
    "year": _read_year,
    "relative": _read_relative,
    "term": _read_term,
}
