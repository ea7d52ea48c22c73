"""The summary of one document for a person at a terminal: facts, counts, statements by section, and what is missing."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from pijler.cli.words import KINDS, LANGUAGES, STANCES, Sign, Wording, day_in_words, gaps, period_in_words
from pijler.extraction.model import Extraction, Statement, asks_answer
from pijler.reading.document import Document
from pijler.reading.pdf import empty_pages, runs

NOTICE = "Made by the machine, not reviewed by a person. What is not listed here was not found; it may still be there."
SHORT = 180
MOST = 1_000
"""A summary shows at most this many statements, and of each list at its end; the JSON holds all."""


def print_summary(console: Console, document: Document, extraction: Extraction) -> None:
    """Show ``document`` and what was found in it."""
    for part in _parts(document, extraction):
        console.print(part)


def _parts(document: Document, extraction: Extraction) -> Iterator[RenderableType]:
    statements, wording = extraction.statements, Wording(document)
    yield Panel(_facts(document), title=Text(document.title or document.name, style="bold"), title_align="left")
    yield _counts(extraction)
    if document.format == "pdf" and (empty := empty_pages(document)):
        yield Text(f"! {_without_text(empty)}", style="yellow")
    yield Text(f"! {NOTICE}", style="yellow")
    if not statements:
        yield Text("No finding, answer, promise or action was recognised in this document.", style="bold")
    for section, members in groupby(statements[:MOST], key=lambda statement: statement.section):
        yield _heading(" / ".join(section) or "Before the first heading")
        for statement in members:
            yield _entry(wording, statement)
    if len(statements) > MOST:
        yield _left_out(len(statements) - MOST)
    yield from _list("What was rejected", wording, [s for s in statements if s.coarse == "reject"], "Nothing.")
    if any(statement.kind == "finding" for statement in statements):
        yield from _list("Findings without an answer in this document", wording, unanswered(statements), "None.")


def unanswered(statements: Sequence[Statement]) -> list[Statement]:
    """The findings that ask for an answer and that no position answers, nor the finding that they repeat."""
    answered = {link.to for statement in statements for link in statement.links if link.relation == "answers"}
    answered |= {s.repeats for s in statements if s.repeats and s.id in answered}
    return [s for s in statements if asks(s) and not {s.id, s.repeats} & answered]


def asks(statement: Statement) -> bool:
    """Whether it is a finding that waits for an answer."""
    return statement.kind == "finding" and asks_answer(statement.sub, statement.polarity)


def _facts(document: Document) -> Table:
    table = Table.grid(padding=(0, 2))
    parts = (len(document.pages), "page"), (len(document.text), "character"), (len(document.footnotes), "footnote")
    size = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in parts)
    for name, value in (
        ("File", f"{document.name} ({document.format})"),
        ("Language", LANGUAGES.get(document.language, document.language)),
        ("Date", day_in_words(document.date) if document.date else "not found in the document"),
        ("Size", size),
        ("SHA-256", document.sha256),
    ):
        table.add_row(Text(name, style="dim"), Text(value))
    return table


def _without_text(pages: Sequence[int]) -> str:
    """Which pages hold no text, and what to do if they should."""
    words = ", ".join(f"{run[0]} to {run[-1]}" if run[1:] else f"{run[0]}" for run in runs(pages))
    said = f"page {words} holds" if len(pages) == 1 else f"pages {words} hold"
    return f"{said[0].upper()}{said[1:]} no text: scanned? Then run ocrmypdf on the file, and read it again."


def _counts(extraction: Extraction) -> Text:
    line = Text()
    for kind, sign in KINDS.items():
        count = sum(statement.kind == kind for statement in extraction.statements)
        line.append(f"{sign.mark} {count} {sign.word if count == 1 else sign.plural}   ", style=f"bold {sign.style}")
    cited, named = len(extraction.citations), len(extraction.mentions)
    citations = f"{cited} citation{'' if cited == 1 else 's'}"
    return line.append(f"{citations}, {named} mention{'' if named == 1 else 's'} of frameworks", style="dim")


def _heading(title: str) -> Group:
    return Group(Text(), Rule(Text(title, style="bold"), align="left", style="dim"))


def _entry(wording: Wording, statement: Statement) -> Padding:
    """One statement: its sign and what is known of it, then its words."""
    sign = _sign(statement)
    head = Text().append(f"{sign.mark} {sign.word}", style=f"bold {sign.style}")
    for fact in _facts_of(wording, statement):
        head.append(f"  {fact}", style="dim")
    for gap in gaps(statement):
        head.append(f"  [{gap}]", style="yellow")
    return Padding(
        Group(head, Padding(wording.of(statement.segments), (0, 0, 0, 2), expand=False)), (0, 0, 0, 1), expand=False
    )


def _sign(statement: Statement) -> Sign:
    return STANCES.get(statement.coarse or "", KINDS[statement.kind])


def _facts_of(wording: Wording, statement: Statement) -> Iterator[str]:
    yield f"p. {wording.page(statement)}"
    if statement.stance and statement.stance != statement.coarse:
        yield statement.stance.replace("_", " ")
    if statement.source:
        yield f"by {statement.source}"
    if statement.actor and statement.actor.value:
        yield statement.actor.value
    if statement.modality:
        yield f"{statement.modality.replace('_', ' ')} ({statement.strength} of 4)"
    if statement.deadline:
        yield period_in_words(statement.deadline.interval)
    if statement.status:
        yield statement.status
    if statement.pillar:
        yield f"pillar {statement.pillar}"


def _list(title: str, wording: Wording, rows: Sequence[Statement], empty: str) -> Iterator[RenderableType]:
    yield _heading(f"{title} ({len(rows)})")
    if not rows:
        yield Padding(Text(empty), (0, 0, 0, 1), expand=False)
    for statement in rows[:MOST]:
        yield Padding(_line(wording, statement), (0, 0, 0, 1), expand=False)


def _left_out(count: int) -> RenderableType:
    return Text(f"\n… and {count:,} more statements. All of them: pijler read FILE --json", style="bold")


def _line(wording: Wording, statement: Statement) -> Text:
    sign = _sign(statement)
    words = wording.of(statement.segments)
    line = Text().append(f"{sign.mark} p. {wording.page(statement)}  ", style=sign.style)
    if statement.about and statement.about not in words:
        line.append(f"{statement.about}: ", style="italic")
    # The words of a rejection are its reason, so they stay whole.
    return line.append(words if statement.coarse == "reject" else shorten(words, SHORT, placeholder=" …"))
