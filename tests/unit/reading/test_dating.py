"""Dates behind any place, and the language of short texts."""

from datetime import date

import pytest

from pijler.reading import read_document
from pijler.reading.dating import find_language


@pytest.mark.parametrize("place", ["Zeestad", "Sint Maarten", "Škofja Loka", "Alphen aan den Rijn", "’s-Gravendeel"])
def test_the_date_behind_any_place(place: str) -> None:
    document = read_document(f"Havenraad\n\n{place}, 12 september 2024\n\nHet plan is klaar.\n".encode(), "a.txt")
    assert document.date == date(2024, 9, 12)
    assert document.blocks[1].kind == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "zo besloten, 12 september 2024",
        "De raad vergaderde over de haven, 12 september 2024",
        "Wet van de raad, 31 september 2024",
    ],
)
def test_a_sentence_that_ends_with_a_date_is_none(line: str) -> None:
    assert read_document(f"{line}\n\nHet plan is klaar.\n".encode(), "a.txt").date is None


@pytest.mark.parametrize(
    "line",
    ["Brussels, 5.7.2023", "RAAD          Brussels, 5.7.2023", "5.7.2023", "Date: 05-07-2023", "Zeestad, 05-07-2023"],
)
def test_a_date_in_figures_has_its_day_first(line: str) -> None:
    document = read_document(f"{line}\nHAV(2023) 411\n\nThe plan is ready for the harbour.\n".encode(), "a.txt")
    assert document.date == date(2023, 7, 5)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De haven is van de stad.", "nl"),
        ("Het college zal dit doen.", "nl"),
        ("De minister informeert de Landdag over het plan.", "nl"),
        ("De raad “zal” de kade (de „lange”) openen.", "nl"),
        ("Wij nemen dit over.", "nl"),
        ("Wij aanvaarden deze raad.", "nl"),
        ("The harbour is in the city.", "en"),
        ("The council “will” open “the” quay.", "en"),
        ("I. Le port\n\nI. La ville", "und"),
        ("We will publish the plan in 2026.", "en"),
        ("It is in the plan of the Ministry van Havens.", "en"),
        ("Le plan de la France en matière de droits est publié en mai.", "und"),
        ("Der Plan ist in der Stadt, die in den Bergen liegt.", "und"),
        ("El plan de la ciudad en el norte de España.", "und"),
        ("Havenplan 2026", "und"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    assert find_language(text) == language


def test_words_that_languages_share_decide_nothing_in_long_texts() -> None:
    """A French page is full of "de" and "en", and may name someone called van Dam."""
    page = "Le gouvernement de la république en appelle aux entreprises de toutes les régions de France. " * 80
    assert find_language(f"M. van Dam. {page}") == "und"
