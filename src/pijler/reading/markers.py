"""Markers in the text that refer to a footnote: in brackets, superscript, or glued to what stands before."""

import re

from pijler.kernel.quotes import Segment

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_BEFORE = frozenset(")]»”\"’'.,;:!?%…")
_REFERENCE = re.compile(r"(?:\d[/–-]|\bn[ro]\.? ?)\d+[.,;:]$", re.IGNORECASE)
"""A number of a document with a mark behind it: what follows is no decimal."""


def find_marker(text: str, number: int, style: str, start: int, end: int) -> Segment | None:
    """Where the text between start and end refers to footnote ``number``, which is written in ``style``.

    The form of the footnote's own number comes first; a superscript is looked for late, as it takes longest to find.
    """
    digits = str(number)
    superscript = digits.translate(_TO_SUPERSCRIPT)
    if style == "s" and (found := _form(text, superscript, start, end)):
        return found
    if text.find("[", start, end) >= 0:
        for form in (f"[{digits}]", f"[^{digits}]"):
            if found := _form(text, form, start, end):
                return found
    strong, weak = _glued(text, digits, start, end) if style != "b" else (None, None)
    return strong or _form(text, superscript, start, end) or (weak if style == "p" else None)


def _form(text: str, form: str, start: int, end: int) -> Segment | None:
    at = text.find(form, start, end)
    return (at, at + len(form)) if at >= 0 else None


def _glued(text: str, number: str, start: int, end: int) -> tuple[Segment | None, Segment | None]:
    """A number glued to the word, mark or year before it; else, weaker, one that stands alone before a mark."""
    weak: Segment | None = None
    size = len(number)
    at = text.find(number, start, end)
    while at >= 0:
        after = text[at + size : at + size + 1]
        if not after.isalnum() and after not in ("-", "%", "/", "°") and at > 0:
            strength = _strength(text, at, after)
            if strength == 2:
                return (at, at + size), None
            if strength == 1 and weak is None:
                weak = at, at + size
        at = text.find(number, at + 1, end)
    return None, weak


def _strength(text: str, at: int, after: str) -> int:
    """2: surely glued on; 1: perhaps; 0: part of the text."""
    before = text[at - 1]
    if before.isdigit():
        year = text[at - 4 : at]
        return 2 if year.isdecimal() and year[:2] in ("19", "20") and not text[at - 5].isalnum() else 0
    if before.islower():
        return 2
    if before.isupper():
        return 2 if text[at - 3 : at].isupper() and text[at - 3 : at].isalpha() else 1
    if before in _BEFORE:
        if before in ".,:" and text[at - 2].isdigit():
            year = text[at - 5 : at - 1]
            if before == "." and year.isdecimal() and year[:2] in ("19", "20"):
                return 2
            return 2 if _REFERENCE.search(text, max(0, at - 16), at) and _sentence_begins(text, at) else 0
        return 2
    return 1 if before in " \xa0" and after in ").,;" and text[at - 2].isalnum() and after != "." else 0


def _sentence_begins(text: str, at: int) -> bool:
    """Whether, behind the number at ``at`` and a blank, no small letter follows; behind a comma it may."""
    digits = len(text[at : at + 3]) - len(text[at : at + 3].lstrip("0123456789"))
    following = text[at + digits : at + digits + 3]
    return not following[:1].strip() and (text[at - 1] == "," or not following.strip()[:1].islower())
