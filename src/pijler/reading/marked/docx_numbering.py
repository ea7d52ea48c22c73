"""Numbers and bullets that a word processor writes before paragraphs."""

import re
from dataclasses import dataclass

from pijler.reading.marked.docx_names import child, children, value, w
from pijler.reading.marked.ordinals import printed
from pijler.reading.marked.trees import Element

_PLACE = re.compile(r"%([1-9])")
_UNNUMBERED = "0"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Counts along the document: ``word/numbering.xml`` says how."""

    def __init__(self, root: Element | None) -> None:
        abstract = {w(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        for num in children(root, "num"):
            key, kind = w(num, "numId") or "", value(num, "abstractNumId") or ""
            self._abstract[key] = kind
            self._levels[key] = _levels(abstract.get(kind)) | _overrides(num)
        self._counts: dict[str, dict[int, int]] = {}

    def label(self, properties: Element | None) -> tuple[str, int] | None:
        """What stands before the paragraph with these ``numPr``, and its depth from 1; None where nothing does."""
        key = value(properties, "numId")
        if key is None or key == _UNNUMBERED or key not in self._levels:
            return None
        depth = min(_whole(value(properties, "ilvl"), 0), _LEVELS - 1)
        level = self._levels[key].get(depth)
        if level is None or level.form == "none":
            return "", depth + 1
        self._count(key, depth)
        if level.form == "bullet":
            return "•", depth + 1
        return _PLACE.sub(lambda match: self._at(key, int(match[1]) - 1), level.pattern), depth + 1

    def _count(self, key: str, depth: int) -> None:
        """One more at ``depth``; deeper levels begin anew. Lists of one abstract numbering count on together."""
        counts = self._counts.setdefault(self._abstract[key], {})
        level = self._levels[key][depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]

    def _at(self, key: str, depth: int) -> str:
        level = self._levels[key].get(depth)
        if level is None:
            return ""
        return printed(self._counts[self._abstract[key]].get(depth, level.start), level.form)


def _levels(parent: Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in children(parent, "lvl"):
        form = value(level, "numFmt") or "decimal"
        pattern = value(level, "lvlText") or ""
        found[_whole(w(level, "ilvl"), 0)] = _Level(form, pattern, _whole(value(level, "start"), 1))
    return found


def _overrides(num: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for override in children(num, "lvlOverride"):
        if child(override, "lvl") is not None:
            found |= _levels(override)
    return found


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else otherwise
