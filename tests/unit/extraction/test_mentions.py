"""Which frameworks a few words name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pijler.extraction.anchors import Terms, flat, longest
from pijler.extraction.mentions import extract_mentions
from pijler.kernel.packfile import load_pack
from pijler.vocab.frameworks import framework_packs
from tests.unit.extraction.citing import small, words

PACKS = sorted(framework_packs())
EXAMPLES = [(e["text"], e["names"]) for path in PACKS for e in load_pack(path)[0]["examples"]]
COUNTEREXAMPLES = [text for path in PACKS for text in load_pack(path)[0]["counterexamples"]]


def named(text: str) -> list[list[str]]:
    document = small(text)
    return [[words(document, mention.segments), mention.framework] for mention in extract_mentions(document)]


@pytest.mark.parametrize(("text", "names"), EXAMPLES)
def test_examples_of_the_packs(text: str, names: list[list[str]]) -> None:
    assert named(text) == names


@pytest.mark.parametrize("text", COUNTEREXAMPLES)
def test_counterexamples_of_the_packs(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # The longest name wins, and a name within another word is none.
        ("De OESO-richtlijnen voor multinationale ondernemingen.", ["OECD-MNE"]),
        ("De VN-verdragen en de superSDGs en UNGPx.", []),
        # Over a line end, with and without the hyphen of the name.
        (
            "Bedrijven volgen de OESO-\nrichtlijnen en de Guiding Principles\non Business and Human Rights.",
            ["OECD-MNE", "UNGP"],
        ),
        # "NAP" alone means the plan of this field.
        ("Het NAP is herzien.", ["NAP-BHR"]),
        # Unless the document speaks of another plan of that name.
        ("Het Nationaal Adaptatieplan bestaat; het NAP is van 2018.", []),
        ("The Road Safety Plan (NAP) is old. The NAP of 2018.", []),
        # A long name elsewhere keeps it.
        (
            "Het Nationaal Adaptatieplan is niet het NAP Bedrijfsleven en Mensenrechten. Het NAP volgt.",
            ["NAP-BHR", "NAP-BHR"],
        ),
        # Accents and curly quotes make no difference; upper and lower case do for abbreviations.
        ("De UNGP’s, UNGP's en UNGPs; niet ungp.", ["UNGP"] * 3),
        # Lists of the ILO's conventions.
        ("De ILO-conventies nr. 138 en 182.", ["ILO-138", "ILO-182"]),
    ],
)
def test_hard_cases(text: str, names: list[str]) -> None:
    assert [framework for _, framework in named(text)] == names


@given(st.text())
def test_flat_text_keeps_offsets(text: str) -> None:
    assert len(flat(text)) == len(text)


def test_a_shorter_word_survives_a_longer_one_that_is_none() -> None:
    terms = Terms(["een plan", "een plan van"])
    assert longest(terms.find(flat("Een plan vandaag"))) == [(0, 0, 8)]


def test_mentions_lie_in_the_source_in_order() -> None:
    document = small("De UNGP’s.1\n\nDe SDG’s.\n\n1 Zie de OESO-richtlijnen.\n")
    starts = [mention.segments[0][0] for mention in extract_mentions(document)]
    assert starts == sorted(starts)
    assert len(starts) == 3
