"""From a few sentences to what is found in them, as one paragraph of a letter."""

from pijler.extraction.model import Statement
from pijler.extraction.statements.build import extract_statements
from pijler.reading import read_document

LETTERS = {
    "nl": "Aan de Voorzitter\n\nDen Haag, {date}\n\nHieronder volgt de tekst van de brief zoals vastgesteld.\n\n",
    "en": "To the Speaker\n\nLondon, {date}\n\nThe text of the letter as it was adopted is set out below.\n\n",
}
DATES = {"nl": "6 mei 2025", "en": "6 May 2025"}


def statements(text: str, language: str = "nl", date: str = "") -> list[Statement]:
    """The statements in ``text``, set as the body of a dated letter."""
    letter = LETTERS[language].format(date=date or DATES[language]) + text + "\n"
    return extract_statements(read_document(letter.encode(), "letter.txt"))


def kinds(text: str, language: str = "nl") -> list[str]:
    """What is found in ``text``: kind and stance, modality, sub or status."""
    found = statements(text, language)
    return [f"{each.kind} {each.stance or each.modality or each.sub or each.status}" for each in found]
