"""Where a document names a framework: one pass over the names of all packs, longest name first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pijler.extraction.anchors import Hit, Terms, flat, longest
from pijler.extraction.model import Mention
from pijler.reading.document import Document, View
from pijler.vocab.frameworks import Framework, frameworks

_PLURALS = ("s", "'s")
_ACT_WORDS = {"L": ("Richtlijn", "Directive"), "R": ("Verordening", "Regulation")}
_ILO = re.compile(r"\s*(?:\(?(?:[Nn]r|[Nn]o)s?\.?\s*)?[Cc]?(\d{1,3})(?![\d.]?\d)")
_ILO_MORE = re.compile(
    r"(?:,|\s+en|\s+and|\s*&)\s*(?:(?:[Nn]r|[Nn]o)\.?\s*)?[Cc]?(\d{1,3})(?!\d)(?!\s+(?:in|van|of)\b)"
)
_ILO_HEADS = (
    *("ILO convention", "ILO conventions", "ILO conventie", "ILO conventies", "ILO verdrag", "ILO verdragen"),
    *("conventie van de ILO", "verdrag van de ILO", "convention of the ILO"),
)
_INTRODUCED = re.compile(
    r"(?P<gap>(?:\s[\w–-]+){0,4})\s?\("
    r"(?:(?:hierna|verder|hereinafter|hereafter|afgekort(?: als)?|ook wel|the)[:,]?\s+(?:te noemen[:,]?\s+)?)?"
    r"(?:de |het |the )?[\"'‘“«„]?(?P<name>[A-Z][\w-]{1,20}?)(?:['’]?s)?[\"'’”»]?\)"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """One way to write a framework's name.

    ``framework`` is None for a look-alike; ``number`` marks the ILO's lists; ``claimed`` that others bear the same
    abbreviation, so that "Some Other Name (NAP)" takes it away.
    """

    framework: str | None
    text: str
    exact: bool = False
    unsure: bool = False
    claimed: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class _Hit:
    view: View
    start: int
    end: int
    name: _Name


@cache
def _lexicon() -> tuple[Terms, tuple[tuple[_Name, ...], ...]]:
    names: dict[bytes, list[_Name]] = {}
    for name in _all_names():
        names.setdefault(flat(name.text), []).append(name)
    return Terms(found[0].text for found in names.values()), tuple(tuple(found) for found in names.values())


def _all_names() -> Iterator[_Name]:
    yield from (_Name("ILO", text, number=True) for text in _ILO_HEADS)
    for framework in frameworks().values():
        yield from (_Name(None, text) for text in framework.negative)
        yield from (_Name(framework.id, text) for text in (*framework.long_names, *_numbered(framework)))
        for texts, unsure in ((framework.short_names, False), (framework.unsure_names, True)):
            for text in texts:
                claimed = unsure or bool(framework.negative)
                yield from (_Name(framework.id, text + plural, True, unsure, claimed) for plural in ("", *_PLURALS))


def _numbered(framework: Framework) -> Iterator[str]:
    """An EU act by its number (``Directive 2014/95/EU``)."""
    if framework.identifier is None or framework.identifier.scheme != "celex":
        return
    value = framework.identifier.value
    year, letter, number = value[1:5], value[5], str(int(value[6:]))
    for word in _ACT_WORDS[letter]:
        yield f"{word} {year}/{number}"
        yield f"{word} {year}/{number}/EU"
        yield f"{word} (EU) {year}/{number}"
        yield f"{word} (EU) nr. {year}/{number}"


def extract_mentions(document: Document) -> list[Mention]:
    """All mentions of frameworks in ``document``, in source order."""
    hits = [hit for view in (document.body, *document.notes) for hit in _hits(view)]
    local = _introductions(hits)
    named = {hit.name.framework for hit in hits if not hit.name.exact}
    denied = {framework for framework, names in _negatives() if any(hit.name.text in names for hit in hits)}
    mentions = [
        Mention(hit.view.segments(hit.start, hit.end), framework)
        for hit in hits
        if (framework := _meaning(hit, local, named, denied)) is not None
    ]
    return sorted(mentions, key=lambda mention: mention.segments)


@cache
def _negatives() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((f.id, frozenset(f.negative)) for f in frameworks().values() if f.negative)


def _hits(view: View) -> Iterator[_Hit]:
    terms, names = _lexicon()
    text = view.text
    meant = {hit: name for hit in terms.find(flat(text)) if (name := _which(text, hit, names[hit[0]]))}
    for hit in longest(meant):
        name = meant[hit]
        if name.number:
            yield from _ilo_numbers(view, hit[1], hit[2])
        else:
            yield _Hit(view, hit[1], _with_tail(text, hit[2], name), name)


def _with_tail(text: str, end: int, name: _Name) -> int:
    """Where a long name ends that goes on."""
    if name.exact or name.framework is None:
        return end
    tails = frameworks()[name.framework].tails
    return next((end + 1 + len(tail) for tail in tails if text.startswith(tail, end + 1)), end)


def _which(text: str, hit: Hit, names: tuple[_Name, ...]) -> _Name | None:
    """The first of the names that the words of ``hit`` can be."""
    for name in names:
        if _fits(text, hit[1], name) and (not name.number or _ilo(text, hit[2])):
            return name
    return None


def _fits(text: str, start: int, name: _Name) -> bool:
    """Whether a name whose letters count is written with them."""
    if not name.exact or text.startswith(name.text, start):
        return True
    written = text[start : start + len(name.text)].replace("’", "'").replace("-", " ")
    return written == name.text.replace("-", " ")


def _ilo(text: str, end: int) -> str | None:
    match = _ILO.match(text, end)
    framework = f"ILO-{int(match[1])}" if match else ""
    return framework if framework in frameworks() else None


def _ilo_numbers(view: View, start: int, end: int) -> Iterator[_Hit]:
    """``ILO Conventions 87 and 98``: the first number with its words, each further one alone."""
    match = _ILO.match(view.text, end)
    while match:
        framework = f"ILO-{int(match[1])}"
        if framework in frameworks():
            yield _Hit(view, start, match.end(1), _Name(framework, match[1]))
        match = _ILO_MORE.match(view.text, match.end(1))
        start = match.start(1) if match else start


def _introductions(hits: list[_Hit]) -> dict[str, str | None]:
    """Short names that the document gives itself: to the framework named before the brackets, or to something else."""
    local: dict[str, str | None] = {}
    for hit in hits:
        match = None if hit.name.exact else _INTRODUCED.match(hit.view.text, hit.end)
        if match and (not match["gap"] or match["name"] in _own_names(hit.name.framework)):
            local.setdefault(match["name"], hit.name.framework)
    for hit in hits:
        if hit.name.exact and hit.name.claimed and _given_to_another(hit):
            local.setdefault(_bare(hit.name.text), None)
    return local


def _own_names(framework: str | None) -> tuple[str, ...]:
    known = frameworks().get(framework or "")
    return (*known.short_names, *known.unsure_names) if known else ()


def _given_to_another(hit: _Hit) -> bool:
    """Whether the short name stands in brackets behind some other name with a capital."""
    text = hit.view.text
    bracketed = text[hit.start - 1 : hit.start] == "(" and text[hit.end : hit.end + 1] in (")", " ")
    return bracketed and _capital(text, hit.start)


def _capital(text: str, start: int) -> bool:
    """Whether a name with a capital ends directly before the bracket at ``start - 1``."""
    before = text[max(0, start - 60) : start - 1].split()
    return len(before) > 1 and any(word[0].isupper() for word in before[-3:])


def _bare(name: str) -> str:
    return name.removesuffix("'s") if name.endswith("'s") else name.removesuffix("s") if name[:-1].isupper() else name


def _meaning(hit: _Hit, local: dict[str, str | None], named: set[str | None], denied: set[str]) -> str | None:
    """Which framework a hit means in this document, or None."""
    name = hit.name
    if not name.exact:
        return name.framework
    bare = _bare(name.text)
    if bare in local:
        return local[bare]
    if name.framework not in named and (name.unsure or name.framework in denied):
        return None
    return name.framework
