"""Clean views of a document: running text and footnotes, with maps back to the source."""

from array import array

from pijler.kernel.quotes import Segment
from pijler.reading.blocks import Draft
from pijler.reading.document import View, Wrap
from pijler.reading.lines import Lines
from pijler.reading.wraps import WrapJudge

_HYPHENS = frozenset("-\xad‐")


class ViewMaker:
    """Joins the lines of blocks into views; remembers each hyphen it met at a line end."""

    def __init__(self, lines: Lines, cuts: list[Segment], hard: set[int], judge: WrapJudge) -> None:
        self.lines = lines
        self.cuts = [*cuts, (1 << 62, 1 << 62)]
        self.hard = hard
        self.judge = judge
        self.wraps: list[Wrap] = []

    def body(self, drafts: list[Draft], ids: list[int]) -> View:
        """The running text: ``drafts[k]`` is block ``ids[k]`` of the document."""
        return self._view("body", drafts, ids, self.cuts, None)

    def note(self, draft: Draft, block: int) -> View:
        """The words of a footnote."""
        return self._view("footnote", [draft], [block], self.cuts[-1:], draft.number)

    def _view(self, kind, drafts: list[Draft], ids: list[int], cuts: list[Segment], number: str | None) -> View:  # noqa: ANN001
        text, start, hard_lines = self.lines.text, self.lines.start, self.hard
        parts: list[str] = []
        positions, origins, hard = array("q"), array("q"), bytearray()
        block_starts = array("q")
        at, cut = 0, 0
        cut_start, cut_end = cuts[0]
        for draft in drafts:
            block_starts.append(at)
            block_lines = draft.lines
            skip, last = draft.skip, block_lines[-1]
            for k, i in enumerate(block_lines):
                line, origin = text[i], start[i]
                if skip:
                    line, origin, skip = line[skip:], origin + skip, 0
                if i == last:
                    line += "\n"
                elif line[-1:] in _HYPHENS and len(line) > 1 and line[-2].isalnum():
                    line = self._wrapped(line, origin, text[block_lines[k + 1]])
                else:
                    line += " "
                is_hard = 1 if i in hard_lines else 0
                end = origin + len(line)
                while cut_start < end:
                    if cut_start >= origin:
                        piece = line[: cut_start - origin]
                        if piece:
                            parts.append(piece)
                            positions.append(at)
                            origins.append(origin)
                            hard.append(is_hard)
                            at += len(piece)
                            is_hard = 0
                        line = line[cut_end - origin :]
                        origin = cut_end
                    cut += 1
                    cut_start, cut_end = cuts[cut]
                if line:
                    parts.append(line)
                    positions.append(at)
                    origins.append(origin)
                    hard.append(is_hard)
                    at += len(line)
        if parts:
            parts[-1] = parts[-1][:-1]  # nothing follows the last block
        return View(kind, "".join(parts), positions, origins, bytes(hard), block_starts, array("q", ids), number)

    def _wrapped(self, line: str, origin: int, following: str) -> str:
        """``line``, which ends with a hyphen, as it runs on in ``following``."""
        at = origin + len(line) - 1
        if line[-1] == "\xad":
            decision = "join"
        else:
            decision = self.judge.decide(line, following)
        self.wraps.append(Wrap(at, decision))
        if decision == "join":
            return line[:-1]
        return line + " " if self.judge.stands_apart(following) else line
