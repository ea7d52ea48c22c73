"""The words of a language by which statements are recognised, compiled for one pass over a text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from pijler.extraction.anchors import Terms, fold
from pijler.kernel.packfile import PACKS, load_pack

NOUNS = ("ACTOR", "INSTRUMENT", "SOURCE", "EITHER", "THIRD")
SPEAKING = frozenset({"STANCE", "PLEDGE", "MODAL"})
"""Classes of the verbs with which a government answers or promises."""
GAP = "…"


@dataclass(frozen=True, slots=True)
class Word:
    """One cue: its class and value, and the parts that must stand around its longest one in the same clause."""

    cls: str
    value: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def parts(self) -> int:
        """The number of letters in the other parts: a cue with more of them is more telling."""
        return sum(map(len, self.before + self.after))


@dataclass(frozen=True)
class Lexicon:
    """``words[i]`` are the cues whose longest part is term i; ``nouns[i]`` is the noun that it is, if it is one."""

    language: str
    inversion: bool
    anchors: Terms
    words: Sequence[tuple[Word, ...]]
    nouns: Sequence[Word | None]
    speaks: Sequence[bool]
    between: frozenset[str]
    pronouns: frozenset[str]
    conjunctions: tuple[str, ...]
    """Words that tie what is of equal rank; the first is "and"."""
    opening: tuple[str, ...]
    """The same with a blank after them, as a later part of a sentence begins."""
    complementizers: tuple[str, ...]
    relatives: frozenset[str]
    first_person: frozenset[str]
    subordinators: frozenset[str]
    promising_relatives: frozenset[str]
    prepositions: frozenset[str]
    adpositions: frozenset[str]
    infinitive_marks: tuple[str, ...]
    labels: frozenset[str]
    field_labels: Mapping[str, str]
    """The words before a colon with which a plan names an actor, deadline or measure, and which of them."""
    abbreviations: frozenset[str]
    determiners: frozenset[str]
    law_headings: tuple[str, ...]
    singular: frozenset[str]
    plural_endings: tuple[str, ...]
    demonstratives: frozenset[str]
    participle: re.Pattern[str]
    name_tail: re.Pattern[str]
    """What may follow a noun and still be its name: " van Arbeid en Samenleving"."""
    progressive: re.Pattern[str] | None
    acts: Sequence[tuple[str, str]]
    """(act, stem); of stems that begin at one place the first counts."""
    lists: Mapping[str, tuple[str, ...]]

    def any_of(self, name: str, folded: str) -> str | None:
        """The first entry of list ``name`` that stands in ``folded``, or None."""
        for entry in self.lists.get(name, ()):
            if entry in folded:
                return entry
        return None


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack of statement words."""
    return tuple(sorted(file.parent.name for file in (PACKS / "languages").glob("*/statements.yaml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The compiled lexicon of ``language``; English for a language without one."""
    known = language if language in languages() else "en"
    content, _ = load_pack(f"languages/{known}/statements.yaml")
    return _compile(content)


def _compile(content: Mapping[str, Any]) -> Lexicon:
    by_term: dict[str, list[Word]] = {}
    pronouns: set[str] = set()
    for cls, values in content["cues"].items():
        for value, phrases in values.items():
            if cls == "PRON":
                pronouns.update(map(fold, phrases))
                continue
            for phrase in phrases:
                parts = tuple(part.strip() for part in fold(phrase).split(GAP))
                at = max(range(len(parts)), key=lambda n: len(parts[n]))
                by_term.setdefault(parts[at], []).append(Word(cls, value, parts[:at], parts[at + 1 :]))
    for phrase in content["coordinators"]:
        by_term.setdefault(fold(phrase), []).append(Word("COORDINATOR", ""))
    for phrase in _times(content["language"]):
        by_term.setdefault(fold(phrase), []).append(Word("TIME", ""))
    terms = sorted(by_term)
    words = tuple(tuple(sorted(by_term[term], key=lambda word: -word.parts)) for term in terms)
    texts = {key: tuple(map(fold, value)) for key, value in content.items() if _is_words(value)}
    return Lexicon(
        language=content["language"],
        inversion=content["inversion"],
        anchors=Terms(terms),
        words=tuple(tuple(word for word in group if word.cls not in NOUNS) for group in words),
        speaks=tuple(any(word.cls in SPEAKING for word in group) for group in words),
        nouns=tuple(next((word for word in group if word.cls in NOUNS), None) for group in words),
        between=frozenset(texts["between"]),
        pronouns=frozenset(pronouns),
        conjunctions=texts["conjunctions"],
        opening=tuple(word + " " for word in texts["conjunctions"]),
        complementizers=texts["complementizers"],
        relatives=frozenset(texts["relatives"]),
        first_person=frozenset(texts["first_person"]),
        subordinators=frozenset(texts["subordinators"]),
        promising_relatives=frozenset(texts.get("promising_relatives", ())),
        prepositions=frozenset(texts.get("prepositions", ())),
        adpositions=frozenset(texts.get("adpositions", ())),
        infinitive_marks=texts.get("infinitive_marks", ()),
        field_labels={fold(word): name for name, words in content.get("labels", {}).items() for word in words},
        labels=frozenset(fold(word) for word in content["cues"].get("NOUN", {}).get("recommendation", ())),
        abbreviations=frozenset(texts.get("abbreviations", ())),
        singular=frozenset(texts.get("singular_pronouns", ())),
        plural_endings=texts.get("plural_endings", ()),
        law_headings=texts.get("law_headings", ()),
        determiners=frozenset(texts.get("determiners", ())),
        demonstratives=frozenset(texts.get("determiners", ())) & frozenset(texts["subordinators"]),
        name_tail=_name_tail(texts),
        participle=re.compile(r"\b(?:" + content["participle"] + r")\b"),
        progressive=re.compile(content["progressive"]) if "progressive" in content else None,
        acts=_acts(content["acts"]),
        lists=texts,
    )


_ACT_ORDER = ("explore", "consult", "report", "advocate", "integrate", "inform", "continue", "include")
"""Which act counts where stems of several begin at one place."""


def _acts(acts: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    return [(act, fold(stem)) for act in _ACT_ORDER for stem in acts.get(act, ())]


_NAME = r"[^\W\d_a-z][\w’'-]*"


def _name_tail(texts: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    article = f"(?:(?:{'|'.join(texts['articles'])}) )?"
    more, links, first = f"(?:[ -]{_NAME})*", "|".join(texts["name_links"]), texts["conjunctions"][0]
    linked = rf" (?:{links}) (?={article}{_NAME}){article}{_NAME}{more}"
    listed = rf", {_NAME}(?= {first} {_NAME}){more}"
    return re.compile(rf"(?: \([A-Z][\w-]*\))?(?:{linked}|{listed})*")


def _times(language: str) -> list[str]:
    """The words that show that a time is named: months, seasons, relative times, terms."""
    content = load_pack(f"languages/{language}/times.yaml")[0]
    terms = [f"{count} {unit}" for count in content["counts"] for unit in content["units"]]
    return [*content["months"], *content["seasons"], *content["relative"], *terms]


def _is_words(value: Any) -> bool:
    entries = cast("list[Any]", value) if isinstance(value, list) else []
    return bool(entries) and all(isinstance(entry, str) for entry in entries)
