"""Spans and quotes: where words stand in a source, and proof that they still do."""

from dataclasses import dataclass
from hashlib import sha256

from pijler.kernel.errors import BrokenQuote

Segment = tuple[int, int]
"""Half-open interval of code points in the text of a source."""


def digest(data: bytes) -> str:
    """The sha256 of ``data`` in lower-case hexadecimal."""
    return sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a source: its sha256, where they stand (several parts over a page end), and the exact text.

    ``text`` holds the parts joined by a line feed, exactly as they stand in the source.
    """

    source: str
    segments: tuple[Segment, ...]
    text: str

    @property
    def start(self) -> int:
        return self.segments[0][0]

    @property
    def end(self) -> int:
        return self.segments[-1][1]

    def verify(self, text: str) -> None:
        """Raise BrokenQuote unless the words stand in ``text`` at exactly these segments."""
        if quoted(text, self.segments) != self.text:
            raise BrokenQuote(
                code="quote-broken",
                what="The quoted words no longer stand where they should",
                where=f"source {self.source[:12]}, characters {self.start} to {self.end}",
                why="The text of the source or the stored quote was altered.",
                todo="Restore the source from a backup, or read the document again.",
            )


def quoted(text: str, segments: tuple[Segment, ...]) -> str:
    """The words of ``segments`` in ``text``, parts joined by a line feed."""
    return "\n".join(text[start:end] for start, end in segments)
