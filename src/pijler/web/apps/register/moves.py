"""What became of the statements of a document in its next version. Pure: plain values in, plain values out."""

import re
from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, Protocol, TypeVar

LIKE = 0.5
"""Two statements of a kind are versions of each other where they share so much of their words (Dice)."""
LIKE_OF_OTHER_KIND = 0.75
MOST_COMMON = 200
"""A word that more statements have says nothing about which belongs to which."""
_WORD = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(r"^[\W\d]*(?:[a-z]\b[.)])?\s*")


class Stated(Protocol):
    """What is compared of a statement: its place in the order, its kind, its running text, the headings above it."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def section(self) -> Sequence[str]: ...


S = TypeVar("S", bound=Stated)


@dataclass(frozen=True, slots=True)
class Pair(Generic[S]):
    """A statement as it was, and as it is."""

    old: S
    new: S


@dataclass(frozen=True, slots=True)
class Moves(Generic[S]):
    """Each statement of either version stands in exactly one list.

    ``same``: the same words at the same place. ``moved``: the same words under another heading or in another order.
    ``changed``: other words, nearest to each other. ``gone`` and ``new``: without a counterpart.
    """

    same: Sequence[Pair[S]]
    moved: Sequence[Pair[S]]
    changed: Sequence[Pair[S]]
    gone: Sequence[S]
    new: Sequence[S]


@dataclass(frozen=True, slots=True)
class Bit:
    """Words in a row that both versions have, or that only one of them has."""

    text: str
    only_here: bool


def compare(old: Sequence[S], new: Sequence[S]) -> Moves[S]:
    """What became of each statement of ``old`` in ``new``."""
    old, new = _in_order(old), _in_order(new)
    equal = _equal(old, new)
    kept = _longest_in_order([pair for pair in equal if _headings(pair.old) == _headings(pair.new)])
    left_old, left_new = _without(old, [pair.old for pair in equal]), _without(new, [pair.new for pair in equal])
    changed = _nearest(left_old, left_new)
    return Moves(
        same=[pair for pair in equal if pair.old.number in kept],
        moved=[pair for pair in equal if pair.old.number not in kept],
        changed=changed,
        gone=_without(left_old, [pair.old for pair in changed]),
        new=_without(left_new, [pair.new for pair in changed]),
    )


def _in_order(statements: Iterable[S]) -> list[S]:
    return sorted(statements, key=lambda statement: statement.number)


def _without(statements: Sequence[S], taken: Iterable[S]) -> list[S]:
    numbers = {statement.number for statement in taken}
    return [statement for statement in statements if statement.number not in numbers]


def _headings(statement: Stated) -> tuple[str, ...]:
    """The headings above it; a number before them changes with what was put in further up."""
    return tuple(_NUMBERING.sub("", heading.casefold()).strip() for heading in statement.section)


def _said(statement: Stated) -> tuple[str, ...]:
    return (statement.kind, *_WORD.findall(statement.words.casefold()))


def _equal(old: Sequence[S], new: Sequence[S]) -> list[Pair[S]]:
    """Statements in the same words, in the order of ``old``; those under the same headings find each other first."""
    exact = _paired(old, new, lambda statement: (_said(statement), _headings(statement)))
    rest_old, rest_new = _without(old, [pair.old for pair in exact]), _without(new, [pair.new for pair in exact])
    elsewhere = _paired(rest_old, rest_new, _said)
    return sorted([*exact, *elsewhere], key=lambda pair: pair.old.number)


class _Key(Protocol):
    def __call__(self, statement: Stated, /) -> Hashable: ...


def _paired(old: Sequence[S], new: Sequence[S], key: _Key) -> list[Pair[S]]:
    waiting: dict[Hashable, deque[S]] = defaultdict(deque)
    for statement in new:
        waiting[key(statement)].append(statement)
    return [Pair(statement, found.popleft()) for statement in old if (found := waiting[key(statement)])]


def _longest_in_order(pairs: Sequence[Pair[S]]) -> set[int]:
    """The old numbers of the longest run of pairs whose order is the same in both versions (patience sorting)."""
    tops: list[int] = []  # the last pair of the best run of each length
    before: list[int | None] = []
    for at, pair in enumerate(pairs):
        low, high = 0, len(tops)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if pairs[tops[middle]].new.number < pair.new.number else (low, middle)
        before.append(tops[low - 1] if low else None)
        tops[low : low + 1] = [at]
    kept: set[int] = set()
    at = tops[-1] if tops else None
    while at is not None:
        kept.add(pairs[at].old.number)
        at = before[at]
    return kept


def _nearest(old: Sequence[S], new: Sequence[S]) -> list[Pair[S]]:
    """Pairs that share most of their words, the closest first; each statement in one pair at most."""
    words = {statement.number: _words(statement) for statement in new}
    holders: dict[str, list[S]] = defaultdict(list)
    for statement in new:
        for word in words[statement.number]:
            holders[word].append(statement)
    close = [
        (-likeness, abs(one.number - other.number), one.number, other.number, Pair(one, other))
        for one in old
        for other, likeness in _likenesses(one, holders, words)
    ]
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found: list[Pair[S]] = []
    for *_, one, other, pair in sorted(close, key=lambda row: row[:4]):
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            found.append(pair)
    return sorted(found, key=lambda pair: pair.old.number)


def _likenesses(one: S, holders: dict[str, list[S]], words: dict[int, frozenset[str]]) -> Iterable[tuple[S, float]]:
    own = _words(one)
    telling = (found for word in own if len(found := holders.get(word, [])) <= MOST_COMMON)
    seen = {other.number: other for found in telling for other in found}
    for number, other in seen.items():
        likeness = 2 * len(own & words[number]) / (len(own) + len(words[number]))
        if likeness >= (LIKE if one.kind == other.kind else LIKE_OF_OTHER_KIND):
            yield other, likeness


def _words(statement: Stated) -> frozenset[str]:
    return frozenset(_WORD.findall(statement.words.casefold()))


def wordings(old: str, new: str) -> tuple[list[Bit], list[Bit]]:
    """Both wordings, cut where they begin and cease to differ. Between two bits belongs a blank."""
    before, after = old.split(), new.split()
    one: list[Bit] = []
    other: list[Bit] = []
    for kind, i, j, k, n in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if i < j:
            one.append(Bit(" ".join(before[i:j]), kind != "equal"))
        if k < n:
            other.append(Bit(" ".join(after[k:n]), kind != "equal"))
    return one, other
