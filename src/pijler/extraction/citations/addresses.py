"""Web addresses, also over line breaks. They are read from the source, where no hyphen was taken for typesetting."""

import re
from collections.abc import Iterator

from pijler.extraction.citations.found import Found
from pijler.reading.document import Document, View

ANCHORS = ("http://*", "https://*", "www.*")

_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")
_PART = re.compile(r"[^\s<>\"«»“”|\\^`{}\[\]]+")
_GOES_ON = re.compile(r"(?=[a-z0-9_~%])(?:[\w.~%+-]*[/_=?&#%-]\S|[\w.~-]+\.\w{2,5}(?![\w/]))")
_LINK = re.compile(r"\]\((?P<address>https?://[^\s()]+(?:\([^\s()]*\)[^\s()]*)*)")
_WHOLE = re.compile(r"(?:https?://[^\s/]*\w\.\w|www\.\w[\w-]*\.\w)", re.IGNORECASE)


def find_address(source: str, view: View, start: int) -> Found | None:
    """The address that begins at ``start`` of ``view``; a final full stop or bracket is the sentence's."""
    if start and view.text[start - 1] in "/.@-_=":
        return None
    origin = view.origin(start)
    parts, end = _parts(source, origin)
    address = "".join(parts)
    kept = _trimmed(address)
    if not _WHOLE.match(kept):
        return None
    end -= len(address) - len(kept)
    full = kept if kept.lower().startswith("http") else f"http://{kept}"
    return Found(view, start, _end_in_view(view.text, start, kept), "url", "A", full, segments=((origin, end),))


def linked_addresses(document: Document) -> Iterator[Found]:
    """Addresses behind the words of a Markdown link, which no view holds."""
    for match in _LINK.finditer(document.text):
        yield Found(document.body, 0, 0, "url", "A", match["address"], segments=(match.span("address"),))


def _parts(source: str, start: int) -> tuple[list[str], int]:
    """The pieces of the address, line by line, and where the last one ends."""
    parts: list[str] = []
    match = _PART.match(source, start)
    while match:
        parts.append(match.group())
        end = match.end()
        gap = _BREAK.match(source, end)
        if gap is None or not _continues(parts[-1], source, gap.end()):
            return parts, end
        match = _PART.match(source, gap.end())
    return parts, start


def _continues(part: str, source: str, place: int) -> bool:
    if part[-1] == "-":
        return place < len(source) and source[place].isalnum()
    return part[-1] in "/_=?&%#" and _GOES_ON.match(source, place) is not None


def _trimmed(address: str) -> str:
    while address and (address[-1] in ".,;:!'’‘*" or _unbalanced(address)):
        address = address[:-1]
    return address


def _unbalanced(address: str) -> bool:
    opener = {")": "(", "]": "["}.get(address[-1])
    return opener is not None and address.count(address[-1]) > address.count(opener)


def _end_in_view(text: str, start: int, address: str) -> int:
    """Where ``address`` ends in the view, in which a line break is a blank and a hyphen may be gone."""
    place = start
    for char in address:
        if place < len(text) and text[place] == " ":
            place += 1
        if place < len(text) and text[place] == char:
            place += 1
    return place
