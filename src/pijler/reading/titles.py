"""Which blocks are headings, where no mark-up says so."""

import re
from itertools import pairwise

from pijler.reading.drafts import Draft
from pijler.reading.lines import Lines
from pijler.reading.words import words

_LONGEST_LINE = 120
_LONGEST = 220
_MOST_WORDS = 24
_MOST_WORDS_OF_ITEM = 10
_OPENING = "'‘’\"“«*["
_LABELLED = re.compile(r"[^\W\d_][^\W\d_-]*(?: [^\W\d_]+){0,2}: \S")
_LONGEST_LABEL = 30
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.?!]\s+[A-Z]")


def looks_like_heading(line: str) -> bool:
    """Whether ``line``, by itself, can be a heading: short, begins like one, no sentence mark at the end."""
    if len(line) > _LONGEST_LINE or line[-1] in ".,;-" or not _opens(line):
        return False
    parts = line.split()
    if line[-1] == ":" and len(parts) > 4:
        return False
    return parts[-1] not in words().function_words_all and not _SENTENCE_INSIDE.search(line)


def is_labelled(line: str) -> bool:
    """Whether ``line`` is a value behind its label, as "Term: 1 May"; the number of a pillar or chapter is no label."""
    if not 0 < line.find(": ") < _LONGEST_LABEL or not line[0].isupper() or not _LABELLED.match(line):
        return False
    return not words().pillar.match(line) and not words().chapter.match(line)


def _opens(line: str) -> bool:
    return (line[0].isalnum() or line[0] in _OPENING) and not line[0].islower()


def mark_headings(drafts: list[Draft], lines: Lines) -> None:
    """Turn the drafts that are headings into headings, unless mark-up shows the headings."""
    if any(draft.kind == "heading" for draft in drafts):
        return
    body = [draft for draft in drafts if draft.kind in ("paragraph", "item")]
    for in_labels, (draft, following) in zip(_in_labels(body, lines), pairwise(body), strict=False):
        if not in_labels and len(draft.lines) <= 3 and not draft.gaps:
            parts = [lines.text[i] for i in draft.lines]
            if _is_title(parts) and _can_stand_above(draft, following, " ".join(parts), lines):
                draft.kind, draft.level = "heading", 0


def _in_labels(body: list[Draft], lines: Lines) -> list[bool]:
    """For each block, whether it is one of several with a label, one below the other."""
    own = [draft.kind == "paragraph" and is_labelled(lines.text[draft.lines[0]]) for draft in body]
    around = zip([False, *own], own, [*own[1:], False], strict=False)
    return [one and (above or below) for above, one, below in around]


def _is_title(parts: list[str]) -> bool:
    """Whether lines that form a block of their own read like a title."""
    first, last = parts[0], parts[-1]
    if len(first) > _LONGEST_LINE or not _opens(first) or first[0] in "*[":
        return False
    if not looks_like_heading(first if len(parts) == 1 else last.capitalize()):
        return False
    whole = " ".join(parts)
    if len(whole) > _LONGEST or len(whole.split()) > _MOST_WORDS or _SENTENCE_INSIDE.search(whole):
        return False
    return any(char.isalpha() for char in whole)


def _can_stand_above(draft: Draft, following: Draft, title: str, lines: Lines) -> bool:
    """Whether what follows can be the text below a heading."""
    if lines.text[following.lines[0]][0].islower():
        return False
    if draft.kind == "item" and not title.split(None, 1)[-1][:1].isupper():
        return False
    if following.kind != "item":
        return True
    adjacent = following.lines[0] == draft.lines[-1] + 1
    if title[-1] == ":" or (draft.kind == "item" and adjacent and not draft.titled):
        return False  # the sentence that leads to a list, or an item among items
    if draft.kind == "item" and len(title.split()) > _MOST_WORDS_OF_ITEM:
        return False
    return not adjacent or draft.titled or len(title.split()) <= 6 or words().chapter.match(title) is not None
