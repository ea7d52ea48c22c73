"""A letter as parts, by what people marked in its text: no reading of ours has a hand in it."""

import re
from typing import Any

from pijler.reading.marked.parts import Note, Part

Row = dict[str, Any]
Span = tuple[int, int]

_APART = ("heading", "list_item", "signature", "footnote_block")
_SENTENCE_ENDS = re.compile(r"[.:?!»)]\d*$")


def parts_of(text: str, rows: list[Row]) -> list[Part]:
    """Headings, items, the signature and paragraphs, in order."""
    letter = _Letter(text, rows)
    found: list[tuple[int, Part]] = []
    for row in letter.of("heading", "list_item"):
        kind, level = ("heading", row["level"]) if row["type"] == "heading" else ("item", 1)
        found.append((row["start"], letter.part(kind, [(row["start"], row["end"])], level)))
    for row in letter.of("signature"):
        found.append((row["start"], Part("signature", row["text"])))
    for spans in letter.paragraphs():
        found.append((spans[0][0], letter.part("paragraph", spans)))
    return [part for _, part in sorted(found, key=lambda one: one[0])]


class _Letter:
    def __init__(self, text: str, rows: list[Row]) -> None:
        self.text = text
        self.rows = rows
        self.wraps = {row["start"]: row for row in self.of("hyphen_wrap")}
        self.markers: dict[int, tuple[int, Note]] = {}
        for row in self.of("footnote"):
            words, _ = self._clean(row["body_start"], row["end"], {})
            marker = row["marker"]
            self.markers[marker["start"]] = marker["end"], Note(str(row["n"]), words.strip())

    def of(self, *types: str) -> list[Row]:
        return [row for row in self.rows if row["type"] in types]

    def part(self, kind: Any, spans: list[Span], level: int = 0) -> Part:
        """The words of ``spans`` on one line; a word that is cut at a page end is put together."""
        words, notes = "", list[tuple[int, Note]]()
        for start, end in spans:
            if words and not words.endswith("\0"):
                words += " "
            words = words.rstrip("\0")
            more, markers = self._clean(start, end, self.markers)
            notes += [(len(words) + at, note) for at, note in markers]
            words += more
        return Part(kind, words, level, notes=tuple(notes))

    def _clean(self, start: int, end: int, markers: dict[int, tuple[int, Note]]) -> tuple[str, list[tuple[int, Note]]]:
        """The words from start to end: wraps as marked, no markers; a NUL at the end where a word goes on."""
        words, notes, at = "", list[tuple[int, Note]](), start
        while at < end:
            if at in markers:
                at, note = markers[at]
                notes.append((len(words), note))
            elif at in self.wraps:
                words += self._hyphen(self.wraps[at])
                at += 1
                while at < end and self.text[at].isspace():
                    at += 1
                words += "\0" if at == end else ""
            else:
                char = " " if self.text[at].isspace() else self.text[at]
                words += "" if char == " " and words[-1:] in ("", " ") else char
                at += 1
        return words.rstrip(" "), notes

    def _hyphen(self, wrap: Row) -> str:
        if wrap["decision"] == "join":
            return ""
        return "- " if wrap["right"] in ("en", "of", "and", "or") else "-"

    def paragraphs(self) -> list[list[Span]]:
        """Lines between blank ones that belong to nothing else; over a page end a sentence goes on."""
        shown = list(self.text)
        for row in self.of(*_APART):
            shown[row["start"] : row["end"]] = "\n" * (row["end"] - row["start"])
        found: list[list[Span]] = []
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", "".join(shown)):
            span = match.start(), match.start() + len(match[0].rstrip())
            if found and self._goes_on(found[-1][-1], span):
                found[-1].append(span)
            else:
                found.append([span])
        return found

    def _goes_on(self, above: Span, below: Span) -> bool:
        between = [row["type"] for row in self.of(*_APART) if above[1] <= row["start"] < below[0]]
        return between == ["footnote_block"] and not _SENTENCE_ENDS.search(self.text[slice(*above)])
