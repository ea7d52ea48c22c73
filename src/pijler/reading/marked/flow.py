"""Pieces of text, markers and breaks become parts, their white space levelled."""

import re
from collections.abc import Sequence

from pijler.reading.marked.parts import Note, Part, PartKind

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # signs that only help to set lines
_CONTROLS = dict.fromkeys((code for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"), " ")
_INVISIBLE = {**_CONTROLS, **_DROPPED}
_WRAPPED = re.compile(r"(?<=\w-)[^\S\n]*\n\s*(?=\w)")
_GLUED = re.compile(r"(?:(?:\d{1,2}\.){1,4}(?=[^\W\d_]{2})|[•·▪◦‣●○■](?=\w))")
_ENUMERATION = re.compile(r"(?:[•·▪◦‣●○■–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_OPENERS = "([{«“‘\"'"


class Open:
    """A part in the making. ``kind``, ``level`` and ``rank`` may still change."""

    def __init__(self, kind: PartKind, level: int, page: int) -> None:
        self.kind: PartKind = kind
        self.level = level
        self.rank = 0
        self.page = page
        self._pieces: list[str] = []
        self._size = 0
        self._last = " "  # the last character, a blank where the next blank is to be left out
        self._owed = False  # a blank stood before a marker
        self._notes: list[tuple[int, Note]] = []
        self._turns: list[int] = []
        self._labelled = 0

    @property
    def is_fresh(self) -> bool:
        """Whether nothing but a label stands in it."""
        return self._size <= self._labelled and not self._notes

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def label(self, label: str) -> None:
        """Begin with ``label``, such as a bullet or number."""
        if clean := levelled(label).strip():
            self._put(clean + " ")
            self._labelled = self._size

    def add(self, text: str) -> None:
        """Go on with ``text``; each run of white space becomes one blank."""
        clean = levelled(text)
        if not clean:
            return
        if self._owed and (clean[0].isalnum() or clean[0] in _OPENERS):
            clean = " " + clean
        self._owed = False
        if self._last in " \n":
            clean = clean.lstrip(" ")
        if clean:
            self._put(clean)

    def line(self) -> None:
        """A line break."""
        self._trim()
        if self._size:
            self._put("\n")

    @property
    def at_line_start(self) -> bool:
        return self._last == "\n"

    def note(self, note: Note) -> None:
        """A marker; it is glued to the word before it, and a blank before it goes behind it."""
        if self._last == " " and not self.is_fresh:
            self._trim()
            self._owed = self._size > 0
        self._notes.append((self._size, note))

    def turn(self) -> None:
        """A new page begins here."""
        self._turns.append(self._size)

    def finished(self) -> Part | None:
        """The part, or None where there is nothing in it, or a label alone."""
        if self.is_fresh or not (self.text.strip() or self._notes):
            return None
        text, moved = self._labelled_once(self.text.rstrip(" \n"))
        notes = tuple((min(max(at + moved, 0), len(text)), note) for at, note in self._notes)
        page = self.page + sum(at == 0 for at in self._turns)
        turns = tuple(at + moved for at in self._turns if 0 < at + moved < len(text))
        return Part(self.kind, text, self.level, self.rank, notes, page, turns)

    def _labelled_once(self, text: str) -> tuple[str, int]:
        """``text`` with one label and a blank behind it, and by how much that moves what follows the label.

        Pages set the blank by other means; and a number that the author typed stands beside the list's own.
        """
        if self._labelled and _ENUMERATION.match(text, self._labelled):
            return text[self._labelled :], -self._labelled
        if glued := _GLUED.match(text):
            return f"{glued[0]} {text[glued.end() :]}", 1
        return text, 0

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)
        self._last = text[-1]

    def _trim(self) -> None:
        """Take away blanks at the end."""
        while self._pieces and self._last == " ":
            rest = self._pieces.pop().rstrip(" ")
            if rest:
                self._pieces.append(rest)
            self._last = self._pieces[-1][-1] if self._pieces else " "
        self._size = sum(map(len, self._pieces))


def levelled(text: str) -> str:
    """``text`` with one blank for each run of white space, and without signs that only help to set lines.

    A line feed stays where a hyphen before it may be a wrapped word's.
    """
    text = text.translate(_INVISIBLE)
    if not text.isspace():
        pieces = _WRAPPED.split(text) if "-" in text and "\n" in text else [text]
        body = "\n".join([" ".join(piece.split()) for piece in pieces])
        return " " * text[:1].isspace() + body + " " * text[-1:].isspace()
    return " " if text else ""


class Flow:
    """Builds parts in reading order. Text outside any part begins one of the kind in ``kind``."""

    def __init__(self, page: int = 1) -> None:
        self.page = page
        self.kind: PartKind = "paragraph"
        self.level = 0
        self.open: Open | None = None
        self._parts: list[Part] = []
        self._later: list[Part] = []

    def begin(self, kind: PartKind, level: int = 0, label: str = "") -> Open:
        """Begin a part; a paragraph right behind the label of an item goes on in that item."""
        open_item = self.open and self.open.kind == "item" and self.open.is_fresh
        if self.open and open_item and kind in ("paragraph", "item") and not label:
            return self.open
        self.close()
        self.open = Open(kind, level, self.page)
        self.open.label(label)
        return self.open

    def text(self, text: str | None) -> None:
        """Words; white space between parts is nothing."""
        if text and (self.open or not text.isspace()):
            self._opened().add(text)

    def line(self) -> None:
        """A line break; two of them end a part."""
        if self.open is None:
            return
        if self.open.at_line_start and self.open.kind != "heading":
            kind, level = self.open.kind, self.open.level
            self.close()
            self.begin(kind, level)
        elif not self.open.is_fresh:
            self.open.line()

    def note(self, note: Note) -> None:
        """A marker that refers to ``note``."""
        self._opened().note(note)

    def turn(self) -> None:
        """A new page."""
        self.page += 1
        if self.open:
            self.open.turn()

    def apart(self, parts: Sequence[Part]) -> None:
        """Parts that stand beside the text, such as those of a text box: they follow the part that is open."""
        self._later.extend(parts)
        if self.open is None:
            self.close()

    def extend(self, parts: Sequence[Part]) -> None:
        """Parts made elsewhere."""
        self.close()
        self._parts.extend(parts)

    def close(self) -> None:
        """End the open part."""
        part = self.open.finished() if self.open else None
        self.open = None
        if part:
            self._parts.append(part)
        self._parts.extend(self._later)
        self._later.clear()

    def parts(self) -> list[Part]:
        """All parts."""
        self.close()
        return self._parts

    def _opened(self) -> Open:
        return self.open or self.begin(self.kind, self.level)
