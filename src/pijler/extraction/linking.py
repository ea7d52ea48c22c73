"""Links: which answer is about which finding, which promise follows from it, which action carries it out.

A link rests on something a person can check: a number that both name, a place in the same section, or words that
both share. The reason is kept with the link.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from pijler.extraction.model import Link, Relation
from pijler.extraction.numbered import Numbered, Worded

LEAST_SHARED = 1.2
"""How much two statements must share: the weights of their common words add up to this many times the weight of a
word that only one statement has."""
MOST_STEMS = 12
"""Only the most telling stems of a statement are looked up."""
MOST_POSTINGS = 24
"""Only this many of the latest statements are looked at per word, so that time stays linear in the text."""
MOST_ANSWERED = 12
"""An answer is linked to at most this many findings of its section."""


@dataclass(slots=True)
class _Index:
    """The statements of one kind by their stems."""

    postings: dict[str, list[Worded]] = field(default_factory=lambda: defaultdict(list))

    def add(self, item: Worded, weight: "Weights") -> None:
        for stem in item.stems & weight.by_stem.keys():
            found = self.postings[stem]
            found.append(item)
            if len(found) > 2 * MOST_POSTINGS:
                del found[:MOST_POSTINGS]

    def best(self, item: Worded, weight: "Weights") -> tuple[Worded, list[str]] | None:
        """The statement that shares most with ``item``, and what they share, if that is enough."""
        score: dict[str, float] = {}
        seen: dict[str, Worded] = {}
        for stem in weight.telling(item.stems):
            worth = weight.of(stem)
            for other in self.postings.get(stem, ())[-MOST_POSTINGS:]:
                score[other.key] = score.get(other.key, 0.0) + worth
                seen[other.key] = other
        if not score:
            return None
        key, total = max(score.items(), key=lambda pair: (pair[1], pair[0]))
        if total < weight.least:
            return None
        shared = sorted(item.stems & seen[key].stems, key=lambda stem: (-weight.of(stem), stem))
        return (seen[key], shared) if len(shared) >= 2 else None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a shared stem says: little where many statements have it (inverse document frequency, in nats).

    Stems that only one statement has cannot be shared and are left out.
    """

    by_stem: Mapping[str, float]
    least: float

    def of(self, stem: str) -> float:
        return self.by_stem.get(stem, 0.0)

    def telling(self, stems: frozenset[str]) -> list[str]:
        """The stems that say most, at most MOST_STEMS of them."""
        known = [(-self.by_stem[stem], stem) for stem in stems if stem in self.by_stem]
        return [stem for _, stem in sorted(known)[:MOST_STEMS]]


def weights(items: Sequence[Worded]) -> Weights:
    """The weights over all statements that are linked together."""
    frequency = Counter(stem for item in items for stem in item.stems)
    total = len(items) + 1
    shared = {stem: log(total / (count + 1)) for stem, count in frequency.items() if count > 1}
    return Weights(shared, LEAST_SHARED * log(total))


def link_within(items: Sequence[Worded]) -> None:
    """Link the statements of one document, in their order, and mark repeats; the links go onto the statements."""
    weight = weights(items)
    indexes = {kind: _Index() for kind in ("finding", "position", "commitment", "action")}
    counted = Numbered(item for item in items if item.statement.refs)
    _mark_repeats(items, weight)
    open_findings: list[Worded] = []
    last_answer: Worded | None = None
    section: tuple[str, ...] | None = None
    answered = False
    for item in items:
        statement = item.statement
        if statement.section != section:
            section, open_findings, last_answer, answered = statement.section, [], None, False
        if statement.kind == "finding":
            if answered:
                open_findings, answered, last_answer = [], False, None
            open_findings.append(item)
        elif statement.kind == "position":
            if not (statement.refs and _by_number(item, [counted])):
                _answer(item, [] if statement.refs and answered else open_findings, indexes, weight)
            last_answer, answered = item, True
        elif statement.kind == "commitment":
            if not (statement.refs and _by_number(item, [counted])):
                _promise(item, last_answer, open_findings, indexes, weight)
            answered = True
        else:
            _implement(item, indexes, weight)
        indexes[statement.kind].add(item, weight)


def link_across(documents: Sequence[Sequence[Worded]]) -> None:
    """Link the statements of each document to those of the documents before it (baseline, answer, plan, report).

    A number that both bear ("aanbeveling 3") decides, in the latest document that has it; else shared words. Statements
    of one document are not linked here: see ``link_within``.
    """
    weight = weights([item for items in documents for item in items])
    indexes = {kind: _Index() for kind in ("finding", "position", "commitment", "action")}
    earlier: list[Numbered] = []
    for items in documents:
        by_words = [item for item in items if not _by_number(item, earlier)]
        answered = {link.to for item in items for link in item.statement.links if link.relation == "answers"}
        for item in by_words:
            _link_back(item, answered, indexes, weight)
        for item in items:
            indexes[item.statement.kind].add(item, weight)
        earlier.insert(0, Numbered(items))


_TARGETS: Mapping[str, Sequence[tuple[str, Relation]]] = {
    "position": (("finding", "answers"),),
    "commitment": (("commitment", "implements"), ("position", "promises"), ("finding", "promises")),
    "action": (("commitment", "implements"),),
    "finding": (),
}
"""To what each kind is linked back, in the order in which it is tried."""


def _link_back(item: Worded, answered: set[str], indexes: Mapping[str, _Index], weight: Weights) -> None:
    """Link by words; what is answered by its number needs no answer by words."""
    for kind, relation in _TARGETS[item.statement.kind]:
        found = indexes[kind].best(item, weight)
        if found is not None and not (relation == "answers" and found[0].key in answered):
            _link_by(found, item, relation)
            return


def _by_number(item: Worded, earlier: Sequence[Numbered]) -> bool:
    """Link ``item`` to what bears its numbers; whether anything does."""
    for kind, relation in _TARGETS[item.statement.kind]:
        named = [(number, other) for number in item.numbers if (other := _latest(kind, number, earlier))]
        for number, other in sorted(named, key=lambda pair: _counting(pair[0])):
            _link(item, other, relation, f"both name recommendation {number}")
        if named:
            return True
    return False


def _latest(kind: str, number: str, earlier: Sequence[Numbered]) -> Worded | None:
    return next((found for each in earlier if (found := each.get(kind, number))), None)


def _counting(number: str) -> list[int]:
    """The order in which people count: 9 before 10."""
    return [int(part) for part in number.split(".") if part.isdigit()]


def _answer(item: Worded, findings: list[Worded], indexes: Mapping[str, _Index], weight: Weights) -> None:
    if findings:
        for finding in findings[-MOST_ANSWERED:]:
            _link(item, finding, "answers", "stands before it in the same section")
        return
    _by_words(item, indexes["finding"], "answers", weight)


def _promise(
    item: Worded,
    answer: Worded | None,
    findings: list[Worded],
    indexes: Mapping[str, _Index],
    weight: Weights,
) -> None:
    if answer is not None:
        _link(item, answer, "promises", "follows on this answer in the same section")
    elif findings:
        _link(item, findings[-1], "promises", "follows on this finding in the same section")
    elif not _by_words(item, indexes["position"], "promises", weight):
        _by_words(item, indexes["finding"], "promises", weight)


def _implement(item: Worded, indexes: Mapping[str, _Index], weight: Weights) -> None:
    _by_words(item, indexes["commitment"], "implements", weight)


def _by_words(item: Worded, index: _Index, relation: Relation, weight: Weights) -> bool:
    found = index.best(item, weight)
    if found is not None and relation == "promises" and found[0].statement.coarse == "reject":
        return False  # what was refused is not what is promised
    if found is not None:
        _link_by(found, item, relation)
    return found is not None


def _link_by(found: tuple[Worded, list[str]], item: Worded, relation: Relation) -> None:
    other, shared = found
    _link(item, other, relation, "shares the words " + ", ".join(shared[:4]))


def _link(item: Worded, other: Worded, relation: Relation, reason: str) -> None:
    item.statement.links.append(Link(other.key, relation, reason))


def _mark_repeats(items: Sequence[Worded], weight: Weights) -> None:
    """A statement repeats an earlier one of its kind where they say the same in (nearly) the same words."""
    exact: dict[tuple[str, str, tuple[str, ...]], str] = {}
    commitments = _Index()
    for item in items:
        first = exact.setdefault((item.statement.kind, item.text, tuple(item.statement.refs)), item.key)
        if first != item.key:
            item.statement.repeats = first
        elif item.statement.kind == "commitment":
            found = commitments.best(item, weight)
            if found and _alike(item, found[0]):
                item.statement.repeats = found[0].statement.repeats or found[0].key
            commitments.add(item, weight)


def _alike(one: Worded, other: Worded) -> bool:
    shared, smaller = len(one.stems & other.stems), min(len(one.stems), len(other.stems))
    return smaller >= 4 and shared >= 0.6 * smaller and shared >= 0.45 * max(len(one.stems), len(other.stems))
