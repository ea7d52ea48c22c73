"""Styles of a DOCX: what a paragraph is, and how its letters are set."""

import re
from collections.abc import Iterator

from pijler.reading.marked.docx_names import child, children, switch, value, w
from pijler.reading.marked.trees import Element

_HEADING = re.compile(r"(?:heading|kop|titre|überschrift|rubrik|título|titolo)\s?([1-9])", re.IGNORECASE)
_TITLES = frozenset({"title", "titel"})
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|table of figures|index)\b.*", re.IGNORECASE)
_LONGEST_CHAIN = 20
_BODY_LEVEL = 9

SET_APART = ("b", "u", "i")
"""Bold, underlined, italic: how headings without a style are set, the weightiest first."""


class Styles:
    """The styles in ``word/styles.xml``; all questions go up the chain of styles on which one is based."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {w(style, "styleId") or "": style for style in children(root, "style")}
        self._switches: dict[tuple[str | None, str], bool] = {}
        self._default = next((w(s, "styleId") for s in self._styles.values() if _is_default(s)), None)

    def heading_level(self, style: str | None, properties: Element | None) -> int:
        """The level of a paragraph as a heading, 1 outermost; 0 where it is none. A title has level 1."""
        if (own := value(properties, "outlineLvl")) is not None:
            return _outline(own)
        if style and style not in self._styles and (match := _HEADING.fullmatch(style)):
            return int(match[1])  # a style that is named and nowhere described
        for element in self._chain(style):
            name = value(element, "name") or ""
            if match := _HEADING.fullmatch(name):
                return int(match[1])
            if name.lower() in _TITLES:
                return 1
            if (level := value(element, "pPr", "outlineLvl")) is not None:
                return _outline(level)
        return 0

    def is_contents(self, style: str | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.fullmatch(value(element, "name") or "") for element in self._chain(style))

    def numbering(self, style: str | None) -> Element | None:
        """The numbering that a style brings with it."""
        found = (child(element, "pPr", "numPr") for element in self._chain(style))
        return next((one for one in found if one is not None), None)

    def switches(self, style: str | None, name: str) -> bool:
        """Whether a property of letters, such as ``b``, is on by a style."""
        known = self._switches.get((style, name))
        if known is None:
            found = (switch(child(element, "rPr"), name) for element in self._chain(style))
            known = next((one for one in found if one is not None), False)
            self._switches[style, name] = known
        return known

    def _chain(self, style: str | None) -> Iterator[Element]:
        name = style or self._default
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get(name or "")
            if element is None:
                return
            yield element
            name = value(element, "basedOn")


def _is_default(style: Element) -> bool:
    return w(style, "type") == "paragraph" and w(style, "default") in ("1", "true", "on")


def _outline(level: str) -> int:
    return int(level) + 1 if level.isdecimal() and int(level) < _BODY_LEVEL else 0
