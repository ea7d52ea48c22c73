"""Tier A: citations by an identifier. A pattern is tried only where one of its anchors stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pijler.extraction.citations.found import Found
from pijler.extraction.citations.ids import BUILDERS
from pijler.reading.document import View

_BEFORE = 24  # how far back a pattern of what stands before the anchor may look


@dataclass(frozen=True, slots=True)
class NumberRule:
    """One way to cite by number, compiled from a pack."""

    name: str
    type: str
    builder: str
    pattern: re.Pattern[str]
    before: re.Pattern[str] | None
    more: re.Pattern[str] | None

    def apply(self, view: View, start: int) -> Iterator[Found]:
        """The citations that begin at the anchor at ``start``: one, or several where a list follows."""
        match = self.pattern.match(view.text, start)
        if match is None:
            return
        caught = match.groupdict()
        begin = self._begin(view.text, start, caught)
        found = self._found(view, begin, match.end(), caught)
        if found is None:
            return
        yield found
        yield from self._followers(view, match.end(), caught)

    def _begin(self, text: str, start: int, caught: dict[str, str | None]) -> int:
        if self.before is None:
            return start
        caught.update(dict.fromkeys(self.before.groupindex))
        low = max(0, start - _BEFORE)
        match = self.before.search(text, low, start)
        if match is None:
            return start
        caught.update(match.groupdict())
        caught["before"] = match.group()
        return match.start()

    def _followers(self, view: View, end: int, caught: dict[str, str | None]) -> Iterator[Found]:
        while self.more is not None and (match := self.more.match(view.text, end)):
            caught = _inherit(caught, match.groupdict())
            if caught.get("same") and "plural" in caught and not caught["plural"]:
                return
            found = self._found(view, match.start("span"), match.end("span"), caught)
            if found is None:
                return
            yield found
            end = match.end()

    def _found(self, view: View, start: int, end: int, caught: dict[str, str | None]) -> Found | None:
        identity = BUILDERS[self.builder](caught)
        if identity is None:
            return None
        return Found(view, start, end, self.type, "A", identity.id, identity.reason)


def _inherit(first: dict[str, str | None], more: dict[str, str | None]) -> dict[str, str | None]:
    """What a follower says itself, and the rest from the one before it."""
    if more.get("same"):
        return {**first, "number": more["same"], "letter": None, "same": more["same"]}
    return {**first, **more}


def compile_rule(rule: dict[str, Any]) -> NumberRule:
    """A rule of a pack, ready to run."""
    flags = re.VERBOSE | (re.NOFLAG if rule.get("exact") else re.IGNORECASE)
    before, more = rule.get("before"), rule.get("more")
    return NumberRule(
        name=rule["name"],
        type=rule["type"],
        builder=rule["id"],
        pattern=re.compile(rule["pattern"], flags),
        before=re.compile(f"(?:{before})$") if before else None,
        more=re.compile(more, flags) if more else None,
    )
