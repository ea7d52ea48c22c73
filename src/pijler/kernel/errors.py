"""Errors that a person can act on: what happened, where, why, and what to do."""

from dataclasses import dataclass


@dataclass(eq=False)
class PijlerError(Exception):
    """A problem said in four parts.

    ``code`` is stable and may be quoted; the other texts are English and may be shown as they are.
    """

    code: str
    what: str
    where: str = ""
    why: str = ""
    todo: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        parts = (f"{self.what}{place}.", self.why, self.todo)
        return " ".join(part for part in parts if part)


class UnreadableInput(PijlerError):
    """The bytes cannot be read as a document (exit code 3)."""


class WrongUse(PijlerError):
    """The command or call was wrong (exit code 2)."""


class BrokenPack(PijlerError):
    """A pack file does not fit its schema; ``where`` is ``file:line``."""


class BrokenQuote(PijlerError):
    """The words of a quote no longer stand where it says they stand."""
