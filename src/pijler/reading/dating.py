"""The date a document gives itself, and the language it is written in."""

import re
from collections import Counter
from datetime import date

from pijler.reading.lines import Lines
from pijler.reading.words import words

_TOP_LINES = 60
_LANGUAGE_SAMPLE = 5_000
_MOST_WORDS_OF_PLACE = 4
_SHORTEST_DATE, _LONGEST_DATE = 8, 60
_WORD = re.compile(r"[^\W\d_]{2,}")  # a single letter may be a number, as in "I."
_LEAST_WORDS = 3
"""Fewer function words than this tell no language."""


def parse_date_line(line: str) -> date | None:
    """The date that ``line`` is, with or without a label; None where it is anything else."""
    if not _SHORTEST_DATE <= len(line) <= _LONGEST_DATE or line[-1] not in "0123456789.":
        return None
    found = words().date.fullmatch(line)
    if not found or (found["place"] and not _is_place(found["place"])):
        return None
    day = found["d"] or found["d2"] or found["d3"] or found["d4"]
    year = found["y"] or found["y2"] or found["y3"] or found["y4"]
    name = found["m"] or found["m2"]
    month = words().months[name.lower()] if name else int(found["m3"] or found["m4"])
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None  # 30 February and the like


def _is_place(name: str) -> bool:
    """Whether ``name`` is written like the name of a place: one to four words, capitals but for short ones between."""
    first, *between = name.split()
    last = between.pop() if between else first
    capitals = all(any(map(str.isupper, part)) for part in (first, last))
    short = all(len(part) < 5 or part[0].isupper() for part in between)
    return capitals and short and len(between) <= _MOST_WORDS_OF_PLACE - 2


def find_date(lines: Lines) -> date | None:
    """The first line near the top that is a date."""
    filled = 0
    for line in lines.text[: _TOP_LINES * 3]:
        if not line:
            continue
        filled += 1
        if filled > _TOP_LINES:
            return None
        # in a column layout the date stands after other words, divided by blanks
        for part in (line, *(line.split("   ")[1:] if "   " in line else ())):
            if day := parse_date_line(part.strip()):
                return day
    return None


def find_language(text: str) -> str:
    """The language of which most function words are met, ``und`` where none is surely met.

    Words that other languages have too count only where enough words of this language alone stand beside them: one in
    fifty, and at least one.
    """
    sample = _WORD.findall(text[:_LANGUAGE_SAMPLE].lower())
    count = Counter(sample)
    best, most = "und", _LEAST_WORDS - 1
    for language, telling in words().telling_words.items():
        own = sum(count[word] for word in telling)
        hits = own + sum(count[word] for word in words().shared_words[language])
        hits += own > 1 and hits < _LEAST_WORDS  # two words that no other language has say as much as three
        if hits > most and own >= max(1, len(sample) // 50):
            best, most = language, hits
    return best
