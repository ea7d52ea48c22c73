"""Numbered lists: where a text answers recommendations by their numbers, or gives the recommendations themselves.

A label ("12.", "5., 6., 7.", "140.7-9", "Rec. 18") opens an entry; labels that go on counting make a run. What a run
is shows in its entries, in what leads it in, and in its heading: a run of paragraph numbers is nothing.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from pijler.extraction.anchors import Hit, flat
from pijler.extraction.statements.clauses import within
from pijler.extraction.statements.fields import references_in, written_out
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.numbering import LARGEST_GAP, SHORTEST_RUN, Label, block_end, labels_in, runs
from pijler.reading.document import Block, View

Role = Literal["answer", "recommendation"]
Cue = tuple[str, str]
"""Class and value of a word of the lexicon."""

MAJORITY = 0.5
"""The share of its entries that decides what a run is."""
LONGEST_ENTRY = 1_500
"""An answer of one word stands within so many characters from its label."""
OPENING = 240
"""Characters at the beginning of an entry that show whether it answers."""
_ANSWERS = frozenset({"STANCE", "ASSENT", "SHARED"})
_RECOMMENDATION = ("NOUN", "recommendation")
_BEFORE_ANSWER = ("\n", ") ", ") – ", ") - ", "); ", "): ")
_MORE = re.compile(r"(?<=[ \n])\d+\.(?:,? \d+\.)*(?=[ \n]|\Z)")


class Entry(NamedTuple):
    """``numbers`` are those of the label at text[start:text] of the view; what belongs to them ends at ``end``."""

    start: int
    text: int
    end: int
    numbers: tuple[str, ...]
    role: Role
    answer: int
    """Where its answer of one word begins ("(Norrland) Accepted"), or -1."""
    lead: int
    """Where the sentence begins that leads the run in ("The following recommendations are accepted:"), or -1."""


@dataclass(slots=True)
class _Page:
    """What the runs of a view are judged by."""

    view: View
    folded: str
    blocks: Sequence[Block]
    hits: Sequence[Hit]
    starts: Sequence[int]
    lexicon: Lexicon
    headings: Sequence[int]
    """The blocks that are headings."""
    named: frozenset[str]
    """The numbers of recommendations that the running text names."""

    def cues(self, start: int, end: int) -> set[Cue]:
        """The cues that begin in text[start:end]."""
        hits = within(self.hits, self.starts, start, end)
        return {(word.cls, word.value) for term, _, _ in hits for word in self.lexicon.words[term]}


def entries(
    view: View, folded: str, blocks: Sequence[Block], hits: Sequence[Hit], starts: Sequence[int], lexicon: Lexicon
) -> list[Entry]:
    """The entries of all runs of answers and recommendations, in order of place; they do not overlap."""
    labels = labels_in(view, lexicon.language)
    if not labels:
        return []
    named = frozenset(references_in(folded, lexicon.language))
    headings = [n for n, block in enumerate(blocks) if block.kind == "heading"]
    page = _Page(view, folded, blocks, hits, starts, lexicon, headings, named)
    found = sorted(entry for run in runs(labels, blocks) for entry in _entries_of(run, page))
    later = [entry.start for entry in found[1:]]
    return [entry._replace(end=min(entry.end, end)) for entry, end in zip(found, [*later, len(folded)], strict=False)]


def heading_stance(heading: str, lexicon: Lexicon) -> str | None:
    """The answer that a heading gives to what stands under it ("Accepted recommendations"), or None."""
    hits = sorted(lexicon.anchors.find(flat(heading)), key=lambda hit: (hit[1], -hit[2]))
    words = [word for term, _, _ in hits for word in lexicon.words[term]]
    if not any((word.cls, word.value) == _RECOMMENDATION for word in words):
        return None
    return next((word.value for word in words if word.cls in ("SHARED", "ASSENT") and not word.after), None)


def _entries_of(run: list[Label], page: _Page) -> list[Entry]:
    later = [*(label.start for label in run[1:]), len(page.folded)]
    ends = [min(end, _section_end(label, page)) for label, end in zip(run, later, strict=True)]
    ends[-1] = min(ends[-1], _last_end(run, page))
    lead = _lead(run[0], page)
    role = _role(run, ends, lead, page)
    if role is None:
        return []
    found: list[Entry] = []
    for label, end in zip(run, ends, strict=True):
        more = _rest_of_label(label, end, page) if label.goes_on else []
        answer = _bare_answer(label, end, page)
        found.append(
            Entry(label.start, label.text, end, tuple(dict.fromkeys(label.numbers + more)), role, answer, lead)
        )
    return found


def _last_end(run: list[Label], page: _Page) -> int:
    """The last entry has at most as many blocks as the longest of the others."""
    blocks = [after.block - before.block for before, after in pairwise(run)]
    if not blocks:
        return len(page.folded)
    return block_end(page.view, min(run[-1].block + max(max(blocks), 1) - 1, len(page.blocks) - 1))


def _section_end(label: Label, page: _Page) -> int:
    """Where the next heading begins."""
    following = bisect_right(page.headings, label.block)
    return page.view.block_starts[page.headings[following]] if following < len(page.headings) else len(page.folded)


def _rest_of_label(label: Label, end: int, page: _Page) -> list[str]:
    """What follows "40., 41., 42.," on the next line of its column, which the text beside it parts from it."""
    for match in _MORE.finditer(page.view.text, label.text, end):
        numbers = written_out(match[0], page.lexicon.language)
        if label.last < int(numbers[0]) <= label.last + LARGEST_GAP:
            return numbers
    return []


def _lead(label: Label, page: _Page) -> int:
    """Where the sentence begins that leads the list in, or -1."""
    begins, text = page.view.block_starts, page.view.text
    block = label.block if label.start > begins[label.block] else label.block - 1
    if block < 0 or page.blocks[block].kind == "heading":
        return -1
    start, end = begins[block], min(block_end(page.view, block), label.start)
    last = max(text.rfind(". ", start, end - 2) + 2, start)
    if _RECOMMENDATION not in page.cues(last, end):
        return -1
    told = text[last:end].rstrip().endswith(":") or page.lexicon.any_of("list_leads", page.folded[last:end])
    return last if told else -1


def _role(run: list[Label], ends: list[int], lead: int, page: _Page) -> Role | None:
    """What the entries of a run are: answers, recommendations, or None where it is a list of something else."""
    if len(run) < SHORTEST_RUN and lead < 0 and max(len(label.numbers) for label in run) < SHORTEST_RUN:
        return None
    if sum(_speaks_of_answer(label, end, page) for label, end in zip(run, ends, strict=True)) >= MAJORITY * len(run):
        return "answer"
    named = run[0].style != "plain" and not run[0].introduces
    if named and _most(run, lambda label: not page.named.isdisjoint(label.numbers)):
        return "answer"
    if run[0].style == "word":
        return None
    if lead >= 0:
        return "recommendation"
    return "answer" if not page.named and _most(run, lambda label: _under_answer(label, page)) else None


def _most(run: list[Label], holds: Callable[[Label], bool]) -> bool:
    return sum(map(holds, run)) >= MAJORITY * len(run)


def _speaks_of_answer(label: Label, end: int, page: _Page) -> bool:
    """Whether the entry accepts or refuses "the recommendation", or gives the bare answer."""
    if _bare_answer(label, end, page) >= 0:
        return True
    answers = this = False
    line = page.folded.find("\n", label.text + 1)
    end = min(label.text + OPENING, end, line if line >= 0 else end)
    for term, begin, stop in within(page.hits, page.starts, label.text, end):
        classes = {word.cls for word in page.lexicon.words[term]}
        answers = answers or not classes.isdisjoint(_ANSWERS)
        this = this or ("NOUN" in classes and _is_this(page, begin, stop))
    return answers and this


def _bare_answer(label: Label, end: int, page: _Page) -> int:
    """Where one word answers (in a cell of its own, or behind the brackets that name who recommends), or -1."""
    folded, end = page.folded, min(end, label.text + LONGEST_ENTRY)
    for term, begin, stop in within(page.hits, page.starts, label.text, end):
        if folded[stop : stop + 1] not in ("", ".", ";", ",", "\n"):
            continue
        if begin > label.text and not folded.endswith(_BEFORE_ANSWER, label.text, begin):
            continue
        if any(word.cls == "SHARED" for word in page.lexicon.words[term]):
            return begin
    return -1


def _is_this(page: _Page, start: int, stop: int) -> bool:
    """ "The recommendation", "these recommendations": those of the label, not some that are named or counted."""
    before = page.folded[max(start - 12, 0) : start].split()
    named = page.folded[stop : stop + 2].lstrip()[:1].isdigit()
    return bool(before) and before[-1] in page.lexicon.determiners and not named


def _under_answer(label: Label, page: _Page) -> bool:
    path = page.blocks[label.block].path
    return bool(path) and heading_stance(path[-1], page.lexicon) is not None
