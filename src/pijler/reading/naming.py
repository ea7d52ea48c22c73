"""What a document is called: its subject, the title it opens with, or else the name of its file."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from pijler.reading.dating import parse_date_line
from pijler.reading.document import Heading
from pijler.reading.drafts import Draft
from pijler.reading.furniture import is_letterhead, is_salutation
from pijler.reading.headings import style_of
from pijler.reading.lines import FURNITURE, Lines
from pijler.reading.mastheads import is_masthead
from pijler.reading.notes import without_marker
from pijler.reading.words import words
from pijler.reading.wraps import WrapJudge

_TOP_LINES = 150
_FIRST_BLOCKS = 8
_RUNNING_WORDS = 8
"""A block with fewer words is no running text."""

_FULL_LINE = 60
"""A subject of at least this many characters may go on below with a capital."""

_LONGEST_SUBJECT = 4
_LONGEST_TITLE = 3
"""So many blocks at most go on with a title."""

_LONGEST_ENDING = 9
_STOPS = frozenset(".:;?!")


def title_of(lines: Lines, drafts: Sequence[Draft], heads: Sequence[Heading], name: str, judge: WrapJudge) -> str:
    """The subject of a letter, or the heading above all running text, or the readable name of the file ``name``."""
    return subject(lines, judge) or _opening(drafts, heads, lines) or readable(name)


def readable(name: str) -> str:
    """A file's name without its ending, in words."""
    path = PurePath(name)
    has_ending = 1 < len(path.suffix) <= _LONGEST_ENDING and " " not in path.suffix
    stem = path.stem if has_ending else path.name
    return " ".join(stem.replace("_", " ").replace("-", " ").split()) or name


def settings_title(lines: Lines) -> str | None:
    """The title that the settings at the head of a Markdown file give."""
    for i, line in enumerate(lines.text[:_TOP_LINES]):
        if line.startswith("title:") and lines.kind[i] == FURNITURE:
            return line[6:].strip().strip("\"'") or None
    return None


def subject(lines: Lines, judge: WrapJudge) -> str | None:
    """What stands behind or below the label of a letter's subject, with the lines on which it goes on."""
    for i in lines.beginning_with(words().subject_initials):
        if i >= _TOP_LINES:
            return None
        line, in_letterhead = lines.text[i], lines.kind[i] == FURNITURE
        found = words().subject.match(line)
        if found and (in_letterhead or ":" in line[: found.start(1)]):
            return _with_rest(found[1].strip(), i, lines, judge)
        if in_letterhead and words().subject_label.fullmatch(line):
            below = next((k for k in (i + 1, i + 2) if k < len(lines.text) and lines.text[k]), i)
            if below != i and not _is_other_label(lines.text[below]):
                return _with_rest(lines.text[below], below, lines, judge)
    return None


def _with_rest(whole: str, i: int, lines: Lines, judge: WrapJudge) -> str:
    above = lines.text[i]
    for line in lines.text[i + 1 : i + _LONGEST_SUBJECT]:
        if not line or _is_other_label(line) or not (line[0].islower() or len(above) >= _FULL_LINE):
            break
        joins = whole[-1] == "-" and judge.decide(whole, line) == "join"
        whole, above = whole[:-1] + line if joins else f"{whole} {line}", line
    return whole


def _is_other_label(line: str) -> bool:
    return is_letterhead(line) or is_salutation(line) or parse_date_line(line) is not None


def _opening(drafts: Sequence[Draft], heads: Sequence[Heading], lines: Lines) -> str | None:
    """The first heading near the top that can be a title; who issues the document may stand above it."""
    titles = list(_titles(drafts, heads, lines))
    return next((title for title in titles if not is_masthead(title)), titles[0] if titles else None)


def _titles(drafts: Sequence[Draft], heads: Sequence[Heading], lines: Lines) -> Iterator[str]:
    at_heading = iter(heads)
    shown = [draft for draft in drafts if draft.kind in ("heading", "paragraph", "item")]
    for k, draft in enumerate(shown[:_FIRST_BLOCKS]):
        if draft.kind != "heading":
            if _is_running_text(draft, lines):
                return
            continue
        title = next(at_heading).text
        if title.lower().rstrip(":") in words().opening_headings or style_of(title)[0] not in ("plain", "capitals"):
            return
        yield _with_blocks_below(title, shown[k + 1 : k + 1 + _LONGEST_TITLE], lines)


def _with_blocks_below(title: str, below: Sequence[Draft], lines: Lines) -> str:
    """A title with the blocks on which it goes on: after a word that ends nothing, or with a small letter."""
    for draft in below:
        part = " ".join(" ".join(lines.text[i] for i in draft.lines).split())
        open_end = title.split()[-1].lower() in words().open_endings and part[0].isupper()
        if draft.kind == "item" or len(draft.lines) > _LONGEST_SUBJECT or not (open_end or part[0].islower()):
            break
        if _is_running_text(draft, lines):
            break
        title = f"{title} {part}"
    return title


def _is_running_text(draft: Draft, lines: Lines) -> bool:
    parts = [lines.text[i] for i in draft.lines[:9]]
    end = without_marker(lines.text[draft.lines[-1]])
    return end[-1:] in _STOPS and len(" ".join(parts).split()) >= _RUNNING_WORDS
