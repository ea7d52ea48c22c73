"""The date a document gives itself, and the language it is written in."""

from datetime import date

from pijler.reading.lines import Lines
from pijler.reading.words import words

_TOP_LINES = 60
_LANGUAGE_SAMPLE = 12_000


def parse_date_line(line: str) -> date | None:
    """The date that ``line`` is, with or without a label; None where it is anything else."""
    found = words().date.fullmatch(line)
    if not found:
        return None
    day = found["d"] or found["d2"] or found["d3"] or found["d4"]
    year = found["y"] or found["y2"] or found["y3"] or found["y4"]
    name = found["m"] or found["m2"]
    month = words().months[name.lower()] if name else int(found["m3"] or found["m4"])
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None  # 30 February and the like


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
            part = part.strip()
            if 8 <= len(part) <= 60 and part[-1] in "0123456789." and (day := parse_date_line(part)):
                return day
    return None


def find_language(text: str) -> str:
    """The language whose function words are most frequent, ``und`` where none are."""
    sample = text[:_LANGUAGE_SAMPLE].lower().split()
    best, most = "und", max(2, len(sample) // 25)
    for language, function_words in words().function_words.items():
        hits = sum(map(function_words.__contains__, sample))
        if hits > most:
            best, most = language, hits
    return best
