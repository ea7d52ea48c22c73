"""Labels that count ("12.", "5., 6., 7.", "140.7-9", "Rec. 18"), and the runs in which they go on counting."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pijler.extraction.statements.fields import patterns, written_out
from pijler.reading.document import Block, View

LARGEST_GAP = 5
"""A number that lies further above the one before it does not go on with the same list."""
SHORTEST_RUN = 3
_AFTER_STOP = re.compile(r"(?<=[.;] )(?=\w)")
_FIRST = re.compile(r"\d+(?:\.\d+)*")


@dataclass(slots=True)
class Label:
    start: int
    text: int
    numbers: list[str]
    style: str
    block: int
    goes_on: bool
    """It ends in a comma: what did not fit its column follows further on."""
    introduces: bool
    """It ends in a colon, as the name of what follows does."""
    inner: bool = False
    """It stands behind a stop inside a block."""

    @property
    def first(self) -> tuple[int, ...]:
        return tuple(map(int, self.numbers[0].split(".")))

    @property
    def last(self) -> int:
        return int(self.numbers[-1].rpartition(".")[2])


def block_end(view: View, block: int) -> int:
    """Where a block of the view ends."""
    begins = view.block_starts
    return begins[block + 1] - 1 if block + 1 < len(begins) else len(view.text)


def labels_in(view: View, language: str) -> list[Label]:
    """The labels at the beginnings of blocks, and behind stops where blocks were not told apart."""
    pattern = patterns(language).number_label
    if pattern is None:
        return []
    text, begins = view.text, view.block_starts
    found: list[Label] = []
    for block, begin in enumerate(begins):
        match = pattern.match(text, begin)
        label = _label(match, block, language) if match else None
        if label is not None:
            found.append(label)
    if len(found) < SHORTEST_RUN:
        return found
    for block in range(max(found[0].block - 1, 0), found[-1].block + 1):
        for place in _AFTER_STOP.finditer(text, begins[block], block_end(view, block)):
            match = pattern.match(text, place.start())
            label = _label(match, block, language) if match else None
            if label is not None:
                label.inner = True
                found.append(label)
    return sorted(found, key=lambda each: each.start)


def _label(match: re.Match[str], block: int, language: str) -> Label | None:
    """The label, unless it is a bare number before a word ("14 June")."""
    first = _FIRST.match(match["numbers"])
    if first is None:
        return None
    dotted = "." in first[0]
    alone = match.end() >= len(match.string) or match.string[match.end()] == "\n"
    if not (match["word"] or dotted or match["stop"] or alone):
        return None
    style = "word" if match["word"] else first[0].rpartition(".")[0] or "plain"
    numbers = written_out(match["numbers"], language)
    text, stop = match.end() + (not alone), match["stop"] or ""
    return Label(match.start(), text, numbers, style, block, stop.endswith(","), stop.endswith(":"))


def _chapters(labels: Sequence[Label], blocks: Sequence[Block]) -> list[int]:
    """For each block the number of headings up to it; what begins with a label is no heading here."""
    labelled = {label.block for label in labels}
    return list(accumulate(block.kind == "heading" and n not in labelled for n, block in enumerate(blocks)))


def _runs_of(labels: Sequence[Label], chapters: Sequence[int]) -> Iterator[list[Label]]:
    """Labels of one style that go on counting under one heading; with a word before them, under any."""
    by_style: dict[str, list[Label]] = {}
    for label in labels:
        by_style.setdefault(label.style, []).append(label)
    for alike in by_style.values():
        run: list[Label] = []
        for label in alike:
            if run and not _goes_on(run[-1], label, chapters):
                if label.inner:
                    continue
                yield run
                run = []
            run.append(label)
        yield run


def _goes_on(last: Label, label: Label, chapters: Sequence[int]) -> bool:
    if label.style == "word":
        return True
    if label.first <= last.first or chapters[last.block] != chapters[label.block]:
        return False
    return label.style != "plain" or label.first[0] - last.last <= LARGEST_GAP


def runs(labels: Sequence[Label], blocks: Sequence[Block]) -> Iterator[list[Label]]:
    """The runs of ``labels``: of one style, under one heading, going on counting."""
    yield from _runs_of(labels, _chapters(labels, blocks))
