"""Done or to come: the same words with another time in them. The letter is dated 6 May 2025."""

import pytest

from tests.unit.extraction.reading import kinds

DONE = "action done"
ANNOUNCED = "commitment announced"

SENTENCES = [
    ("Op 3 juni 2024 is het loket geopend.", [DONE]),
    # a month without a year may be the last one
    ("In mei is een convenant getekend met de sector.", [DONE]),
    # "not later than", and a year to come: the perfect of what is to be
    ("Uiterlijk 1 december 2025 is het loket geopend.", [ANNOUNCED]),
    ("Eind 2026 is het plan gereed.", [ANNOUNCED]),
    # no year: nobody can tell whether this is a promise, so it is none
    ("De richtlijnen zijn op 28 maart vastgesteld.", []),
    ("De gemeente heeft haar drempel per 1 september verlaagd.", []),
    # the present tense announces
    ("Per 1 juli 2025 wordt de drempel verlaagd.", [ANNOUNCED]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_time_decides(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected
