"""The words of a language by which statements are recognised, compiled for one pass over a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pijler.extraction.anchors import Anchors, fold
from pijler.kernel.packfile import PACKS, load_pack

NOUNS = ("ACTOR", "INSTRUMENT", "SOURCE", "THIRD")
GAP = "…"


@dataclass(frozen=True, slots=True)
class Word:
    """One cue: its class and value, and the parts that must follow its first part in the same clause."""

    cls: str
    value: str
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Lexicon:
    """``words[i]`` are the cues that begin with term i; ``is_noun[i]`` says that term i can be a subject."""

    language: str
    digest: str
    inversion: bool
    anchors: Anchors
    words: Sequence[tuple[Word, ...]]
    is_noun: Sequence[bool]
    between: frozenset[str]
    pronouns: frozenset[str]
    subordinators: frozenset[str]
    promising_relatives: frozenset[str]
    prepositions: frozenset[str]
    adpositions: frozenset[str]
    infinitive_marks: tuple[str, ...]
    coordinators: tuple[str, ...]
    labels: frozenset[str]
    abbreviations: frozenset[str]
    acts: Mapping[str, tuple[str, ...]]
    lists: Mapping[str, tuple[str, ...]]

    def any_of(self, name: str, folded: str) -> str | None:
        """The first entry of list ``name`` that stands in ``folded``, or None."""
        return next((entry for entry in self.lists.get(name, ()) if entry in folded), None)


def languages() -> tuple[str, ...]:
    """The languages that have a pack of statement words."""
    return tuple(sorted(file.parent.name for file in (PACKS / "languages").glob("*/statements.yaml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of ``language``; English for a language without one."""
    known = language if language in languages() else "en"
    content, digest = load_pack(f"languages/{known}/statements.yaml")
    return _compile(content, digest)


def _compile(content: Mapping[str, Any], digest: str) -> Lexicon:
    by_term: dict[str, list[Word]] = {}
    pronouns: set[str] = set()
    for cls, values in content["cues"].items():
        for value, phrases in values.items():
            if cls == "PRON":
                pronouns.update(map(fold, phrases))
                continue
            for phrase in phrases:
                first, *rest = (part.strip() for part in fold(phrase).split(GAP))
                by_term.setdefault(first, []).append(Word(cls, value, tuple(rest)))
    terms = sorted(by_term)
    words = tuple(tuple(sorted(by_term[term], key=lambda word: -sum(map(len, word.rest)))) for term in terms)
    texts = {key: tuple(map(fold, value)) for key, value in content.items() if _is_words(value)}
    return Lexicon(
        language=content["language"],
        digest=digest,
        inversion=content["inversion"],
        anchors=Anchors(terms),
        words=words,
        is_noun=tuple(any(word.cls in NOUNS for word in group) for group in words),
        between=frozenset(texts["between"]),
        pronouns=frozenset(pronouns),
        subordinators=frozenset(texts["subordinators"]),
        promising_relatives=frozenset(texts.get("promising_relatives", ())),
        prepositions=frozenset(texts.get("prepositions", ())),
        adpositions=frozenset(texts.get("adpositions", ())),
        infinitive_marks=texts.get("infinitive_marks", ()),
        labels=frozenset(fold(word) for word in content["cues"].get("NOUN", {}).get("recommendation", ())),
        coordinators=texts["coordinators"],
        abbreviations=frozenset(texts.get("abbreviations", ())),
        acts={act: tuple(map(fold, stems)) for act, stems in content["acts"].items()},
        lists=texts,
    )


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
