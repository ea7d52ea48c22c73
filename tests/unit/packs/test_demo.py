"""The dossier of the fictional country: eight texts as pdftotext gives them, written for this project."""

import re
from pathlib import Path

import pytest

from pijler.kernel.packfile import PACKS, load_pack

FOLDER = PACKS / "demo" / "kestria"
DOSSIER = load_pack("demo/kestria/dossier.yaml")[0]
LETTERS = Path(__file__).resolve().parents[3].parent / "shared" / "letters"
TEXTS = [(language, file["role"]) for file in DOSSIER["files"] for language in ("nl", "en")]
MONTHS = {
    "2023-11-14": {"nl": "november", "en": "November"},
    "2024-09-12": {"nl": "september", "en": "September"},
    "2025-02-17": {"nl": "februari", "en": "February"},
    "2025-11-20": {"nl": "november", "en": "November"},
}


def text_of(language: str, role: str) -> str:
    path = next(file["path"][language] for file in DOSSIER["files"] if file["role"] == role)
    return (FOLDER / path).read_text("utf-8")


def joined(text: str) -> str:
    """Running text: wrapped words whole, lines and pages joined."""
    return " ".join(re.sub(r"(?<=\w)-\n(?=[a-zë])", "", text).split())


def numbers(text: str, language: str) -> set[int]:
    """The recommendations that a text answers by number."""
    word = "aanbeveling(?:en)?" if language == "nl" else "recommendations?"
    found = re.findall(rf"{word} (\d+)(?: (?:en|and) (\d+))?", joined(text), re.IGNORECASE)
    return {int(number) for pair in found for number in pair if number}


@pytest.mark.parametrize(("language", "role"), TEXTS)
def test_lines_are_wrapped_and_pages_end_in_a_form_feed(language: str, role: str) -> None:
    text = text_of(language, role)
    assert max(map(len, text.splitlines())) <= 75
    assert 2 <= text.count("\f") <= 3
    assert "\r" not in text


@pytest.mark.parametrize(("language", "role"), TEXTS)
def test_the_date_line_is_the_date_of_the_dossier(language: str, role: str) -> None:
    iso = next(file["date"] for file in DOSSIER["files"] if file["role"] == role)
    line = f"Arvelle, {int(iso[8:])} {MONTHS[iso][language]} {iso[:4]}"
    assert line in text_of(language, role).splitlines()


@pytest.mark.parametrize("role", [file["role"] for file in DOSSIER["files"]])
def test_both_languages_answer_the_same_recommendations(role: str) -> None:
    assert numbers(text_of("nl", role), "nl") == numbers(text_of("en", role), "en")


@pytest.mark.parametrize("role", [file["role"] for file in DOSSIER["files"]])
def test_both_languages_give_the_same_figures(role: str) -> None:
    pattern = {"nl": r"(\d+) (?:procent|inspecteurs)", "en": r"(\d+) (?:per cent|inspectors)"}
    nl, en = (sorted(re.findall(pattern[lang], joined(text_of(lang, role)))) for lang in ("nl", "en"))
    assert nl == en


def test_documents_stand_in_the_order_of_the_cycle() -> None:
    assert [file["role"] for file in DOSSIER["files"]] == ["baseline", "response", "plan", "report"]
    dates = [file["date"] for file in DOSSIER["files"]]
    assert dates == sorted(dates)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_chain_has_the_gaps_that_it_is_there_to_show(language: str) -> None:
    assert numbers(text_of(language, "baseline"), language) == set(range(1, 15))
    # Recommendation 14 is never answered; recommendation 4 is only spoken of, not named, in the response.
    assert {14, 4}.isdisjoint(numbers(text_of(language, "response"), language))
    assert 14 not in numbers(text_of(language, "plan"), language)
    # The report of the port, promised in response and plan, is passed over in silence.
    port = {"nl": "Havenbedrijf", "en": "Port Authority"}[language]
    assert port in text_of(language, "plan")
    assert port not in joined(text_of(language, "report"))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_one_action_point_lacks_an_owner_and_two_a_measure(language: str) -> None:
    head, owner, measure = {
        "nl": ("Actiepunt", "Verantwoordelijk:", "Maatstaf:"),
        "en": ("Action point", "Responsible:", "Yardstick:"),
    }[language]
    points = re.split(rf"^\f?{head} \d+\. ", text_of(language, "plan"), flags=re.MULTILINE)[1:]
    assert len(points) == 11
    assert sum(owner not in point for point in points) == 1
    assert sum(measure not in point for point in points) == 2


def test_the_notice_says_that_the_country_does_not_exist() -> None:
    assert DOSSIER["fictional"] is True
    assert "bestaat niet" in DOSSIER["notice"]["nl"]
    assert "does not exist" in DOSSIER["notice"]["en"]


def _runs(text: str, length: int = 12) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", joined(text).lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.skipif(not LETTERS.is_dir(), reason="the real letters are not beside this checkout")
def test_no_sentence_was_taken_from_a_real_letter() -> None:
    ours = {run: pair for pair in TEXTS for run in _runs(text_of(*pair))}
    for letter in sorted(LETTERS.rglob("*")):
        if letter.suffix in {".txt", ".md"}:
            shared = _runs(letter.read_text("utf-8", errors="replace")) & ours.keys()
            assert not shared, (letter.name, [" ".join(run) for run in shared][:3])
