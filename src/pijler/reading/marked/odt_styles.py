"""Styles of an ODT: how letters are set, where pages break, and what stands before the items of a list."""

from collections.abc import Iterator
from dataclasses import dataclass

from pijler.reading.marked.ordinals import printed
from pijler.reading.marked.trees import Element, local

SET_APART = (
    ("font-weight", frozenset({"bold", "600", "700", "800", "900"})),
    ("text-underline-style", frozenset({"solid", "dotted", "dash", "long-dash", "dot-dash", "wave"})),
    ("font-style", frozenset({"italic", "oblique"})),
)
"""Bold, underlined, italic: how headings without a style are set, the weightiest first."""
_TITLES = frozenset({"Title", "Titel"})
_LONGEST_CHAIN = 20


def attribute(element: Element, name: str) -> str | None:
    """The attribute ``name`` of ``element``, whatever its namespace."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def number(element: Element, name: str, otherwise: int) -> int:
    """The attribute ``name`` as a whole number, else ``otherwise``."""
    text = attribute(element, name) or ""
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


@dataclass(frozen=True, slots=True)
class _Level:
    form: str | None  # None for a bullet, empty for no sign
    prefix: str
    suffix: str
    start: int
    shown: int


class OdtStyles:
    """All styles in the parts of a document; later parts win."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, _Level]] = {}
        self.outline: dict[int, _Level] = {}
        for root in roots:
            for element in () if root is None else root.iter():
                self._keep(element, local(element))

    def _keep(self, element: Element, name: str) -> None:
        if name == "style" and (attribute(element, "family") in ("paragraph", "text")):
            self._styles[attribute(element, "name") or ""] = element
        elif name == "list-style":
            self._lists[attribute(element, "name") or ""] = dict(_levels(element))
        elif name == "outline-style":
            self.outline = dict(_levels(element))

    def is_set(self, style: str | None, name: str, values: frozenset[str]) -> bool | None:
        """Whether letters are set so by a style; None where no style says anything of it."""
        for element in self._chain(style):
            for properties in element:
                found = attribute(properties, name) if local(properties) == "text-properties" else None
                if found is not None:
                    return found in values
        return None

    def breaks_page(self, style: str | None) -> bool:
        """Whether a paragraph of this style begins a page."""
        element = next(self._chain(style), None)
        if element is None:
            return False
        return any(attribute(properties, "break-before") == "page" for properties in element)

    def is_title(self, style: str | None) -> bool:
        """Whether a paragraph is the title of the document."""
        return any(attribute(element, "name") in _TITLES for element in self._chain(style))

    def levels(self, style: str | None) -> "dict[int, _Level] | None":
        """The levels of a style of lists."""
        return self._lists.get(style or "")

    def _chain(self, style: str | None) -> Iterator[Element]:
        for _ in range(_LONGEST_CHAIN):
            element = self._styles.get(style or "")
            if element is None:
                return
            yield element
            style = attribute(element, "parent-style-name")


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for level in parent:
        form = attribute(level, "num-format") or ""
        is_number = local(level) in ("list-level-style-number", "outline-level-style")
        yield number(level, "level", 1), _Level(
            form if is_number else None, attribute(level, "num-prefix") or "", attribute(level, "num-suffix") or "",
            number(level, "start-value", 1), number(level, "display-levels", 1),
        )  # fmt: skip


class Counter:
    """Counts items along one list or one outline."""

    def __init__(self, levels: "dict[int, _Level] | None") -> None:
        self._levels = levels or {}
        self._counts: dict[int, int] = {}

    def label(self, depth: int, start: int | None = None) -> str:
        """What stands before the next item at ``depth`` (from 1); a bullet where the style does not tell."""
        level = self._levels.get(depth)
        if level is None or level.form is None:
            return "•"
        self._counts[depth] = self._counts.get(depth, level.start - 1) + 1 if start is None else start
        for deeper in [one for one in self._counts if one > depth]:
            del self._counts[deeper]
        if not level.form:
            return ""
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        return level.prefix + ".".join(map(self._at, shown)) + level.suffix

    def _at(self, depth: int) -> str:
        level = self._levels.get(depth)
        count = self._counts.get(depth, level.start if level else 1)
        return printed(count, (level.form if level else None) or "1")
