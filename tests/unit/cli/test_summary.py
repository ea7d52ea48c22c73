"""The summary for people: signs with words, gaps, what was rejected, and findings without an answer."""

import io
from array import array
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rich.console import Console

from pijler.cli.summary import asks, print_summary, unanswered
from pijler.cli.words import Wording, gaps, period_in_words
from pijler.extraction.model import Cue, Deadline, Extraction, Link, Phrase, Statement
from pijler.kernel.dates import DateInterval
from pijler.reading.document import Block, Document, Footnote, Page, View, Wrap

TEXT = "The committee finds gaps.1 We reject a new\nregis-\nter. We will publish the EU-\nlist by May."


def document(text: str = TEXT) -> Document:
    none = array("q")
    hyphens = [Wrap(at, "keep" if text[at - 2 : at] == "EU" else "join") for at in range(len(text)) if text[at] == "-"]
    return Document(
        sha256="a" * 64,
        name="letter.txt",
        format="txt",
        language="en",
        date=date(2024, 5, 1),
        title="A letter",
        text=text,
        pages=[Page(1, 0, 27), Page(2, 27, len(text))],
        headings=[],
        footnotes=[Footnote("1", (25, 26), 0, 1)] if text == TEXT else [],
        wraps=hyphens,
        blocks=[],
        body=View("body", "", none, none, b"", none, none),
        notes=[],
    )


def statement(id: str, kind: Any, words: str = "", **fields: Any) -> Statement:
    start = TEXT.index(words)
    return Statement(id, kind, ((start, start + len(words)),), "rule", [Cue(start, start + 1, "SAY")], **fields)


def finding(id: str = "f", **fields: Any) -> Statement:
    return statement(id, "finding", "The committee finds gaps.1", source="committee", **fields)


def rejection(**fields: Any) -> Statement:
    words = "We reject a new\nregis-\nter."
    return statement("p", "position", words, coarse="reject", stance="already_met", **fields)


def promise(**fields: Any) -> Statement:
    return statement("c", "commitment", "We will publish the EU-\nlist by May.", modality="will", strength=3, **fields)


def shown(*statements: Statement, color: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=color, highlight=False, markup=False, no_color=not color)
    print_summary(console, document(), Extraction([], [], statements, {}))
    return out.getvalue()


def test_words_are_joined_over_line_ends_and_footnote_markers_are_left_out():
    wording = Wording(document())
    assert wording.of(finding().segments) == "The committee finds gaps."
    assert wording.of(rejection().segments) == "We reject a new register."
    assert wording.of(promise().segments) == "We will publish the EU-list by May."


def test_a_sentence_without_an_end_is_cut():
    long = document("word " * 1000)
    assert len(Wording(long).of(((0, 5000),))) == 601


def test_the_page_is_where_the_statement_begins():
    assert [Wording(document()).page(s) for s in (finding(), rejection())] == [1, 2]


def test_everything_is_there():
    text = shown(finding(section=("1 State of things",)), rejection(), promise())
    for part in (
        "English",
        "1 May 2024",
        "1 State of things",
        "◆ finding  p. 1  by committee",
        "− rejects  p. 2  already met",
        "▶ promise  p. 2  will (3 of 4)  [no date]  [no measure]  [no owner]",
        "Made by the machine",
        "What was rejected (1)",
        "Findings without an answer in this document (1)",
    ):
        assert part in text


def test_colour_only_where_it_is_wanted():
    assert "\x1b[" in shown(finding(), color=True)
    assert "\x1b[" not in shown(finding())


def test_a_document_without_statements_says_so():
    assert "No finding, answer, promise or action was recognised" in shown()


@pytest.mark.parametrize(
    ("fields", "missing"),
    [
        ({}, ["no date", "no measure", "no owner"]),
        ({"actor": Phrase((), "government")}, ["no date", "no measure"]),
        ({"deadline": Deadline(((0, 1),), DateInterval(None, date(2025, 1, 1)))}, ["no measure", "no owner"]),
    ],
)
def test_what_a_promise_does_not_say(fields: dict[str, Any], missing: list[str]):
    assert gaps(promise(**fields)) == missing


def test_only_promises_have_gaps():
    assert gaps(finding()) == []


def test_a_finding_is_answered_by_a_link_or_through_the_one_it_repeats():
    answer = rejection(links=[Link("f1", "answers", "same section")])
    rows = [finding("f1"), finding("f2", repeats="f1"), finding("f3"), answer]
    assert [row.id for row in unanswered(rows)] == ["f3"]


def test_a_finding_is_answered_where_its_repetition_is():
    answer = rejection(links=[Link("f2", "answers", "same section")])
    assert unanswered([finding("f1"), finding("f2", repeats="f1"), answer]) == []


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({"sub": "finding", "polarity": "neg"}, True),
        ({"sub": "finding", "polarity": "pos"}, False),  # praise needs no answer
        ({"sub": "scope", "polarity": "neutral"}, False),
        ({"sub": "recommendation", "polarity": "pos"}, True),
    ],
)
def test_which_findings_wait_for_an_answer(fields: dict[str, Any], waits: bool):
    assert asks(finding(**fields)) is waits


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2021, 9, 21), date(2021, 12, 20), "21 September 2021 to 20 December 2021"),
        (date(2021, 1, 1), date(2021, 1, 1), "1 January 2021"),
        (None, date(2021, 6, 30), "by 30 June 2021"),
        (date(2021, 6, 30), None, "from 30 June 2021"),
        (None, None, "at a time not said"),
    ],
)
def test_periods_in_words(first: date | None, last: date | None, words: str):
    assert period_in_words(DateInterval(first, last)) == words


def test_a_summary_of_very_many_statements_says_how_many_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pijler.cli.summary.MOST", 3)
    text = shown(*(finding(f"f{n}") for n in range(10)))
    assert "… and 7 more statements" in text
    assert "--json" in text


def test_pages_of_a_pdf_without_text_are_told_with_what_to_do() -> None:
    """Only of a PDF: in other formats nothing can be hidden in a picture of a page."""
    none = Extraction([], [], [], {})
    letter = document()
    pages = [Page(n, start, end) for n, start, end in ((1, 0, 27), (2, 27, 27), (3, 27, 27), (4, 27, len(TEXT)))]
    blocks = [Block("paragraph", ((0, 27),), 1), Block("paragraph", ((28, len(TEXT)),), 4)]
    for kind, told in (("pdf", True), ("txt", False)):
        out = io.StringIO()
        print_summary(Console(file=out, width=120), replace(letter, format=kind, pages=pages, blocks=blocks), none)
        assert ("Pages 2 to 3 hold no text" in out.getvalue(), "ocrmypdf" in out.getvalue()) == (told, told)
