"""Labelled lines of a plan ("Verantwoordelijk: ...", "Deadline: ...") complete the promises of their section."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, product

from pijler.extraction.model import Deadline, Measure, Phrase, Statement
from pijler.extraction.statements.deadlines import deadline
from pijler.extraction.statements.fields import measure_in
from pijler.extraction.statements.lexicon import Lexicon
from pijler.reading.document import Block, View


@dataclass(frozen=True, slots=True)
class Labelled:
    """``name`` is actor, deadline or measure; the value stands in text[start:end] of the view."""

    name: str
    start: int
    end: int


def complete(
    statements: Sequence[Statement],
    view: View,
    folded: str,
    blocks: Sequence[Block],
    today: date | None,
    words: Lexicon,
) -> None:
    """Give the promises of a section the actor, deadline and measure that its labelled lines name."""
    if not any(statement.kind == "commitment" for statement in statements):
        return
    promises: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        if statement.kind == "commitment":
            promises.setdefault(statement.section, []).append(statement)
    values: dict[tuple[str, ...], list[Labelled]] = {}
    for block, value in _labelled(folded, view, words.field_labels):
        values.setdefault(blocks[block].path, []).append(value)
    for section, found in values.items():
        for statement, value in _owned(promises.get(section, ()), found, view):
            _complete(statement, value, view, folded, today, words)


def _owned(
    promises: Sequence[Statement], values: Sequence[Labelled], view: View
) -> Iterator[tuple[Statement, Labelled]]:
    """Each value of a section with the promises that it is about.

    Values that follow each other make a run. One run in a section is about all its promises; of several, each is
    about the promises just before it, or just behind it where the section opens with values.
    """
    line: list[tuple[int, Statement | Labelled]] = [(promise.segments[0][0], promise) for promise in promises]
    line += [(view.segments(value.start, value.end)[0][0], value) for value in values]
    line.sort(key=lambda entry: entry[0])
    runs = [[item for _, item in run] for _, run in groupby(line, lambda entry: isinstance(entry[1], Labelled))]
    if len(runs) < 4:
        yield from product(promises, values)
        return
    for two in zip(runs[::2], runs[1::2], strict=False):
        entry = [item for run in two for item in run]
        about = [item for item in entry if isinstance(item, Statement)]
        yield from product(about, [item for item in entry if isinstance(item, Labelled)])


def _labelled(folded: str, view: View, names: Mapping[str, str]) -> Iterator[tuple[int, Labelled]]:
    """Every labelled value with the number of its block; a value ends where the next label or block begins."""
    last = len(view.block_starts) - 1
    labels = list(_labels(folded, names))
    block = 0
    for n, (name, at, start) in enumerate(labels):
        while block < last and view.block_starts[block + 1] <= at:
            block += 1
        stop = view.block_starts[block + 1] - 1 if block < last else len(folded)
        end = min(stop, labels[n + 1][1]) if n + 1 < len(labels) else stop
        while end > start and folded[end - 1] in " .;,\n":
            end -= 1
        if end > start:
            yield block, Labelled(name, start, end)


def _labels(folded: str, names: Mapping[str, str]) -> Iterator[tuple[str, int, int]]:
    """The field, the start of the label, and the start of its value, for every known word before a colon."""
    width = max(map(len, names), default=0) + 2
    colon = folded.find(": ")
    while colon >= 0:
        before = folded[max(0, colon - width) : colon]
        before = before[before.rfind("\n") + 1 :]
        words = before.split(" ")
        for first in range(len(words)):
            label = " ".join(words[first:])
            name = names.get(label.lstrip("("))
            if name is not None:
                yield name, colon - len(label), colon + 2
                break
        colon = folded.find(": ", colon + 1)


def _complete(
    statement: Statement, found: Labelled, view: View, folded: str, today: date | None, words: Lexicon
) -> None:
    segments = view.segments(found.start, found.end)
    if found.name == "actor" and (statement.actor is None or not statement.actor.segments):
        statement.actor = Phrase(segments, view.text[found.start : found.end])
    elif found.name == "deadline" and statement.deadline is None:
        when = deadline(folded, found.start, found.end, today, words.language)
        if when is not None:
            statement.deadline = Deadline(view.segments(when.start, when.end), when.interval)
    elif found.name == "measure" and statement.measure is None:
        statement.measure = _measure(found, view, folded, words)


def _measure(found: Labelled, view: View, folded: str, words: Lexicon) -> Measure:
    """The number in the value with its unit; a measure in words only keeps its words as the value."""
    number = measure_in(folded, found.start, found.end, words.language)
    segments = view.segments(found.start, found.end)
    if number is None:
        return Measure(segments, view.text[found.start : found.end], "")
    return Measure(segments, number.value, number.unit, number.direction)
