"""What a document is called."""

import pytest

from pijler.reading import read_document

TEXT = "Het college heeft het plan voor de haven gelezen en dankt iedereen die eraan meewerkte.\n"


def title(text: str, name: str = "haven_plan-2026.txt") -> str:
    return read_document(text.encode(), name).title


def test_a_subject_goes_on_below() -> None:
    head = "Betreft: eerste verslag over het plan voor de kades, de pakhuizen en\nde werven van Zeestad\n"
    letter = f"{head}Datum: 3 mei 2024\n\nGeachte raad,\n\n{TEXT}"
    assert title(letter) == "eerste verslag over het plan voor de kades, de pakhuizen en de werven van Zeestad"


def test_a_wrapped_word_in_a_subject_is_joined() -> None:
    assert title(f"Onderwerp: plan voor haven-\narbeid\n\nGeachte raad,\n\n{TEXT}") == "plan voor havenarbeid"


def test_the_label_above_its_subject() -> None:
    assert title(f"Betreft\nPlan voor de kades\nOns kenmerk\nH-12\n\nGeachte raad,\n\n{TEXT}") == "Plan voor de kades"


def test_a_sentence_that_begins_like_a_label_is_no_subject() -> None:
    text = f"{TEXT}Het plan gaat pas in als de raad ja zegt, want dat staat zo in de wet.\n"
    assert title(f"{text}\nSubject to that vote the plan starts.\n") == "haven plan 2026"


def test_the_heading_at_the_top() -> None:
    assert title(f"Plan voor de kades\n\nInleiding\n\n{TEXT}") == "Plan voor de kades"


def test_a_body_above_the_title_has_issued_it() -> None:
    text = f"Zeestads Instituut voor de Haven\n\nWie veegt de kade?\n\nZeestad, 3 mei 2024\n\n{TEXT}"
    assert title(text) == "Wie veegt de kade?"


def test_a_body_and_references_in_capitals_above_the_title() -> None:
    head = "HARBOUR COMMISSION\n\nZeestad, 5.7.2023\n\nHAV(2023) 411 final\n\n2023/0411 (HAV)\n\n"
    proposal = "Proposal for a\n\nRULING OF THE COUNCIL AND OF THE HARBOUR MASTER\n\non the sweeping of quays\n\n"
    expected = "Proposal for a RULING OF THE COUNCIL AND OF THE HARBOUR MASTER on the sweeping of quays"
    assert title(f"{head}{proposal}{TEXT}") == expected


def test_a_body_alone_is_still_better_than_the_name_of_a_file() -> None:
    assert title(f"HARBOUR COMMISSION\n\n{TEXT}") == "HARBOUR COMMISSION"


def test_a_title_does_not_go_on_in_running_text() -> None:
    assert title(f"Wat we zijn en\n\n{TEXT}") != f"Wat we zijn en {TEXT.strip()}"


@pytest.mark.parametrize("opening", ["Inleiding", "1. Waarom dit plan", "Introduction", "Hoofdstuk 1. Waarom"])
def test_the_first_section_is_no_title(opening: str) -> None:
    assert title(f"{opening}\n\n{TEXT}") == "haven plan 2026"


def test_a_heading_below_running_text_is_no_title() -> None:
    assert title(f"{TEXT}\nWat er komt\n\n{TEXT}") == "haven plan 2026"


@pytest.mark.parametrize(
    ("name", "readable"),
    [("a-b_c.md", "a b c"), ("Verslag nr. 3 van de raad", "Verslag nr. 3 van de raad"), ("-.txt", "-.txt")],
)
def test_names_of_files(name: str, readable: str) -> None:
    assert title(TEXT, name) == readable
