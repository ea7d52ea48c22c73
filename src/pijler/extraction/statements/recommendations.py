"""A numbered recommendation in a list: "140.7 Ratify the convention (Kestria);"."""

import re

from pijler.extraction.statements.clauses import Clause
from pijler.extraction.statements.frames.base import Frame
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.numbers import Entry
from pijler.extraction.statements.subjects import NOBODY, Subject

_BRACKETS = re.compile(r"\((?=[^\W\d_])(?P<name>(?:[^()]|\([^()]*\))+)\)(?=\s*(?:[;.,(/]|and |\Z))")
"""Words in brackets (which may hold brackets) before a stop, or before more of them."""
_SEVERAL = re.compile(r"[,;] (?=[^\W\d_])(?![^(]*\))")
"""Between the names in one pair of brackets."""


def recommendation(
    entry: Entry, text: str, folded: str, start: int, end: int, lexicon: Lexicon
) -> tuple[Frame, Clause, int, int]:
    """The finding that the entry's label and first sentence, which begins at start, are; brackets name its source."""
    end = min(end, entry.end)
    while end > start and text[end - 1] == " ":
        end -= 1
    names = sources(text[entry.text : entry.end], lexicon)
    subject = Subject("SOURCE", ", ".join(names), None) if names else NOBODY
    cue = (entry.start, max(entry.text - 1, entry.start + 1), "LABEL")
    rule = f"{lexicon.language}.finding.numbered"
    frame = Frame("finding", "recommendation", rule, (cue,), subject, True, (start, start))
    return frame, Clause(folded, entry.start, end, [], {}), entry.start, end


def sources(text: str, lexicon: Lexicon) -> list[str]:
    """The names in brackets at the ends of the parts of a recommendation: who makes it, each once."""
    brackets = (" ".join(match["name"].split()) for match in _BRACKETS.finditer(text))
    names = (name for inside in brackets for name in _SEVERAL.split(inside))
    return list(dict.fromkeys(name for name in names if _is_name(name, lexicon)))


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Whether it begins with a capital, or with an article; capitals alone are an abbreviation."""
    first = text.split(" ", 1)[0]
    return not text.isupper() and (first[0].isupper() or (first in lexicon.determiners and text != text.lower()))
