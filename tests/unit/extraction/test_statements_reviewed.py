"""Sentences on which a reader caught the machine: each is read rightly now."""

import pytest

from tests.unit.extraction.reading import kinds, statements

CASES = [
    ("nl", "Dit advies volgen wij niet.", ["position reject"]),
    ("nl", "Het kabinet legt deze aanbeveling naast zich neer.", ["position reject"]),
    ("nl", "Aan deze aanbeveling geeft het kabinet geen gevolg.", ["position reject"]),
    # what follows the acceptance takes a part of it back
    ("nl", "Wij nemen aanbeveling 3 over, maar niet de voorgestelde termijn.", ["position partly"]),
    # spoken about, not found
    ("en", "The recommendation is incomprehensible.", []),
    # words stand between "expects" and "of whom"
    ("nl", "Nederland verwacht met name van grote uitstoters meer ambitie.", ["position expectation"]),
    # a state, no deed
    ("nl", "Nederland is klimaatbestendig ingericht en weerbaar tegen hoog water.", []),
    ("nl", "Nederland heeft daarbij veel te bieden, zoals kennis over de opbouw van netwerken.", []),
    ("nl", "Daarnaast hebben we aandacht voor projecten gefinancierd vanuit het fonds.", ["action ongoing"]),
    # the passive stands in a clause of its own
    ("nl", "Inmiddels is echter duidelijk dat de ambitie verder moet worden opgeschroefd.", []),
    # a labelled value completes a promise and is none itself
    ("nl", "Termijn: uiterlijk op 1 juli 2027.", []),
]


@pytest.mark.parametrize(("language", "text", "found"), CASES, ids=[text[:40] for _, text, _ in CASES])
def test_read_rightly_now(language: str, text: str, found: list[str]) -> None:
    assert kinds(text, language) == found


def test_a_term_that_counts_from_an_event_has_no_date() -> None:
    (promise,) = statements("Ik zal dit binnen een jaar na inwerkingtreding evalueren.")
    assert promise.deadline is None
