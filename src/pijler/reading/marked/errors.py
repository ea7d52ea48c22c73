"""Refusals, said in four parts."""

from pijler.kernel.errors import UnreadableInput

SAVE_ANEW = "Open the file in the program that made it, save it anew, and try again."
SAVE_AS_TEXT = "Save the document as DOCX, ODT, HTML or plain text, and try again."


def refuse(code: str, what: str, name: str, why: str, todo: str = SAVE_ANEW) -> UnreadableInput:
    """The error for a file called ``name`` that is not read."""
    return UnreadableInput(code=f"unreadable-{code}", what=what, where=name, why=why, todo=todo)
