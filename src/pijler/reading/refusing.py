"""Refusals, said in four parts."""

from pijler.kernel.errors import UnreadableInput

SAVE_ANEW = "Open the file in the program that made it, save it anew, and try again."
SAVE_AS_TEXT = "Save the document as PDF, DOCX, ODT, HTML or plain text, and try again."


def refuse(code: str, what: str, name: str, why: str, todo: str = SAVE_ANEW) -> UnreadableInput:
    """The error for a file called ``name`` that is not read; where ``todo`` does not say better, to save it anew."""
    return UnreadableInput(code=f"unreadable-{code}", what=what, where=name, why=why, todo=todo)


def refuse_form(code: str, what: str, name: str, why: str) -> UnreadableInput:
    """The error for a file called ``name`` whose form is not read: to save it in another."""
    return refuse(code, what, name, why, SAVE_AS_TEXT)
