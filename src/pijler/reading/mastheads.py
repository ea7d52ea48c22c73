"""What stands above a title and is none: the body that issues the document, and its reference."""

import re

from pijler.reading.titles import is_labelled
from pijler.reading.words import words

_REFERENCE_SIGN = re.compile(r"\d.*[/().]|[/().].*\d")
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBER = re.compile(r"\d")
_MOST_WORDS_OF_BODY = 6
_MOST_WORDS_BEFORE_BODY = 2


def is_masthead(title: str) -> bool:
    """Whether a heading belongs to the head of the page: a body, a reference, or a value behind its label."""
    return is_labelled(title) or is_reference(title) or is_issuer(title)


def is_reference(title: str) -> bool:
    """Whether a heading is only a reference, such as "HAV(2023) 411 final" or "2023/0411 (HAV)"."""
    first, *rest = title.split()
    plain = [word for word in rest if _PLAIN_WORD.fullmatch(word)]
    return _REFERENCE_SIGN.search(first.rstrip(".)")) is not None and len(plain) < 2


def is_issuer(title: str) -> bool:
    """Whether a heading is only the name of a body, such as "Institute for Harbours" or "HARBOUR COUNCIL".

    The reference of the document may stand within it, as where columns lie side by side.
    """
    parts = [word for word in title.split() if not _REFERENCE_SIGN.search(word)]
    name = " ".join(parts)
    if not parts or _NUMBER.search(name):
        return False
    found = (words().issuer_in_capitals if name.isupper() else words().issuer).search(name)
    if found and len(name[: found.start()].split()) <= _MOST_WORDS_BEFORE_BODY:
        return True
    return parts[-1].lower() in words().bodies and _is_name(parts)


def _is_name(parts: list[str]) -> bool:
    """Whether words are one name: few, with capitals, and none that ties words together but for the article."""
    if parts[0].lower() in words().function_words_all:
        parts = parts[1:]
    tied = any(word.lower() in words().function_words_all for word in parts)
    return 1 < len(parts) <= _MOST_WORDS_OF_BODY and not tied and all(word[0].isupper() for word in parts)
