"""The fields of a statement: act, measure, polarity, condition, addressee, pillar, references."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pijler.extraction.statements.lexicon import Lexicon
from pijler.kernel.packfile import load_pack


@dataclass(frozen=True, slots=True)
class Patterns:
    """The regular expressions of a language pack, compiled."""

    pillars: Mapping[int, re.Pattern[str]]
    pillar_hints: tuple[str, ...]
    measures: Mapping[str, re.Pattern[str]]
    directions: Mapping[str, tuple[str, ...]]
    references: re.Pattern[str]
    range_words: tuple[str, ...]
    conjunctions: tuple[str, ...]
    number_label: re.Pattern[str] | None


@cache
def patterns(language: str) -> Patterns:
    content = load_pack(f"languages/{language}/statements.yaml")[0]
    return Patterns(
        pillar_hints=tuple(content.get("pillar_hints", ())),
        pillars={int(n): re.compile(text) for n, text in content["pillars"].items()},
        measures={unit: re.compile(text) for unit, text in content["measures"].items()},
        directions={name: tuple(words) for name, words in content["directions"].items()},
        references=re.compile(content["references"]),
        range_words=tuple(content["range_words"]),
        conjunctions=tuple(content["conjunctions"]),
        number_label=re.compile(content["number_label"]) if "number_label" in content else None,
    )


def pillar_of(section: Sequence[str], text: str, language: str) -> int | None:
    """The pillar that the innermost heading with one names, else the one that the text itself names, else None."""
    of_section = _pillar_of_section(tuple(section), language)
    if of_section is not None:
        return of_section
    named = _pillars_in(text, language)
    return named[0] if len(named) == 1 else None


@lru_cache(maxsize=4096)
def _pillar_of_section(section: tuple[str, ...], language: str) -> int | None:
    for heading in reversed(section):
        named = _pillars_in(heading.casefold(), language)
        if len(named) == 1:
            return named[0]
    return None


def _pillars_in(text: str, language: str) -> list[int]:
    hints = patterns(language).pillar_hints
    if hints and not any(hint in text for hint in hints):
        return []
    return [n for n, pattern in patterns(language).pillars.items() if pattern.search(text)]


def act_of(modality: str, text: str, lexicon: Lexicon) -> str:
    """What kind of act is promised in ``text`` (folded, from the modal on): deliver where nothing else shows."""
    if modality == "explore":
        return "explore"
    first, found = len(text), "continue" if modality == "continue" else "deliver"
    for act, stem in lexicon.acts:
        at = text.find(stem, 0, first)
        if at >= 0:
            first, found = at, act
    return found


LONGEST_RANGE = 500
"""No review makes more recommendations: what looks like more is a mistake."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class FoundMeasure:
    start: int
    end: int
    value: str
    unit: str
    direction: str | None


def measure_in(folded: str, start: int, end: int, language: str) -> FoundMeasure | None:
    """The first number with a unit in folded[start:end], with the direction its neighbourhood gives it."""
    if _DIGIT.search(folded, start, end) is None:
        return None
    known = patterns(language)
    found = [(match, unit) for unit, pattern in known.measures.items() if (match := pattern.search(folded, start, end))]
    if not found:
        return None
    match, unit = min(found, key=lambda pair: pair[0].start())
    around = folded[max(start, match.start() - 40) : min(end, match.end() + 40)]
    direction = next((name for name, words in known.directions.items() if any(w in around for w in words)), None)
    number = re.search(r"\d[\d.,]*", match[0])
    return FoundMeasure(match.start(), match.end(), number[0].rstrip(".,") if number else match[0], unit, direction)


def polarity_of(text: str, sub: str, lexicon: Lexicon) -> str:
    """Whether a finding is good news (pos), bad news (neg) or neither; what is recommended is not yet good."""
    if lexicon.any_of("negative", text) or sub == "recommendation":
        return "neg"
    return "pos" if lexicon.any_of("positive", text) else "neutral"


def condition_in(text: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where a condition ("als ...", "indien ...", "provided that ...") stands in ``text``, up to the next comma."""
    for word in lexicon.lists.get("conditions", ()):
        at = 0 if text.startswith(word + " ") else text.find(", " + word + " ")
        if at < 0:
            continue
        start = at if at == 0 else at + 2
        comma = text.find(",", start)
        return start, comma if comma > 0 else len(text.rstrip(" ."))
    return None


def references_in(text: str, language: str) -> list[str]:
    """The numbers of the recommendations named in ``text``, ranges written out."""
    if _DIGIT.search(text) is None:
        return []
    numbers: list[str] = []
    for match in patterns(language).references.finditer(text):
        numbers += written_out(match["numbers"], language)
    return list(dict.fromkeys(numbers))


def written_out(text: str, language: str) -> list[str]:
    """The numbers in "140.7 to 140.9, 140.12", each by itself and once."""
    joined = text
    for word in patterns(language).range_words:
        joined = joined.replace(word, "~")
    joined = re.sub(r"\s*~\s*", "~", joined)
    out: list[str] = []
    for part in re.split(r"[^\d.~]+", joined):
        first, _, last = (end.strip(".") for end in part.partition("~"))
        out += _range(first, last) if last else [first] if first else []
    return list(dict.fromkeys(out))


def only_numbers(text: str, language: str) -> bool:
    """Whether ``text`` is a list of numbers and ranges and nothing else."""
    words = patterns(language).range_words + patterns(language).conjunctions
    return _DIGIT.search(text) is not None and not any(
        part and part not in words for part in re.split(r"[\d.,;&()\s–-]+", text)
    )


def _range(first: str, last: str) -> list[str]:
    """``140.7`` to ``140.9`` (or ``7`` to ``9``); what spans more than LONGEST_RANGE keeps its ends only."""
    stem, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if (
        (other and other != stem)
        or not low.isdigit()
        or not high.isdigit()
        or not 0 <= int(high) - int(low) <= LONGEST_RANGE
    ):
        return [first, last]
    return [f"{stem}.{n}" if stem else str(n) for n in range(int(low), int(high) + 1)]
