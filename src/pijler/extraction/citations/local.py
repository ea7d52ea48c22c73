"""Short names that a document gives to a law itself: ``(WAMCA)``, ``(hierna: de Wet)``, ``(the "Act")``."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from pijler.extraction.anchors import Terms, flat, longest
from pijler.extraction.citations.found import Found
from pijler.reading.document import Document, View

_SHORT = re.compile(r" ?\((?P<name>[A-Z][\w-]{1,11})\)")
_QUOTED = re.compile(
    r" ?\((?:(?P<word>[a-z][a-z ]{3,40}?)[:,]? )?(?:(?:de|het|the) )?"
    r"(?P<quote>[\"“«‘'„])?(?P<name>[A-Z][\w-]{1,24})[\"”»’']?\)"
)


def introduces(view: View, start: int, end: int, hereinafter: frozenset[str]) -> tuple[str, int] | None:
    """The short name given directly after a name from ``start`` to ``end``, and where the name with it ends.

    An abbreviation in brackets belongs to the citation, a name after "hereinafter" does not.
    """
    match = _SHORT.match(view.text, end)
    if match and _abbreviates(match["name"], view.text[start:end]):
        return match["name"], match.end()
    match = _QUOTED.match(view.text, end)
    if match and (match["quote"] or (match["word"] or "").strip() in hereinafter):
        return match["name"], end
    return None


def _abbreviates(short: str, name: str) -> bool:
    """Three capitals or more, or letters that stand in the name in the same order from the first on."""
    if sum(char.isupper() for char in short) > 2:
        return True
    letters = iter(name.lower())
    return short[0].lower() == name[0].lower() and all(char in letters for char in short.lower())


def occurrences(document: Document, given: Mapping[str, Found], found: Sequence[Found]) -> list[Found]:
    """Where the names of ``given`` stand after the law that introduced them, outside what is already cited."""
    names = list(given)
    terms = Terms(names)
    taken: dict[int, list[tuple[int, int]]] = {}
    for item in found:
        if item.tier != "C":
            taken.setdefault(id(item.view), []).append((item.start, item.end))
    more: list[Found] = []
    for view in (document.body, *document.notes):
        spans = sorted(taken.get(id(view), ()))
        for term, start, end in longest(terms.find(flat(view.text))):
            law = given[names[term]]
            if view.text.startswith(names[term], start) and _after(law, view, start) and not _cited(spans, start, end):
                more.append(Found(view, start, end, "law_named" if law.tier == "A" else law.type, "B", law.id))
    return more


def _after(law: Found, view: View, start: int) -> bool:
    return law.view.origin(law.start) < view.origin(start)


def _cited(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    place = bisect_right(spans, (end - 1, 1 << 60))
    return any(low < end and start < high for low, high in spans[max(0, place - 3) : place])
