"""Clauses with their cues: which words of a sentence can be a subject, and which say what it does."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pijler.extraction.anchors import Hit
from pijler.extraction.statements.lexicon import Lexicon, Word

Range = tuple[int, int]
T = TypeVar("T")


@dataclass(slots=True)
class Noun:
    """A possible subject: ACTOR, INSTRUMENT, SOURCE or THIRD."""

    start: int
    end: int
    cls: str
    value: str


@dataclass(slots=True)
class Verb:
    """Words that say something; ``spans`` holds all their parts, ``end`` is where the first part ends."""

    start: int
    end: int
    word: Word
    spans: tuple[Range, ...]

    @property
    def size(self) -> int:
        return sum(end - start for start, end in self.spans)


@dataclass(slots=True)
class Clause:
    """A stretch of folded text with its nouns and, by class, its verbs, each in order of start."""

    folded: str
    start: int
    end: int
    nouns: list[Noun]
    by_class: dict[str, list[Verb]]
    timed: bool = False
    """A month, season, year or relative time stands in it."""
    part: bool = False
    """It was cut out of a sentence at a coordinator."""
    head: bool = True
    """False for a part of a sentence that follows a coordinator."""
    subjects: dict[Range, Any] = field(default_factory=dict[Range, Any])
    """The subjects found for the verbs at these places, so that each is looked for once."""

    def of(self, cls: str) -> list[Verb]:
        """The verbs of one class."""
        return self.by_class.get(cls, [])

    def first(self, cls: str) -> Verb | None:
        """The first verb of a class, or None."""
        verbs = self.by_class.get(cls)
        return verbs[0] if verbs else None

    def text(self) -> str:
        return self.folded[self.start : self.end]


def find_word(text: str, word: str, start: int, end: int) -> int:
    """Where ``word`` stands as a whole word in text[start:end], or -1."""
    at = text.find(word, start, end)
    while at >= 0:
        stop = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (stop >= len(text) or not text[stop].isalnum()):
            return at
        at = text.find(word, at + 1, end)
    return -1


def clause_of(folded: str, start: int, end: int, hits: Sequence[Hit], lexicon: Lexicon) -> Clause:
    """The clause text[start:end] with the nouns and verbs among ``hits`` (in order of start)."""
    nouns: list[Noun] = []
    by_class: dict[str, list[Verb]] = {}
    timed = False
    words, subjects, marks = lexicon.words, lexicon.nouns, lexicon.infinitive_marks
    noun_marks = lexicon.lists.get("noun_marks", ())
    for term, at, stop in hits:
        noun = subjects[term]
        if noun is not None:
            _add_noun(nouns, noun, at, stop)
        for word in words[term]:
            if word.before or word.after:
                spans = _parts(folded, at, stop, start, end, word)
                if spans:
                    by_class.setdefault(word.cls, []).append(Verb(*spans[0], word, spans))
            elif word.cls == "TIME":
                timed = True
            elif word.cls == "MODAL" and folded.endswith(noun_marks, start, at):
                continue
            elif not (marks and folded.endswith(marks, start, at)):
                by_class.setdefault(word.cls, []).append(Verb(at, stop, word, ((at, stop),)))
    return Clause(folded, start, end, nouns, by_class, timed)


def part_of(clause: Clause, start: int, end: int) -> Clause:
    """The part text[start:end] of ``clause``, with what lies wholly inside it."""
    nouns = [noun for noun in clause.nouns if noun.start >= start and noun.end <= end]
    inside = {
        cls: kept
        for cls, verbs in clause.by_class.items()
        if (kept := [verb for verb in verbs if verb.start >= start and verb.spans[-1][1] <= end])
    }
    return Clause(clause.folded, start, end, nouns, inside, clause.timed, True, start == clause.start)


def _add_noun(nouns: list[Noun], word: Word, start: int, end: int) -> None:
    if nouns:
        if nouns[-1].end >= end:
            return
        while nouns and nouns[-1].start >= start:
            nouns.pop()
    nouns.append(Noun(start, end, word.cls, word.value))


def _parts(folded: str, at: int, stop: int, start: int, end: int, word: Word) -> tuple[Range, ...]:
    """The spans of all parts of ``word`` whose longest part stands at ``at``, or none."""
    spans = [(at, stop)]
    for part in reversed(word.before):
        found = _find_before(folded, part, start, spans[0][0] - 1)
        if found < 0:
            return ()
        spans.insert(0, (found, found + len(part)))
    for part in word.after:
        found = find_word(folded, part, stop + 1, end)
        if found < 0:
            return ()
        stop = found + len(part)
        spans.append((found, stop))
    return tuple(spans)


def _find_before(text: str, word: str, start: int, end: int) -> int:
    """Where ``word`` last stands as a whole word in text[start:end], or -1."""
    at = text.rfind(word, start, end)
    while at >= 0:
        stop = at + len(word)
        if (at == 0 or not text[at - 1].isalnum()) and (stop >= len(text) or not text[stop].isalnum()):
            return at
        at = text.rfind(word, start, stop - 1)
    return -1


def within(items: Sequence[T], starts: Sequence[int], start: int, end: int) -> Sequence[T]:
    """Those of ``items`` (which begin at ``starts``, in order) that begin in text[start:end]."""
    return items[bisect_left(starts, start) : bisect_left(starts, end)]


def split(clause: Clause) -> list[Range]:
    """The parts of a sentence between coordinators; the coordinator's last word begins the later part."""
    coordinators = clause.by_class.pop("COORDINATOR", None)
    if coordinators is None:
        return []
    folded, start, end = clause.folded, clause.start, clause.end
    cuts = sorted({start, *(mark.start + (2 if folded[mark.start] in ",;" else 1) for mark in coordinators)})
    return [(begin, stop) for begin, stop in zip(cuts, [*cuts[1:], end], strict=True) if stop - begin > 8]
