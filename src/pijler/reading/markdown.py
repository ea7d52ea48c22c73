"""Marks of light Markdown and spare blanks, which no view should hold."""

import re

from pijler.kernel.quotes import Segment
from pijler.reading.lines import BODY, TABLE, Lines

_LONGEST_LINE = 200_000
"""A longer line is no paragraph that a person wrote; its marks stay."""

_EMPHASIS = re.compile(r"\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|`")
_LINK = re.compile(r"!?\[(?=[^\]\[]{1,300}\]\()|\]\([^()\s]{0,500}(?:\s[^()]{0,200})?\)(?:\{[^{}]{0,80}\})?")
_SPARE = re.compile(r"(?<=\S)\s(\s+)(?=\S)")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?(?:\s*\|\s*:?-+:?)+\s*\|?")
"""The line below the head of a table, with two columns or more: one column only lays out text."""


def mark_tables(lines: Lines) -> None:
    """Mark the lines of tables: a head, the rule below it, and the rows up to a line without a bar."""
    text, last = lines.text, 0
    for i in range(1, len(text)):
        if i < last or "|" not in text[i] or "|" not in text[i - 1] or not _TABLE_RULE.fullmatch(text[i]):
            continue
        last = i + 1
        while last < len(text) and "|" in text[last]:
            last += 1
        lines.kind[i - 1 : last] = bytes([TABLE]) * (last - i + 1)


def marks(lines: Lines) -> list[Segment]:
    """The marks of emphasis and links in running text, in order."""
    found: list[Segment] = []
    for i, line in enumerate(lines.text):
        if (
            lines.kind[i] == BODY
            and len(line) < _LONGEST_LINE
            and ("*" in line or "](" in line or "__" in line or "`" in line)
        ):
            start = lines.start[i]
            here = [match.span() for pattern in (_EMPHASIS, _LINK) for match in pattern.finditer(line)]
            found += [(start + begin, start + end) for begin, end in _apart(sorted(here))]
        elif line[:1] == "#" and line[-1] == "#":
            found.append((lines.start[i] + len(line.rstrip("#").rstrip()), lines.end(i)))
    return found


def spare_blanks(lines: Lines) -> list[Segment]:
    """Blanks beyond the first between words, as in justified text and columns."""
    wide = [i for i, line in enumerate(lines.text) if "  " in line]
    return [
        (lines.start[i] + match.start(1), lines.start[i] + match.end(1))
        for i in wide
        if lines.kind[i] == BODY
        for match in _SPARE.finditer(lines.text[i])
    ]


def merged(*cuts: list[Segment]) -> list[Segment]:
    """All cuts in order; one that begins inside another is left out."""
    filled = [some for some in cuts if some]
    if len(filled) < 2:
        return filled[0] if filled else []
    return _apart(sorted(cut for some in filled for cut in some))


def _apart(cuts: list[Segment]) -> list[Segment]:
    found: list[Segment] = []
    for cut in cuts:
        if not found or cut[0] >= found[-1][1]:
            found.append(cut)
    return found
