"""Where a title ends, and what any title is made of."""

from pijler.extraction.citations.found import Found
from pijler.extraction.citations.title_grammar import TitleGrammar
from pijler.reading.document import View

NO_NUMBER = "the text gives a title without a number"
QUOTES = {"«": "»", "“": "”", "„": "”", "‘": "’", '"': '"'}


def title_end(text: str, start: int, end: int, titles: TitleGrammar) -> int:
    """Where the title that begins at ``start`` ends: at a bracket, a number, a semicolon, but not within quotes."""
    place = start
    while match := titles.end.search(text, place, end):
        if not within_quote(text, start, match.start(), end):
            return match.start()
        place = text.index("»", match.start()) + 1
    return start + len(text[start:end].rstrip(". \n"))


def within_quote(text: str, start: int, place: int, end: int) -> bool:
    """Whether a quotation that opened after ``start`` is open at ``place`` and is closed later."""
    return text.rfind("«", start, place) > text.rfind("»", start, place) and text.find("»", place, end) > 0


def enough_words(text: str) -> bool:
    """Whether there are at least two words among the first eight."""
    return sum(word[:2].isalpha() for word in text.split(maxsplit=8)[:8]) >= 2


def title(view: View, start: int, end: int, type_: str, reason: str = NO_NUMBER) -> Found:
    """A title of which no number is known yet."""
    return Found(view, start, end, type_, "C", None, reason)
