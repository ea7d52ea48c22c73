"""From a place in a document to the words that stand there, and from words to their place. Pure but for its errors."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pijler.kernel.errors import WrongUse
from pijler.kernel.quotes import Segment, quoted
from pijler.web.apps.documents.models import Document

NEAR = 20_000
"""Characters on either side in which words are looked for first: the same sentence may stand in a letter twice."""
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Running:
    """Part of a document as running text: ``origins[k]`` is where character ``k`` of ``text`` stands in the source."""

    text: str
    origins: Sequence[int]


def segments_between(document: Document, start: int, end: int) -> tuple[Segment, ...]:
    """What the paragraphs of ``document`` hold from ``start`` to ``end``: page furniture is left out.

    Raises WrongUse where no word stands there.
    """
    parts: list[Segment] = []
    for first, last in _around(document.structure, start):
        part = _trimmed(document.text, max(first, start), min(last, end))
        if part is None:
            continue
        if parts and "\f" not in (gap := document.text[parts[-1][1] : part[0]]) and not gap.strip():
            part = (parts.pop()[0], part[1])
        parts.append(part)
    if not parts or end - start > LONGEST:
        why = "There is no word between these places." if not parts else "It is longer than twenty thousand characters."
        raise _refuse("span-unfit", "This passage cannot be quoted", document, why, "Select one or a few sentences.")
    return tuple(parts)


def segments_of_words(document: Document, words: str, near: int = 0) -> tuple[Segment, ...]:
    """Where ``words`` stand in ``document``, the place nearest to ``near`` first. Line breaks and blanks count alike.

    Raises WrongUse where they do not stand there, letter for letter.
    """
    sought = " ".join(words.split())
    for low, high in ((max(near - NEAR, 0), near + NEAR), (0, len(document.text))) if sought else ():
        for parts in _texts(document.structure):
            part = running(document, parts, low, high)
            if (at := _nearest(part, sought, near)) is not None:
                return segments_between(document, part.origins[at], part.origins[at + len(sought) - 1] + 1)
    raise _refuse(
        "words-not-found",
        "These words do not stand in the document",
        document,
        "A quote must stand there letter for letter; only line breaks and blanks may differ.",
        "Copy the passage from the text, or add the statement with a citation instead of a quote.",
    )


def _nearest(part: Running, sought: str, near: int) -> int | None:
    found: list[int] = []
    at = part.text.find(sought)
    while at >= 0:
        found.append(at)
        at = part.text.find(sought, at + 1)
    return min(found, key=lambda k: abs(part.origins[k] - near), default=None)


def running(document: Document, parts: Sequence[Segment], start: int, end: int) -> Running:
    """What ``parts`` hold from ``start`` to ``end``, on one line: wrapped words joined, footnote markers left out."""
    left_out = sorted(_left_out(document))
    letters: list[str] = []
    origins: list[int] = []
    for first, last in parts:
        for at in _kept(document.text, max(first, start), min(last, end), left_out):
            letter = document.text[at]
            if letter.isspace():
                if not letters or letters[-1] == " ":
                    continue
                letter = " "
            letters.append(letter)
            origins.append(at)
        if letters and letters[-1] != " " and first < end and last > start:
            letters.append(" ")
            origins.append(last - 1)
    return Running("".join(letters), origins)


def _kept(text: str, start: int, end: int, left_out: Sequence[Segment]) -> Iterator[int]:
    k = bisect_left(left_out, (start, start))
    at = start
    while at < end:
        if k < len(left_out) and left_out[k][0] <= at:
            at = max(at, left_out[k][1])
            k += 1
            continue
        yield at
        at += 1


def _left_out(document: Document) -> Iterator[Segment]:
    """Hyphens of wraps with the line break after them, and markers of footnotes."""
    text = document.text
    for wrap in document.structure["wraps"]:
        start = end = wrap["start"]
        end += 1
        while end < len(text) and text[end].isspace():
            end += 1
        yield (start, end) if wrap["decision"] == "join" else (start + 1, end)
    for note in document.structure["footnotes"]:
        if note["marker"]:
            yield (note["marker"][0], note["marker"][1])


def _texts(structure: Mapping[str, Any]) -> Iterator[list[Segment]]:
    """The body of the document, and each of its footnotes; page furniture belongs to neither."""
    body = [block for block in structure["blocks"] if block["kind"] not in ("footnote", "furniture")]
    yield [(start, end) for block in body for start, end in block["segments"]]
    for block in structure["blocks"]:
        if block["kind"] == "footnote":
            yield [(start, end) for start, end in block["segments"]]


def _around(structure: Mapping[str, Any], offset: int) -> list[Segment]:
    """The footnote in which ``offset`` lies, else the body."""
    body, *notes = _texts(structure)
    return next((note for note in notes if any(start <= offset < end for start, end in note)), body)


def _trimmed(text: str, start: int, end: int) -> Segment | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def quote_fields(document: Document, segments: Sequence[Segment]) -> dict[str, Any]:
    """The columns of a statement that say where its words stand and what they are."""
    quote = quoted(document.text, tuple(segments))
    words = running(document, segments, segments[0][0], segments[-1][1]).text.strip()
    return {
        "start": segments[0][0],
        "end": segments[-1][1],
        "segments": [list(part) for part in segments],
        "quote": quote,
        "quote_sha": sha256(quote.encode()).hexdigest(),
        "words": words,
        "search": words.casefold(),
    }


def section_at(document: Document, offset: int) -> list[str]:
    """The headings above ``offset``, outermost first."""
    above = [block for block in document.structure["blocks"] if block["segments"] and block["segments"][0][0] <= offset]
    return list(above[-1]["path"]) if above else []


def _refuse(code: str, what: str, document: Document, why: str, todo: str) -> WrongUse:
    return WrongUse(code, what, document.sha12, why, todo)
