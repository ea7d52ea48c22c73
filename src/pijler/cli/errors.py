"""The one place where an error becomes a message on stderr and an exit code."""

import sys
import traceback

from pijler.kernel.errors import BrokenPack, BrokenQuote, PijlerError, UnreadableInput, WrongUse

EXIT_CODES: dict[type[PijlerError], int] = {WrongUse: 2, UnreadableInput: 3, BrokenPack: 3, BrokenQuote: 3}
INTERNAL = 70


def exit_code(error: PijlerError) -> int:
    """The exit code that says what sort of error it was."""
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), INTERNAL)


def tell(error: PijlerError, debug: bool = False) -> None:
    """Write what happened, where, why and what to do to stderr."""
    if debug:
        traceback.print_exc()
    place = f" ({error.where})" if error.where else ""
    lines = [f"pijler: {error.what}{place}."]
    lines += [f"  why: {error.why}"] if error.why else []
    lines += [f"  what to do: {error.todo}"] if error.todo else []
    print("\n".join(lines), file=sys.stderr)


def internal(error: Exception, where: str = "") -> PijlerError:
    """An error that nobody foresaw, said in the four parts of the others."""
    return PijlerError(
        code="internal",
        what="Something went wrong inside Pijler",
        where=where,
        why=f"{type(error).__name__}: {error}",
        todo="Run the command again with --debug, and report what it shows.",
    )
