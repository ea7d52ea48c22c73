"""Sentences on which a reader caught the machine: each is read rightly now."""

from datetime import date

import pytest

from tests.unit.extraction.reading import kinds, statements

CASES = [
    ("nl", "Dit advies volgen wij niet.", ["position reject"]),
    ("nl", "Het kabinet legt deze aanbeveling naast zich neer.", ["position reject"]),
    ("nl", "Aan deze aanbeveling geeft het kabinet geen gevolg.", ["position reject"]),
    ("nl", "Er is daarom geen noodzaak voor een extra loket.", ["position reject"]),
    ("nl", "Deze aanbeveling is al uitgevoerd.", ["position already_met"]),
    ("en", "The recommendation will not be taken up.", ["position reject"]),
    ("en", "No new register will be created.", ["position reject"]),
    ("en", "No later than 2027, guidance will be published.", ["commitment will_passive"]),
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


PLAN = """Measure 1. The government will publish guidance for exporters on child labour.

Lead department: Trade
Deadline: 1 July 2027
Yardstick: number of exporters that use it

Measure 2. The Minister of Justice will send a bill to parliament.

Timeline: 2028
Indicator: bill sent
"""


def test_labelled_values_are_about_the_promise_before_them() -> None:
    first, second = statements(PLAN, "en")
    assert first.deadline is not None and first.deadline.interval.last == date(2027, 7, 1)
    assert second.deadline is not None and second.deadline.interval.last == date(2028, 12, 31)
    assert [s.measure.value for s in (first, second) if s.measure] == ["number of exporters that use it", "bill sent"]


def test_one_run_of_labelled_values_is_about_every_promise_of_its_section() -> None:
    text = "We will publish the guidance.\n\nWe will train the embassies.\n\nLead: Foreign Affairs\nDeadline: 2027"
    assert [s.deadline.interval.last for s in statements(text, "en") if s.deadline] == [date(2027, 12, 31)] * 2


def test_we_is_the_whole_name_of_who_acts() -> None:
    (promise,) = statements("In the coming year we will publish the guidance.", "en")
    assert promise.actor is not None and promise.actor.value == "we"
