"""The words by which titles are known and bounded, from the language packs, compiled."""

import re
from dataclasses import dataclass
from typing import Any

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class TitleGrammar:
    """What the packs say about titles.

    ``kinds`` maps a word such as report to a citation's type, ``endings`` holds the same words, longest first, and
    ``outer`` also those that announce a title without belonging to it. The patterns are described in the packs' schema.
    """

    anchors: tuple[str, ...]
    kinds: dict[str, str]
    endings: tuple[str, ...]
    outer: tuple[str, ...]
    adjectives: tuple[str, ...]
    verbs: frozenset[str]
    letter: re.Pattern[str]
    about: re.Pattern[str]
    names: re.Pattern[str]
    years: re.Pattern[str]
    end: re.Pattern[str]
    evidence: re.Pattern[str]
    annex: re.Pattern[str]
    addendum: re.Pattern[str]
    author: re.Pattern[str]
    commissioned: re.Pattern[str]
    see: re.Pattern[str]
    portfolio: re.Pattern[str]

    def type_of(self, word: str) -> str | None:
        """The type of what ``word`` names, also as the last part of a compound."""
        lower = word.lower()
        kind = self.kinds.get(lower)
        return kind or next((self.kinds[ending] for ending in self.endings if lower.endswith(ending)), None)


def title_grammar(packs: list[dict[str, Any]]) -> TitleGrammar:
    """The title words of all languages together."""
    parts: list[dict[str, Any]] = [pack["titles"] for pack in packs]
    kinds = {kind.lower(): type_ for part in parts for kind, type_ in part["kinds"].items()}
    endings = tuple(sorted(kinds, key=len, reverse=True))
    compounds = _all(parts, "compounds")
    return TitleGrammar(
        anchors=(
            *endings,
            *(f"*{kind.lower()}" for kind in compounds),
            *(word.lower() for word in _all(parts, "letters")),
        ),
        kinds=kinds,
        endings=endings,
        outer=(*endings, *(word.lower() for word in _all(parts, "outer"))),
        adjectives=tuple(f"{word} " for word in _all(parts, "adjectives")),
        verbs=frozenset(_all(parts, "verbs")),
        letter=_either(parts, "letter"),
        about=_either(parts, "about"),
        names=re.compile(f" (?:(?:{_words(parts, 'within')}) ){{0,2}}[A-Z][\\w’-]+"),
        years=_either(parts, "years"),
        end=_either(parts, "end"),
        evidence=_either(parts, "evidence"),
        annex=_either(parts, "annex"),
        addendum=_either(parts, "addendum"),
        author=_either(parts, "author"),
        commissioned=_either(parts, "commissioned"),
        see=_either(parts, "see"),
        portfolio=_portfolio(_words(parts, "portfolios")),
    )


def _all(parts: list[dict[str, Any]], key: str) -> list[str]:
    return [word for part in parts for word in part.get(key, ())]


def _words(parts: list[dict[str, Any]], key: str) -> str:
    return "|".join(map(re.escape, _all(parts, key)))


def _either(parts: list[dict[str, Any]], key: str) -> re.Pattern[str]:
    """The patterns of all languages as one; only one language at most may name a group."""
    return re.compile("|".join(f"(?:{part[key]})" for part in parts if key in part) or "(?!)")


def _portfolio(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{words})(?:,? en | and |, )?)+,\s+") if words else _NEVER
