"""Answers by number: to which recommendations the positions in a numbered list answer."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pijler.extraction.model import Cue, Statement
from pijler.extraction.statements.clauses import within
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.numbers import Entry, heading_stance
from pijler.extraction.statements.scales import COARSE
from pijler.reading.document import Block, View

_DECIDED = frozenset({"accept", "partly", "reject"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A statement with its place in the view."""

    statement: Statement
    start: int
    end: int


def answer_by_number(
    placed: Sequence[Placed], listed: Sequence[Entry], view: View, blocks: Sequence[Block], words: Lexicon
) -> list[Placed]:
    """The statements, with the numbers that they answer; and an answer where only the heading gives one.

    One position carries the answer to the numbers of an entry; the others in it explain. Where the text gives the
    answer in a list of numbers as well ("accepts recommendations 1-5"), that answer is the state's own and holds.
    """
    starts = [each.start for each in placed]
    _lead_in(placed, starts, listed)
    formal = _formal(placed)
    added: list[Placed] = []
    for entry in listed:
        if entry.role != "answer":
            continue
        inside = within(placed, starts, entry.start, entry.end)
        carrier = _answer(entry, [each.statement for each in inside], formal)
        if carrier is not None:
            added += _asked(entry, inside, carrier, view, blocks, words)
        elif formal.keys().isdisjoint(entry.numbers):
            added += _by_heading(entry, view, blocks, words)
    return sorted([*placed, *added], key=lambda each: each.start) if added else list(placed)


def _lead_in(placed: Sequence[Placed], starts: Sequence[int], listed: Sequence[Entry]) -> None:
    """ "The following recommendations are accepted:" answers all that follow."""
    by_lead: dict[int, list[Entry]] = {}
    for entry in listed:
        by_lead.setdefault(entry.lead, []).append(entry)
    by_lead.pop(-1, None)
    for start, led in by_lead.items():
        before = within(placed, starts, start, led[0].start)
        if before and before[-1].statement.kind == "position" and not before[-1].statement.refs:
            before[-1].statement.refs = list(dict.fromkeys(number for entry in led for number in entry.numbers))


def _formal(placed: Sequence[Placed]) -> dict[str, str]:
    """Number -> coarse stance, of the positions that name the numbers themselves."""
    named: dict[str, str] = {}
    for each in placed:
        if each.statement.kind == "position" and each.statement.coarse:
            for number in each.statement.refs:
                named.setdefault(number, each.statement.coarse)
    return named


def _answer(entry: Entry, inside: Sequence[Statement], formal: dict[str, str]) -> Statement | None:
    """The position inside an entry that carries its answer, which it then bears; promises and acts bear it too."""
    for statement in inside:
        if statement.kind in ("commitment", "action"):
            statement.refs = list(entry.numbers)
    positions = [each for each in inside if each.kind == "position" and not each.refs]
    if not positions:
        return None
    given = {formal[number] for number in entry.numbers if number in formal}
    carrier = _agreeing(positions, given.pop()) if len(given) == 1 else _deciding(positions)
    if carrier is not None:
        carrier.refs = list(entry.numbers)
    return carrier


def _agreeing(positions: Sequence[Statement], coarse: str) -> Statement | None:
    """The first position that agrees with the formal answer; what is said beside "noted" explains it."""
    carrier = next((each for each in positions if each.coarse == coarse), None)
    if carrier is None and coarse == "note":
        carrier = positions[0]
        _take(carrier, "clarify")
    return carrier


def _deciding(positions: Sequence[Statement]) -> Statement:
    """The first position that decides; of a recommendation that is answered in different ways it is mixed."""
    decided = [each for each in positions if each.coarse in _DECIDED and each.stance != "already_met"]
    if not decided:
        return positions[0]
    stances = {each.coarse for each in decided} | {each.stance for each in positions if each.stance == "open"}
    if len(stances) > 1:
        _take(decided[0], "mixed")
    return decided[0]


def _take(position: Statement, stance: str) -> None:
    position.stance, position.coarse = stance, COARSE[stance]


def _asked(
    entry: Entry, inside: Sequence[Placed], carrier: Statement, view: View, blocks: Sequence[Block], words: Lexicon
) -> list[Placed]:
    """The recommendation itself: the paragraph between the heading "Recommendation 3" and its answer."""
    if not view.text[entry.start].isalpha() or view.text[entry.text : entry.text + 1] != "\n":
        return []
    start = entry.text + 1
    stop = view.text.find("\n", start, entry.end)
    first = [each.statement for each in inside if each.start < stop]
    if stop < 0 or any(each is carrier or each.kind in ("position", "commitment") for each in first):
        return []
    finding = next((each for each in first if each.kind == "finding"), None)
    if finding is not None:
        finding.sub, finding.refs = "recommendation", list(entry.numbers)
        return []
    path = blocks[bisect_right(view.block_starts, start) - 1].path
    end = _first_sentence(view.text, entry._replace(text=start, end=stop))
    asked = Statement(
        id="",
        kind="finding",
        segments=view.segments(start, end),
        rule=f"{words.language}.finding.numbered",
        cues=[_label_cue(entry, view)],
        section=path,
        sub="recommendation",
        polarity="neg",
        refs=list(entry.numbers),
    )
    return [Placed(asked, start, end)]


def _label_cue(entry: Entry, view: View) -> Cue:
    return Cue(view.origin(entry.start), view.origin(max(entry.text - 1, entry.start)) + 1, "LABEL")


def _by_heading(entry: Entry, view: View, blocks: Sequence[Block], words: Lexicon) -> list[Placed]:
    """The answer that the heading above an entry gives to its numbers."""
    block = bisect_right(view.block_starts, entry.start) - 1
    path = blocks[block].path
    stance = heading_stance(path[-1], words) if path else None
    if stance is None:
        return []
    start, end = entry.start, _first_sentence(view.text, entry)
    position = Statement(
        id="",
        kind="position",
        segments=view.segments(start, end),
        rule=f"{words.language}.position.headed",
        cues=[_label_cue(entry, view)],
        section=path,
        explicit=False,
        stance=stance,
        coarse=COARSE[stance],
        refs=list(entry.numbers),
    )
    return [Placed(position, start, end)]


def _first_sentence(text: str, entry: Entry) -> int:
    stops = [at for at in (text.find(". ", entry.text, entry.end), text.find("\n", entry.text, entry.end)) if at >= 0]
    end = min(stops) + 1 if stops else entry.end
    while end > entry.start + 1 and text[end - 1].isspace():
        end -= 1
    return end
