"""Where pages begin: form feeds, page labels, or the blank that a form feed became."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pijler.reading.document import Page
from pijler.reading.lines import BODY, Lines
from pijler.reading.words import words

_SHORTEST_PAGE = 12
"""Fewer lines than this between two signs of a page end are no page."""


def find_pages(text: str, lines: Lines) -> list[Page]:
    """The pages of ``text``; also notes each page's first line in ``lines``. One page where nothing tells."""
    starts, firsts = (
        _form_feeds(text, lines) if "\f" in text else _labelled(lines) or _counted(lines) or _leading_blanks(lines)
    )
    if not starts or starts[0] > 0:
        starts, firsts = [0, *starts], [0, *firsts]
    lines.page_first = firsts
    return pages_at(starts, len(text))


def pages_at(starts: Sequence[int], end: int) -> list[Page]:
    """The pages that begin at ``starts``; the last ends at ``end``."""
    return [Page(n, *bounds) for n, bounds in enumerate(pairwise([*starts, end]), 1)]


def _form_feeds(text: str, lines: Lines) -> tuple[list[int], list[int]]:
    starts, firsts, at = [0], [0], text.find("\f")
    line_starts, end = lines.margins(), len(text.rstrip())
    while at >= 0:
        if starts[-1] < at + 1 < end and (len(starts) > 1 or text[:at].strip("\ufeff \t\r\n\f")):
            starts.append(at + 1)
            firsts.append(bisect_left(line_starts, at + 1))
        at = text.find("\f", at + 1)
    return starts, firsts


def _labelled(lines: Lines) -> tuple[list[int], list[int]] | None:
    """Labels such as "Pagina 3 van 9" on lines of their own, counting up, at the foot or at the head of pages."""
    match, initials = words().page.fullmatch, words().page_initials
    labels: list[tuple[int, int]] = []
    for i, line in lines.short():
        if line[0] in initials and (found := match(line)):
            labels.append((i, int(found[1])))
    counting = [label for k, label in enumerate(labels) if k == 0 or label[1] == labels[k - 1][1] + 1 or label[1] == 1]
    if len(counting) < 2:
        return None
    at_foot = _words_before(lines, counting[0][0]) and not labels[0][1] > 1 and not _bracketed(lines, counting[0][0])
    firsts = [i + 1 if at_foot else i for i, _ in counting]
    if at_foot and not any(lines.text[firsts[-1] :]):
        firsts.pop()
    begins = [lines.start[i] - lines.indent[i] for i in firsts]
    if not at_foot and counting[0][1] == 1:
        begins[0], firsts[0] = 0, 0
    return begins, firsts


def _bracketed(lines: Lines, i: int) -> bool:
    return lines.text[i].startswith("[")


def _words_before(lines: Lines, i: int) -> bool:
    return any(lines.text[:i])


def _counted(lines: Lines) -> tuple[list[int], list[int]] | None:
    """Bare numbers that count up below a blank line, a page apart: page numbers at the foot of pages."""
    text = lines.text
    best: list[int] = []
    runs: dict[int, list[int]] = {}  # by their last number, the lines of runs that count up
    for i, line in lines.short():
        if len(line) < 5 and line.isdecimal() and (i == 0 or not text[i - 1]):
            run = runs.pop(int(line) - 1, [])
            if run and i - run[-1] < _SHORTEST_PAGE:
                run = []
            run.append(i)
            runs[int(line)] = run
            best = max(best, run, key=len)
    if len(best) < 3:
        return None
    firsts = [i + 1 for i in best]
    if not any(text[firsts[-1] :]):
        firsts.pop()
    return [lines.start[i] - lines.indent[i] for i in firsts], firsts


def _leading_blanks(lines: Lines) -> tuple[list[int], list[int]]:
    """Lines that begin with exactly one blank, where other lines begin with none: form feeds that became blanks."""
    firsts = [i for i, indent in enumerate(lines.indent) if indent == 1 and lines.text[i]]
    filled = lines.kind.count(BODY)
    deeper = sum(1 for i, indent in enumerate(lines.indent) if indent > 1 and lines.text[i])
    gaps = sorted(after - before for before, after in pairwise(firsts))
    if len(firsts) < 2 or deeper * 20 > filled or len(firsts) * 8 > filled or gaps[len(gaps) // 2] < _SHORTEST_PAGE:
        return [], []
    return [lines.start[i] - 1 for i in firsts], firsts
