"""Clauses with their cues: which words of a sentence can be a subject, and which say what it does."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pijler.extraction.anchors import Hit
from pijler.extraction.statements.lexicon import NOUNS, Lexicon, Word

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Noun:
    """A possible subject: ACTOR, INSTRUMENT, SOURCE or THIRD."""

    start: int
    end: int
    cls: str
    value: str


@dataclass(frozen=True, slots=True)
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
    """A stretch of folded text with its nouns and verbs, each in order of start."""

    folded: str
    start: int
    end: int
    nouns: list[Noun]
    verbs: list[Verb]
    head: bool = True
    """False for a part of a sentence that follows a coordinator."""

    def of(self, *classes: str) -> Iterator[Verb]:
        return (verb for verb in self.verbs if verb.word.cls in classes)

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
    verbs: list[Verb] = []
    for term, at, stop in hits:
        if at < start or stop > end:
            continue
        if lexicon.is_noun[term]:
            _add_noun(nouns, lexicon.words[term], at, stop)
        if folded.endswith(lexicon.infinitive_marks, start, at):
            continue
        for word in lexicon.words[term]:
            if word.cls in NOUNS:
                continue
            spans = _parts(folded, at, stop, end, word.rest)
            if spans:
                verbs.append(Verb(at, stop, word, spans))
    return Clause(folded, start, end, nouns, verbs)


def _add_noun(nouns: list[Noun], words: tuple[Word, ...], start: int, end: int) -> None:
    word = next(word for word in words if word.cls in NOUNS)
    if nouns and nouns[-1].end >= end:
        return
    while nouns and nouns[-1].start >= start:
        nouns.pop()
    nouns.append(Noun(start, end, word.cls, word.value))


def _parts(folded: str, start: int, stop: int, end: int, rest: tuple[str, ...]) -> tuple[Range, ...]:
    spans = [(start, stop)]
    for part in rest:
        at = find_word(folded, part, stop + 1, end)
        if at < 0:
            return ()
        stop = at + len(part)
        spans.append((at, stop))
    return tuple(spans)


def within(hits: Sequence[Hit], starts: Sequence[int], start: int, end: int) -> Sequence[Hit]:
    """The hits (in order of start) that begin in text[start:end]."""
    return hits[bisect_left(starts, start) : bisect_left(starts, end)]


def split(folded: str, start: int, end: int, lexicon: Lexicon) -> list[Range]:
    """The parts of a sentence between coordinators; the coordinator's last word begins the later part."""
    cuts = [start]
    for mark in lexicon.coordinators:
        at = folded.find(mark, start, end)
        while at >= 0:
            cuts.append(at + (2 if mark[0] in ",;" else 1))
            at = folded.find(mark, at + 1, end)
    cuts = sorted(set(cuts))
    return [(begin, stop) for begin, stop in zip(cuts, [*cuts[1:], end], strict=True) if stop - begin > 8]
