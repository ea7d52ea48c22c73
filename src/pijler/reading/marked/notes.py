"""The text of a footnote from the parts in it."""

from collections.abc import Iterable

from pijler.reading.marked.parts import Part


def note_text(parts: Iterable[Part]) -> str:
    """The words of ``parts``, one behind the other."""
    return " ".join(part.text for part in parts if part.text)
