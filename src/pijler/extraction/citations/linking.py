"""What a title without a number is: by the number beside it, by its footnote, or by the same title elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pijler.extraction.citations.found import Found
from pijler.extraction.citations.grammar import Grammar
from pijler.extraction.citations.title_grammar import TitleGrammar
from pijler.reading.document import Document

_PART = 2_000  # a part of a footnote is not longer
_REACH = 4  # characters between a title and the marker of its footnote
_SHORTEST = 12  # letters that two titles must share from the start
_COMPARED = 60  # characters of a title that are compared
_QUOTED = re.compile(r"[«“„‘](.{8,}?)(?:[»”’](?!\w)|$)")
_OTHER = re.compile(r"[\W\d_]+")
_DIRECT = (" (", ", ", " ", ", te weten ", " (zie ")
_NUMBERED = ("kst", "advice")


def number_titles(document: Document, found: list[Found], known: Grammar) -> None:
    """Give each title of tier C its id where the document tells it."""
    titles = [item for item in found if item.tier == "C" and item.id is None]
    numbers = [item for item in found if item.tier == "A" and item.type in _NUMBERED]
    by_view: dict[int, list[Found]] = {}
    for number in numbers:
        by_view.setdefault(id(number.view), []).append(number)
    for title in titles:
        _from_neighbour(title, by_view.get(id(title.view), []), known.titles)
    _from_marker(document, titles, by_view)
    _from_same_title([title for title in titles if title.id is None], found, known.documents)


def _start(item: Found) -> int:
    return item.start


def _set(title: Found, identity: str, reason: str | None) -> None:
    title.id, title.reason = identity, reason


def _from_neighbour(title: Found, numbers: list[Found], titles: TitleGrammar) -> None:
    """The number directly behind a title, or the only one in the same part of a footnote."""
    text = title.view.text
    if title.view.kind != "footnote":
        place = bisect_left(numbers, title.end, key=_start)
        if place < len(numbers) and text[title.end : numbers[place].start] in _DIRECT:
            _set(title, numbers[place].id or "", numbers[place].reason)
        return
    low = max(0, text.rfind("; ", max(0, title.start - _PART), title.start))
    high = text.find("; ", title.end, title.end + _PART)
    high = min(len(text), title.end + _PART) if high < 0 else high
    near = numbers[bisect_left(numbers, low, key=_start) : bisect_left(numbers, high, key=_start)]
    inside = [number for number in near if not title.touches(number.start, number.end)]
    if len(inside) != 1 or titles.addendum.search(text, title.end, inside[0].start):
        return
    number = inside[0]
    if title.type == "advice_title" and number.type == "kst":
        return  # the paper is the letter about the advice
    if number.id is not None and number.start >= title.end:
        annexes = list(titles.annex.finditer(text, title.end, number.start))
        earlier = titles.annex.search(text, low, title.start)
        first = annexes[0] if annexes and number.type == "kst" and not earlier else None
        suffix = f"/bijlage{'-' + first['number'] if first['number'] else ''}" if first else ""
        _set(title, number.id + suffix, number.reason)


def _from_marker(document: Document, titles: list[Found], by_view: dict[int, list[Found]]) -> None:
    """The footnote whose marker follows directly, where it holds one number."""
    markers = sorted((note.marker[0], note.number) for note in document.footnotes if note.marker)
    views = {view.number: view for view in document.notes}
    for title in titles:
        if title.id is None and title.view.kind == "body":
            end = title.view.segments(title.start, title.end)[-1][1]
            place = bisect_left(markers, (end, ""))
            if place < len(markers) and markers[place][0] - end <= _REACH and markers[place][1] in views:
                numbers = by_view.get(id(views[markers[place][1]]), [])
                if len({number.id for number in numbers}) == 1 and numbers[0].id:
                    _set(title, numbers[0].id, numbers[0].reason)


def _from_same_title(titles: list[Found], found: list[Found], documents: Sequence[tuple[str, str]]) -> None:
    """The same title elsewhere with an id, whole or from its start."""
    if not titles:
        return
    known = _known_titles(found, documents)
    keys = [key for key, _, _ in known]
    for title in titles:
        for core in _cores(title.text):
            place = bisect_left(keys, core[:_SHORTEST])
            while place < len(keys) and keys[place].startswith(core[:_SHORTEST]):
                if keys[place].startswith(core) or core.startswith(keys[place]):
                    _set(title, known[place][1], known[place][2])
                    break
                place += 1


def _known_titles(found: list[Found], documents: Sequence[tuple[str, str]]) -> list[tuple[str, str, str | None]]:
    """Titles with an id as they are compared, sorted, with that id and what it lacks; the first counts."""
    texts = {item.text: (item.id, item.reason) for item in reversed(found) if item.tier == "C" and item.id}
    identities: dict[str, tuple[str, str | None]] = {_core(words): (identity, None) for words, identity in documents}
    for text, (identity, reason) in texts.items():
        for core in _cores(text):
            identities.setdefault(core, (identity or "", reason))
    return sorted(((core, *identity) for core, identity in identities.items()), key=lambda entry: entry[0])


def _cores(text: str) -> Iterator[str]:
    quoted = _QUOTED.search(text)
    if quoted:
        yield from filter(_enough, (_core(quoted[1]),))
    start = text[:_COMPARED]
    yield from filter(_enough, (_core(start), *([_core(text.split(", ", 1)[1])] if ", " in start else [])))


def _enough(core: str) -> bool:
    return len(core) >= _SHORTEST


@lru_cache(maxsize=512)
def _core(text: str) -> str:
    return _OTHER.sub("", text[:_COMPARED].lower())
