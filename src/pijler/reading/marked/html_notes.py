"""Footnotes of a web page: links to a note that links back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pijler.reading.marked.trees import Element, local, text_of

_LABEL = re.compile(r"[\[(]?\s*(\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§]{1,3})\s*[\])]?[.:]?")
_BACK = re.compile(r"[\s↩↑^⤴︎\ufe0e\ufe0f]*|back|terug|return", re.IGNORECASE)
_NOTE_ROLES = frozenset({"doc-noteref", "noteref"})
_BLOCKS = frozenset({"p", "li", "div", "aside", "section", "dd", "td", "blockquote"})
_HOLDERS = frozenset({"li", "aside", "dd"})
_NAMED = re.compile(r"f(?:oo)?tn?(?:ote)?s?|(?:end)?notes?|noot|noten", re.IGNORECASE)
_MOST_ELEMENTS = 200
"""A block with more elements in it is no footnote."""

_NOTES = re.compile(r"foot-?notes?|end-?notes?|voetnoten|eindnoten|\bnoten\b|\bnotes\b", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\s\d/])(?:[kcdm]?m|s|10)$")
_INLINE_STEPS = 3
"""How many elements may lie around a link and still bear the id to which its note links back."""


@dataclass(frozen=True, slots=True)
class Found:
    """The footnotes of a page.

    ``number``: of each marker (a link, or a raised number) the number. ``note``: the element that holds its words.
    ``backward``: the links from notes to markers, which are no words of the note.
    """

    number: dict[Element, str]
    note: dict[Element, Element]
    backward: frozenset[Element]


def find_notes(root: Element) -> Found:
    """Pairs of links that lead to each other, the marker before the note."""
    order = {element: k for k, element in enumerate(root.iter())}
    anchors = _anchors(root)
    number: dict[Element, str] = {}
    note: dict[Element, Element] = {}
    for link in root.iter("a"):
        target = anchors.get((link.get("href") or "")[1:]) if (link.get("href") or "").startswith("#") else None
        label = _LABEL.fullmatch(text_of(link))
        if target is None or not label or order[target] <= order[link]:
            continue
        holder = _holder(target)
        if holder is None or not _is_small(holder) or link in holder.iter():
            continue
        if link.get("role") in _NOTE_ROLES or _is_raised(link) or _links_back(holder, link):
            number[link], note[link] = label[1], holder
    shared = _shared(note)
    number = {link: label for link, label in number.items() if note[link] not in shared}
    note = {link: holder for link, holder in note.items() if holder not in shared}
    backward = frozenset(_backward(note))
    if not note:
        number, note = _unlinked(root)
    return Found(number, note, backward)


def _unlinked(root: Element) -> tuple[dict[Element, str], dict[Element, Element]]:
    """Raised numbers and the items of a list that calls itself one of notes, where no link ties them."""
    listed = [item for found in root.iter("ol") if _is_of_notes(found) for item in found.iterchildren("li")]
    number: dict[Element, str] = {}
    note: dict[Element, Element] = {}
    for raised in root.iter("sup") if listed else ():
        text = text_of(raised).strip("[]() ")
        if text.isdecimal() and len(text) < 4 and 0 < int(text) <= len(listed) and not _is_power(raised):
            number[raised], note[raised] = text, listed[int(text) - 1]
    every = {*note.values()} == {*listed}
    return (number, note) if every else ({}, {})


def _is_power(raised: Element) -> bool:
    """Whether a raised number belongs to a unit, as in square metres."""
    before, parent = raised.getprevious(), raised.getparent()
    text = before.tail if before is not None else parent.text if parent is not None else None
    return _UNIT.search(text or "") is not None


def _is_of_notes(found: Element) -> bool:
    """Whether a list, or what holds it, is called one of footnotes."""
    for element in (found, found.getparent()):
        called = "" if element is None else " ".join(element.get(key) or "" for key in ("id", "class", "role"))
        if _NOTES.search(called):
            return True
    return False


def _anchors(root: Element) -> dict[str, Element]:
    """Elements by what a link can call them."""
    found: dict[str, Element] = {}
    for element in root.iter():
        for name in (element.get("id"), element.get("name") if local(element) == "a" else None):
            if name:
                found.setdefault(name, element)
    return found


def _holder(target: Element) -> Element | None:
    """The block that holds the words of the note at ``target``."""
    block: Element | None = target
    while block is not None and local(block) not in _BLOCKS:
        block = block.getparent()
    if block is None:
        return None
    above = block.getparent()
    if (
        above is not None
        and _is_small(above)
        and (local(above) in _HOLDERS or (local(above) == "div" and _is_named(above)))
    ):
        first = next((child for child in above if text_of(child)), None)
        return above if first is block else block
    return block


def _is_small(element: Element) -> bool:
    return sum(1 for _ in islice(element.iter(), _MOST_ELEMENTS + 1)) <= _MOST_ELEMENTS


def _is_named(element: Element) -> bool:
    """Whether the id of ``element`` calls it one footnote, as in ``ftn3``."""
    name = element.get("id") or ""
    return bool(name) and name[-1].isdigit() and _NAMED.search(name) is not None


def _is_raised(link: Element) -> bool:
    """Whether a link stands above the line, as only markers do."""
    parent = link.getparent()
    return next(link.iter("sup"), None) is not None or (parent is not None and local(parent) == "sup")


def _links_back(holder: Element, marker: Element) -> bool:
    return any(_leads_to(link, marker) for link in holder.iter("a"))


def _leads_to(link: Element, marker: Element) -> bool:
    """Whether ``link`` leads to ``marker``, to what is around it or to what is in it."""
    href = link.get("href") or ""
    return href.startswith("#") and len(href) > 1 and href[1:] in _names_around(marker)


def _names_around(marker: Element) -> set[str]:
    around: list[Element] = list(islice(marker.iter(), _MOST_ELEMENTS))
    element = marker.getparent()
    for _ in range(_INLINE_STEPS):
        if element is None or local(element) in _BLOCKS:
            break
        around.append(element)
        element = element.getparent()
    before = marker.getprevious()
    if before is not None and local(before) == "a" and not text_of(before):
        around.append(before)
    return {name for one in around for name in (one.get("id"), one.get("name")) if name}


def _shared(note: dict[Element, Element]) -> set[Element]:
    """Blocks that hold several notes, or another note's block: they cannot be told apart."""
    names: dict[Element, set[str]] = {}
    for link, holder in note.items():
        names.setdefault(holder, set()).add(link.get("href") or "")
    several = {holder for holder, targets in names.items() if len(targets) > 1}
    return several | {holder for holder in names if any(above in names for above in holder.iterancestors())}


def _backward(note: dict[Element, Element]) -> Iterator[Element]:
    for marker, holder in note.items():
        for link in holder.iter("a"):
            words = text_of(link)
            if _leads_to(link, marker) and (_LABEL.fullmatch(words) or _BACK.fullmatch(words)):
                yield link
