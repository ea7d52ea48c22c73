"""Where sentences end: abbreviations, initials, numbers, quotation marks."""

import pytest

from pijler.extraction.statements.lexicon import lexicon
from pijler.extraction.statements.sentences import sentences

CASES = [
    ("Dit is een zin. Dit is een tweede.", 2),
    # abbreviations do not end a sentence, also before a capital or a number
    ("Zie Kamerstuk 12 345, nr. 6. Dat geldt o.a. Amsterdam.", 2),
    ("De heer mr. A.B. Jansen schreef een brief.", 1),
    ("Op 24 september jl. besprak het kabinet dit.", 1),
    # the number of a list is no sentence
    ("1. Het kabinet stemt in.", 1),
    ("Hij zei: «Dat klopt.» Daarna ging hij weg.", 2),
    ("Kan dat? Ja, dat kan!", 2),
    # a line feed always ends one
    ("Een kop\nEn de tekst daaronder", 2),
    ("• Een punt in een lijst;", 1),
]


@pytest.mark.parametrize(("text", "count"), CASES)
def test_count(text, count):
    assert len(sentences(text, lexicon("nl"))) == count


def test_bullets_are_left_out():
    start, end = sentences("• Een punt", lexicon("nl"))[0]
    assert (start, end) == (2, 10)
