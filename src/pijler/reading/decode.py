"""Bytes become text, or an error that says what they are instead."""

from pijler.reading.refusing import refuse

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is read, in bytes: some hundred times the longest letter to a parliament."""

_PICTURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
)
_OLDER = (
    (b"\xd0\xcf\x11\xe0", "a Microsoft Office file of the old kind, or one locked with a password"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
_PACKED = ((b"\x1f\x8b", "a gzip archive"), (b"7z\xbc\xaf", "a 7z archive"))
_PROGRAMS = ((b"\x7fELF", "a program"),)
_SAMPLE = 16_384
"""In so many characters the share of control characters is counted."""

_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\f\v\x1a")
_SAVE_AS_TEXT = "Save the document as plain text (UTF-8), or as PDF or DOCX, and try again."
_SENT = "Check that the file was saved or sent completely."
_SAVE_AS_DOCX = "Open it in a word processor, save it as DOCX or PDF without a password, and try again."
SHOWN_WORDS = "If it shows a text, save it as PDF, run text recognition (OCR) on that, and try again."
"""What to do about a picture."""


def decode(data: bytes, name: str) -> str:
    """The text of ``data``, code point by code point, nothing added or taken away.

    Knows UTF-8, UTF-16 with a byte order mark, and else Windows-1252. Raises UnreadableInput.
    """
    if len(data) > MAX_BYTES:
        size = len(data) / 1024 / 1024
        why = f"It has {size:.0f} MB; the limit is {MAX_BYTES // 1024 // 1024} MB."
        raise refuse("too-large", "The file is too large", name, why, "Split the document and read its parts.")
    if not data:
        raise refuse("empty", "The file is empty", name, "It has no bytes.", _SENT)
    _check_format(data, name)
    text = _decoded(data, name)
    _check_text(text, name)
    return text


def _check_format(data: bytes, name: str) -> None:
    """Refuse what is known by its first bytes, each kind with its own way out."""
    if what := _kind(data, _PICTURES):
        raise refuse("format", "The file is a picture", name, f"The file is {what}.", SHOWN_WORDS)
    if what := _kind(data, _OLDER):
        raise refuse("format", "This format is not read yet", name, f"The file is {what}.", _SAVE_AS_DOCX)
    if what := _kind(data, _PACKED):
        todo = "Unpack it, and read the documents in it."
        raise refuse("format", "This format is not read yet", name, f"The file is {what}.", todo)
    if what := _kind(data, _PROGRAMS):
        raise refuse("format", "The file is no document", name, f"The file is {what}.", "Choose a document.")


def _kind(data: bytes, known: tuple[tuple[bytes, str], ...]) -> str | None:
    return next((what for magic, what in known if data.startswith(magic)), None)


def _decoded(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return "\ufeff" + data.decode("utf-16")
        except UnicodeDecodeError as error:
            why = f"It begins as UTF-16, but the bytes at {error.start} are no character."
            raise refuse("encoding", "The text is damaged", name, why, _SAVE_AS_TEXT) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _as_windows_1252(data, name, error)


def _as_windows_1252(data: bytes, name: str, error: UnicodeDecodeError) -> str:
    """Text from an old Windows program: few bytes above 127, and those letters or marks of print."""
    bad = data[error.start : error.start + 3]
    if bad[:1] == b"\xed" and len(bad) == 3 and bad[1] >= 0xA0:
        why = f"The bytes at {error.start} are half a character (a surrogate), which UTF-8 does not allow."
        raise refuse("surrogate", "The text is damaged", name, why, _SAVE_AS_TEXT)
    ascii_bytes = len(data) - len(data.translate(None, bytes(range(128))))
    text = data.decode("cp1252", errors="replace")
    if "\ufffd" in text or ascii_bytes * 10 < len(data) * 7:
        why = f"The bytes at {error.start} are no UTF-8, and the whole is no Windows-1252 text."
        raise refuse("encoding", "The encoding is not known", name, why, _SAVE_AS_TEXT)
    return text


def _check_text(text: str, name: str) -> None:
    if (nul := text.find("\0")) >= 0:
        why = f"There is a NUL at character {nul}: this is a binary file, or UTF-16 without a byte order mark."
        raise refuse("binary", "The file holds no text", name, why, _SAVE_AS_TEXT)
    sample = text[:_SAMPLE].encode("utf-8", "replace")
    if (len(sample) - len(sample.translate(None, _CONTROLS))) * 50 > len(sample):
        why = "More than one in fifty characters is a control character: this is a binary file."
        raise refuse("binary", "The file holds no text", name, why, _SAVE_AS_TEXT)
    if not text.strip("\ufeff \t\r\n\f\v\x1a\xa0") or text.isspace():
        raise refuse(
            "blank", "The file holds no words", name, "It has white space only.",
            "If it comes from a scan, run text recognition (OCR) first.",
        )  # fmt: skip
