"""What became of statements in a newer version: pure, so no database here."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.web.apps.register.moves import Bit, Moves, compare, wordings


@dataclass(frozen=True)
class Said:
    number: int
    words: str
    section: Sequence[str] = ("Remedy",)
    kind: str = "commitment"


def version(*words: str, section: str = "Remedy") -> list[Said]:
    return [Said(number, one, (section,)) for number, one in enumerate(words, 1)]


def told(moves: Moves[Said]) -> dict[str, list[str]]:
    pairs = {name: [pair.new.words for pair in getattr(moves, name)] for name in ("same", "moved", "changed")}
    return {**pairs, "gone": [one.words for one in moves.gone], "new": [one.words for one in moves.new]}


GUIDE = "The ministry will publish a guide for victims before 2025."
FUND = "The ministry will found a fund for the costs of a lawsuit."
DESK = "We will open a help desk in every embassy."


def test_what_stands_where_it_stood_is_the_same() -> None:
    moves = compare(version(GUIDE, FUND), version(GUIDE, FUND))
    assert told(moves) == {"same": [GUIDE, FUND], "moved": [], "changed": [], "gone": [], "new": []}


def test_something_put_in_before_it_moves_nothing() -> None:
    assert told(compare(version(GUIDE, FUND), version(DESK, GUIDE, FUND))) == {
        "same": [GUIDE, FUND], "moved": [], "changed": [], "gone": [], "new": [DESK],
    }  # fmt: skip


def test_another_order_moves_as_few_as_possible() -> None:
    moves = compare(version(GUIDE, FUND, DESK), version(DESK, GUIDE, FUND))
    assert (told(moves)["same"], told(moves)["moved"]) == ([GUIDE, FUND], [DESK])


def test_another_heading_moves_it_but_another_number_of_the_heading_does_not() -> None:
    old = [Said(1, GUIDE, ("2. Remedy",)), Said(2, FUND, ("2. Remedy",))]
    new = [Said(1, GUIDE, ("3. Remedy",)), Said(2, FUND, ("4. Money",))]
    moves = compare(old, new)
    assert (told(moves)["same"], told(moves)["moved"]) == ([GUIDE], [FUND])


def test_a_softer_wording_is_a_change_and_not_something_gone_and_something_new() -> None:
    softer = "The ministry will explore whether to publish a guide for victims."
    moves = compare(version(GUIDE, FUND), version(FUND, softer))
    assert [(pair.old.words, pair.new.words) for pair in moves.changed] == [(GUIDE, softer)]
    assert (moves.gone, moves.new) == ([], [])


def test_the_nearest_wording_wins() -> None:
    near, far = GUIDE.replace("2025", "2026"), GUIDE.replace("guide for victims", "letter")
    moves = compare(version(GUIDE), version(far, near))
    assert (told(moves)["changed"], told(moves)["new"]) == ([near], [far])


def test_a_promise_that_became_an_intention_of_another_kind_is_found_if_its_words_stayed() -> None:
    moves = compare(version(GUIDE), [Said(1, GUIDE.replace("will publish", "published"), kind="action")])
    assert len(moves.changed) == 1


def test_other_words_are_gone_and_new() -> None:
    moves = compare(version(GUIDE), version(DESK))
    assert (told(moves)["gone"], told(moves)["new"]) == ([GUIDE], [DESK])


def test_of_a_sentence_said_twice_one_can_go() -> None:
    moves = compare(version(GUIDE, FUND, GUIDE), version(GUIDE, FUND))
    assert (told(moves)["same"], told(moves)["gone"]) == ([GUIDE, FUND], [GUIDE])


def test_line_ends_and_case_are_no_other_words() -> None:
    assert len(compare(version(GUIDE), version(GUIDE.upper().replace(" ", "  "))).same) == 1


def test_both_wordings_are_cut_where_they_differ() -> None:
    old, new = wordings("We will publish it in May.", "We aim to publish it in June.")
    assert old == [Bit("We", False), Bit("will", True), Bit("publish it in", False), Bit("May.", True)]
    assert new == [Bit("We", False), Bit("aim to", True), Bit("publish it in", False), Bit("June.", True)]


SENTENCES = st.lists(st.sampled_from([GUIDE, FUND, DESK, GUIDE.replace("2025", "2026"), "Short.", ""]), max_size=8)


@given(SENTENCES, SENTENCES)
def test_every_statement_is_told_exactly_once(before: list[str], after: list[str]) -> None:
    moves = compare(version(*before), version(*after))
    pairs = [*moves.same, *moves.moved, *moves.changed]
    assert sorted([*(p.old.number for p in pairs), *(one.number for one in moves.gone)]) == [*range(1, len(before) + 1)]
    assert sorted([*(p.new.number for p in pairs), *(one.number for one in moves.new)]) == [*range(1, len(after) + 1)]


@pytest.mark.parametrize("words", [("", "a b"), ("a b", ""), ("", "")])
def test_wordings_of_nothing(words: tuple[str, str]) -> None:
    old, new = wordings(*words)
    assert (" ".join(bit.text for bit in old), " ".join(bit.text for bit in new)) == words
