"""Lines that belong to the page and not to the text: letterheads, running headers and footers, page numbers."""

import re
from collections import Counter

from pijler.reading.dating import parse_date_line
from pijler.reading.lines import BODY, FURNITURE, LABEL, SIGNATURE, Lines
from pijler.reading.words import words

_EDGE = 8
"""How many lines at the head and at the foot of a page can be running headers and footers."""

_BARE_NUMBER = re.compile(r"[-–—\[(]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—\])]?(?:\s*(?:/|\|)\s*\d{1,4})?")
_CONTACT = re.compile(r"\d{4} ?[A-Z]{2}\b.*|[TF] ?[+(\d][\d ()+-]{6,}.*|(?:https?://|www\.)\S+|\d{12,}")
_DIGITS = "0123456789"
_RULE = re.compile(r"([-_=*~.])(?: ?\1){2,}")
_RULE_SIGNS = frozenset("-_=*~.")
_SIGNATURE_LINES = 8
_LONGEST_OFFICE = 90


def mark_furniture(lines: Lines, markdown: bool) -> None:
    """Mark page furniture, the letterhead, the salutation and the signature in ``lines.kind``."""
    _mark_rules(lines, markdown)
    pages = lines.pages()
    edges = [
        (_filled(lines, range(first, last)), _filled(lines, range(last - 1, first - 1, -1))) for first, last in pages
    ]
    repeated = _repeated(lines, edges) if len(pages) > 1 else set[str]()
    for head, foot in edges:
        _mark_edge(lines, head, repeated, len(pages) > 1)
        _mark_edge(lines, foot, repeated, len(pages) > 1)
    _mark_labels(lines, repeated)
    _mark_letterhead(lines)
    _mark_signature(lines)


def _mark_rules(lines: Lines, markdown: bool) -> None:
    """Lines drawn across the page, and the settings at the head of a Markdown file."""
    signs = lines.beginning_with([sign for sign in lines.firsts() if sign in _RULE_SIGNS or sign >= "\ue000"])
    rules = [i for i in signs if len(lines.text[i]) > 2 and _RULE.fullmatch(lines.text[i])]
    barcodes = [i for i in signs if lines.text[i][0] >= "\ue000" and not any(map(str.isalnum, lines.text[i]))]
    for i in (*rules, *barcodes):
        lines.kind[i] = FURNITURE
    if markdown and len(rules) > 1 and rules[0] < 6 and all(":" in lines.text[i] for i in _between(lines, rules)):
        for i in _between(lines, rules):
            lines.kind[i] = FURNITURE


def _between(lines: Lines, rules: list[int]) -> list[int]:
    return [i for i in range(rules[0] + 1, rules[1]) if lines.kind[i] == BODY]


def _filled(lines: Lines, numbers: range) -> list[int]:
    found: list[int] = []
    for i in numbers:
        if lines.text[i]:
            found.append(i)
            if len(found) == _EDGE:
                break
    return found


def _shape(line: str) -> str:
    """``line`` with a number at its beginning or end levelled, as page numbers count up."""
    if line[0] in _DIGITS:
        line = "0" + line.lstrip(_DIGITS)
    if line[-1] in _DIGITS:
        line = line.rstrip(_DIGITS) + "0"
    return line


def _repeated(lines: Lines, edges: list[tuple[list[int], list[int]]]) -> set[str]:
    """Shapes (digits levelled) of lines that stand at the edge of several pages."""
    count: Counter[str] = Counter()
    for head, foot in edges:
        count.update({_shape(lines.text[i]) for i in (*head, *foot) if _can_run(lines.text[i])})
    least = max(2, min(3, len(edges) // 2), len(edges) // 4)
    return {shape for shape, times in count.items() if times >= least}


def _can_run(line: str) -> bool:
    """Whether ``line`` can be a running header or footer: not the end of a sentence, not a footnote's."""
    return len(line) < 120 and line[-1] not in ".,;:-" and not line[0].islower()


def _mark_edge(lines: Lines, numbers: list[int], repeated: set[str], paged: bool) -> None:
    """From the edge inwards, as long as lines look like furniture."""
    for k, i in enumerate(numbers):
        line = lines.text[i]
        if _shape(line) in repeated or _is_label(line) or (paged and k < 2 and _BARE_NUMBER.fullmatch(line)):
            lines.kind[i] = FURNITURE
        else:
            break


def _is_label(line: str) -> bool:
    return len(line) < LABEL and words().page.fullmatch(line) is not None


def _mark_labels(lines: Lines, repeated: set[str]) -> None:
    """Page labels, and the column of addresses and references that pdftotext puts above or below them."""
    initials = words().page_initials
    for i, line in lines.short():
        if line[0] in initials and _is_label(line):
            lines.kind[i] = FURNITURE
    for first, last in lines.pages():
        _mark_column(lines, first, last, repeated)


def _mark_column(lines: Lines, first: int, last: int, repeated: set[str]) -> None:
    """A margin column at the foot of a page: short lines, from the first known label to the page's end."""
    top, known = last, 0
    for i in range(last - 1, max(first, last - 40) - 1, -1):
        line = lines.text[i]
        if not line:
            continue
        if len(line) > 45 or line[-1] in ".;":
            break
        if lines.kind[i] == FURNITURE or is_letterhead(line) or _shape(line) in repeated:
            top, known = i, known + 1
    if known >= 2:
        for i in range(top, last):
            if lines.kind[i] == BODY:
                lines.kind[i] = FURNITURE


def is_letterhead(line: str) -> bool:
    """Whether ``line`` is an address, a reference or a label of a letterhead."""
    if _CONTACT.fullmatch(line):
        return True
    if len(line) > 60 or not line.startswith(words().letterhead):
        return False
    return line[-1] not in ".;!?"


def is_salutation(line: str) -> bool:
    """Whether ``line`` greets the reader."""
    return line.startswith(words().salutations) and line[-1] in ",:!" and len(line) < 120


def _mark_letterhead(lines: Lines) -> None:
    """Everything above a salutation near the top, if it is made of short lines; else known labels at the top."""
    top = [i for i in range(min(len(lines.text), 120)) if lines.kind[i] in (BODY, FURNITURE)][:60]
    for k, i in enumerate(top):
        if is_salutation(lines.text[i]):
            lines.kind[i] = SIGNATURE
            above = top[:k]
            if not any(len(lines.text[j]) > 70 and lines.text[j][-1] == "." for j in above):
                for j in above:
                    lines.kind[j] = FURNITURE
            return
    for i in top[:25]:
        if is_letterhead(lines.text[i]) or parse_date_line(lines.text[i]):
            lines.kind[i] = FURNITURE


def _mark_signature(lines: Lines) -> None:
    """A closing, or an office with a name under it, in a group of short lines of its own."""
    for i in lines.beginning_with({word[0] for word in words().closings + words().signatories}):
        line = lines.text[i]
        if lines.kind[i] == BODY:
            if is_closing(line):
                _mark_short_lines(lines, i)
            elif is_office(line):
                _mark_office(lines, i)


def is_closing(line: str) -> bool:
    """Whether ``line`` takes leave of the reader."""
    return line.startswith(words().closings) and line[-1] in ",." and len(line) < 50


def is_office(line: str) -> bool:
    """Whether ``line`` names an office and says nothing about it."""
    return (
        line.startswith(words().signatories)
        and len(line) < _LONGEST_OFFICE
        and line[-1] not in ".;:?!"
        and not _says(line)
    )


def _says(line: str) -> bool:
    """Whether most words after the first are in lower case: a sentence, not a title."""
    rest = line.rstrip(",").split()[2:]
    return sum(1 for word in rest if word[0].islower()) > len(rest) / 2 + 1


def _mark_short_lines(lines: Lines, i: int) -> None:
    """The closing and the offices and names below it, up to the first line that is neither."""
    filled = 0
    while i < len(lines.text) and filled < _SIGNATURE_LINES:
        line = lines.text[i]
        if lines.kind[i] == BODY:
            if filled and (len(line) > 90 or line[-1] in ".;:?" or not line[0].isalpha()):
                return
            lines.kind[i] = SIGNATURE
            filled += 1
        elif filled > 1 and lines.kind[i] == FURNITURE:
            return
        i += 1


_NAME = re.compile(
    r"(?:(?:[A-Z]\.){1,5}|(?:drs?|mr|ir|prof|ing|Dr|Mr|Ms|Mrs|Sir|H\.E)\.?|[A-Z][\w'’-]+)(?:[ -]+[\w'’().-]+){1,5}"
)


def is_name(line: str) -> bool:
    """Whether ``line`` can be the name of a person, in full or with initials."""
    return len(line) < 50 and _NAME.fullmatch(line) is not None and line[-1] != "."


def _mark_office(lines: Lines, i: int) -> None:
    """An office with a name on the line above or below it, both alone in their group."""
    before, after = i - 1, i + 1
    while after < len(lines.text) and not lines.text[after] and after - i < 6:
        after += 1
    if after < len(lines.text) and lines.kind[after] == BODY and _alone(lines, i, after):
        lines.kind[i] = lines.kind[after] = SIGNATURE
    elif before >= 0 and lines.kind[before] == BODY and is_name(lines.text[before]):
        lines.kind[i] = lines.kind[before] = SIGNATURE


def _alone(lines: Lines, office: int, name: int) -> bool:
    clear_above = office == 0 or lines.kind[office - 1] != BODY
    clear_below = name + 1 >= len(lines.text) or lines.kind[name + 1] != BODY
    return clear_above and clear_below and is_name(lines.text[name])
