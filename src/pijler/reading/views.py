"""Clean views of a document: running text and footnotes, with maps back to the source."""

from array import array
from bisect import bisect_left
from itertools import accumulate
from typing import Literal

from pijler.kernel.quotes import Segment
from pijler.reading.document import View, Wrap
from pijler.reading.drafts import Draft
from pijler.reading.lines import Lines
from pijler.reading.wraps import WrapJudge

_HYPHENS = frozenset("-\xad‐")
_FAR = 1 << 62


class ViewMaker:
    """Joins the lines of blocks into views; remembers each hyphen it met at a line end.

    ``cuts`` are source segments, in order, that belong to no view: footnote markers, marks of Markdown.
    """

    def __init__(self, lines: Lines, cuts: list[Segment], judge: WrapJudge) -> None:
        self.lines = lines
        self.cuts = cuts
        self.judge = judge
        self.wraps: list[Wrap] = []

    def body(self, drafts: list[Draft], ids: list[int]) -> View:
        """The running text: ``drafts[k]`` is block ``ids[k]`` of the document."""
        return self._view("body", drafts, ids, self.cuts, None)

    def note(self, draft: Draft, block: int) -> View:
        """The words of a footnote."""
        return self._view("footnote", [draft], [block], [], draft.number)

    def clean(self, draft: Draft) -> str:
        """The words of a block on one line."""
        if len(draft.lines) == 1 and not self._cuts_within(draft):
            return self.lines.text[draft.lines[0]][draft.skip :]
        met = len(self.wraps)
        text = self._view("body", [draft], [0], self._cuts_within(draft), None).text
        del self.wraps[met:]
        return text

    def _cuts_within(self, draft: Draft) -> list[Segment]:
        first, last = self.lines.start[draft.lines[0]], self.lines.end(draft.lines[-1])
        return self.cuts[bisect_left(self.cuts, (first, 0)) : bisect_left(self.cuts, (last, 0))]

    def _view(
        self, kind: Literal["body", "footnote"], drafts: list[Draft], ids: list[int], cuts: list[Segment],
        number: str | None,
    ) -> View:  # fmt: skip
        text, start = self.lines.text, self.lines.start
        runs = _Runs(cuts)
        parts, origins, cut_start = runs.parts, runs.origins, runs.cut_start
        for draft in drafts:
            numbers, gaps, skip = draft.lines, draft.gaps, draft.skip
            last = numbers[-1]
            runs.blocks.append(len(parts))
            for k, i in enumerate(numbers):
                line, origin = text[i], start[i]
                if i == last:
                    joined = line + "\n"
                elif line[-1] in _HYPHENS and line[-2:-1].isalnum():
                    joined = self._wrapped(line, origin, text[numbers[k + 1]])
                else:
                    joined = line + " "
                if skip:
                    joined, origin, skip = joined[skip:], origin + skip, 0
                if gaps and i in gaps:
                    runs.hard.append(len(parts))
                if cut_start < origin + len(joined):
                    cut_start = runs.add_around_cuts(joined, origin)
                else:
                    parts.append(joined)
                    origins.append(origin)
        return runs.view(kind, ids, number)

    def _wrapped(self, line: str, origin: int, following: str) -> str:
        """``line``, which ends with a hyphen, as it runs on in ``following``."""
        decision = "join" if line[-1] == "\xad" else self.judge.decide(line, following)
        self.wraps.append(Wrap(origin + len(line) - 1, decision))
        if decision == "join":
            return line[:-1]
        return line + " " if self.judge.stands_apart(following) else line


class _Runs:
    """Pieces of a view in the making, each with the place it comes from."""

    def __init__(self, cuts: list[Segment]) -> None:
        self.parts: list[str] = []
        self.origins = array("q")
        self.hard: list[int] = []
        self.blocks: list[int] = []
        self._cuts = iter(cuts)
        self.cut_start, self.cut_end = next(self._cuts, (_FAR, _FAR))

    def add_around_cuts(self, line: str, origin: int) -> int:
        """Add what the cuts leave of ``line``, which begins at ``origin``; the start of the cut that comes next."""
        end, at = origin + len(line), origin
        while self.cut_start < end:
            if self.cut_start > at:
                self.parts.append(line[at - origin : self.cut_start - origin])
                self.origins.append(at)
            at = max(at, self.cut_end)
            self.cut_start, self.cut_end = next(self._cuts, (_FAR, _FAR))
        if at < end:
            self.parts.append(line[at - origin :])
            self.origins.append(at)
        return self.cut_start

    def view(self, kind: Literal["body", "footnote"], ids: list[int], number: str | None) -> View:
        """The finished view."""
        if self.parts:
            self.parts[-1] = self.parts[-1][:-1]  # nothing follows the last block
            if not self.parts[-1]:
                self.parts.pop()
                self.origins.pop()
        positions = array("q", accumulate(map(len, self.parts), initial=0))
        starts = array("q", [positions[run] for run in self.blocks])
        positions.pop()
        hard = bytearray(len(self.parts))
        for run in self.hard:
            hard[run] = 1
        text = "".join(self.parts)
        return View(kind, text, positions, self.origins, bytes(hard), starts, array("q", ids), number)
