"""Which of the words that stand as speaker or actor name a body: only those can be chosen in the ledger."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from pijler.extraction.statements.lexicon import languages
from pijler.kernel.packfile import load_pack
from pijler.web.apps.register.services import body_key

_TAIL = re.compile(r" (?:of|for|on|in|van|voor|op|inzake)\b.*", re.DOTALL)
_BODIES = frozenset({"ACTOR", "SOURCE", "EITHER"})
_FIRST_PERSONS = frozenset({"i", "we", "ik", "wij"})


@lru_cache(maxsize=4096)
def is_body(name: str) -> bool:
    """Whether ``name`` names a body, those who study or are heard, or a study; a plan, a measure or "we" does not.

    By the last noun before "of" or "van", as the language packs class it; what they do not know must be a name of its
    own, with a capital. A common noun alone ("desk", "agencies") says not which.
    """
    words = body_key(_TAIL.sub("", name)).split()
    has_capital = any(letter.isupper() for letter in name)
    for start in range(len(words)):
        for noun in (" ".join(words[start:]), words[-1].rpartition("-")[2]):
            if found := _nouns().get(noun):
                whole = noun == body_key(name)
                return _names_one(*found, common=whole and not any(letter.isupper() for letter in name[1:]))
    return has_capital


def _names_one(cls: str, value: str, common: bool) -> bool:
    if value == "study" or (value == "body" and cls in ("ACTOR", "INSTRUMENT")):
        return not common
    return cls in _BODIES and value not in _FIRST_PERSONS


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Noun -> its class and value, of every language; without its article."""
    return {body_key(phrase): (cls, value) for cls, value, phrase in _phrases()}


def _phrases() -> Iterator[tuple[str, str, str]]:
    for language in languages():
        cues: dict[str, dict[str, Any]] = load_pack(f"languages/{language}/statements.yaml")[0]["cues"]
        for cls in ("PRON", "EITHER", "SOURCE", "INSTRUMENT", "ACTOR"):  # who governs comes last, and wins
            for value, phrases in cues.get(cls, {}).items():
                yield from ((cls, value, phrase) for phrase in phrases)
