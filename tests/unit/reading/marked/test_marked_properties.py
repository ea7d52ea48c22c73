"""Promises that hold for every document, whatever its format."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pijler.kernel.errors import UnreadableInput
from pijler.reading.document import Document
from pijler.reading.marked import read_marked
from pijler.reading.marked.building import build
from pijler.reading.marked.parts import Content, Note, Part
from tests.unit.reading.marked import writing

WORD = st.sampled_from(
    ("haven", "zal", "kade", "plan", "éclair", "2020", "«plan»", "&", "<b>", "wet-", "עברית", "U+200F\u200f")
)
TEXT = st.lists(WORD, min_size=1, max_size=8).map(" ".join)


@st.composite
def letters(draw: st.DrawFn) -> list[Part]:
    """Parts with notes anywhere in them; their words are numbered, so that none can be lost or doubled unseen."""
    parts: list[Part] = []
    number = 0
    for k, text in enumerate(draw(st.lists(TEXT, min_size=1, max_size=6))):
        kind = draw(st.sampled_from(("heading", "paragraph", "item")))
        words = " ".join(f"{word}w{k}x{n}" for n, word in enumerate(text.split()))
        words = f"• {words}" if kind == "item" else words
        ends = [at for at in range(3, len(words) + 1) if at == len(words) or words[at] == " "]
        notes: list[tuple[int, Note]] = []
        for at in sorted(draw(st.lists(st.sampled_from(ends), max_size=2))):
            number += 1
            notes.append((at, Note(str(number), f"noot{number} {draw(TEXT)}")))
        level = draw(st.integers(1, 3)) if kind != "paragraph" else 0
        parts.append(Part(kind, words, level, notes=tuple(notes)))
    return parts


FORMATS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "a.docx": writing.docx,
    "a.odt": writing.odt,
    "a.html": writing.html,
    "a.xml": writing.kamerstuk,
}


def check(document: Document, parts: Sequence[Part]) -> None:
    """No word lost or doubled, all in order, and every offset leads back to its character."""
    notes = writing.notes_of(parts)
    assert document.body.text == "\n".join(part.text for part in parts)
    assert [(note.number, note.text) for note in document.notes] == [(note.number, note.text) for note in notes]
    for view in (document.body, *document.notes):
        for position, char in enumerate(view.text):
            assert char in ("\n", document.text[view.origin(position)])
    for footnote in document.footnotes:
        assert footnote.marker
        assert document.text[slice(*footnote.marker)] == footnote.number
        assert document.text.startswith(footnote.number, footnote.start)
    covered = [span for block in document.blocks for span in block.segments]
    assert covered == sorted(covered)
    assert sum(len(document.text[start:end].split()) for start, end in covered) == len(document.text.split())


@pytest.mark.parametrize("name", FORMATS)
@given(parts=letters())
@settings(max_examples=60, deadline=None)
def test_every_format_gives_the_parts_back(name: str, parts: list[Part]) -> None:
    document = read_marked(FORMATS[name](parts), name)
    assert document
    check(document, parts)


@given(letters(), st.integers(1, 4), st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_pages_cover_the_text_and_hold_their_blocks(parts: list[Part], page: int, turn: int) -> None:
    first, *rest = parts
    turns = (turn,) if 0 < turn < len(first.text) else ()
    moved = [replace(first, turns=turns), *(replace(part, page=page + len(turns)) for part in rest)]
    document = build(Content("docx", moved), b"x", "a.docx")
    check(document, parts)
    assert [start.start for start in document.pages[1:]] == [end.end for end in document.pages[:-1]]
    assert (document.pages[0].start, document.pages[-1].end) == (0, len(document.text))
    for block in document.blocks:
        here = document.pages[block.page - 1]
        assert block.kind == "footnote" or here.start <= block.segments[0][0] < here.end


def outcome_of(data: bytes, name: str) -> str | None:
    """The text that was read, what to do where it was refused, None where it is no mark-up."""
    try:
        document = read_marked(data, name)
    except UnreadableInput as refused:
        return refused.why and refused.todo
    return document and document.text


PIECES = st.sampled_from((
    b"PK\x03\x04", b"<?xml version='1.0'?>", b"<!doctype html>", b"<kamerstuk>", b"<al>", b"</al>", b"<table>",
    b"<tr><td>", b"<ul><li>", b"<h1>", b"haven", b"&#0;", b"&#xD800;", b"\0", b"\xff\xfe", b"\xe9", b"<html>", b"]]>",
    b"<a href='#a' id='a'>1</a>", b"<ol start=-5>", b"<ACT>", b"<NOTE>", b"<QUOT.START CODE='110000'/>", b"<!--",
))  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=6), max_size=20), st.sampled_from(("a.html", "a.xml", "a.docx", "a.txt")))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(pieces: list[bytes], name: str) -> None:
    outcome = outcome_of(b"".join(pieces), name)
    assert outcome is None or outcome.strip()


@given(letters(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_container_is_read_or_refused(parts: list[Part], data: st.DataObject) -> None:
    whole = bytearray(writing.docx(parts))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome = outcome_of(bytes(whole), "a.docx")
    assert outcome is None or outcome.strip()


INSIDE = st.sampled_from((
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>haven</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", "<w:del>", "</w:del>", '<w:footnoteReference w:id="2"/>',
    '<w:pPr><w:numPr><w:ilvl w:val="x"/></w:numPr></w:pPr>',
    '<w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="2"/></w:numPr></w:pPr>', "<w:br/>", "<w:sdt>", "</w:sdt>",
))  # fmt: skip


@given(st.lists(INSIDE, max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_order_of_elements_is_read_or_refused(elements: list[str]) -> None:
    assert outcome_of(writing.docx_package("".join(elements)), "a.docx")


AWKWARD = (
    ("a.html", "<p>De haven <b>zal</b> bouwen, zorg-\nvuldig.</p>"),
    ("a.html", "<a href='#n' id='n'>1</a><p id='n'>"),
    ("a.html", "<table><tr><td>Wie<td>Wat</table>"),
    ("a.html", "<ol><li>een</ol><br>"),
    ("a.html", "x-   "),
    ("a.xml", "<al>Tekst<noot><noot.nr>1</noot.nr><noot.al>x</noot.al></noot></al><lijst><li><al>y</al></li></lijst>"),
)


@pytest.mark.parametrize(("name", "piece"), AWKWARD)
def test_time_grows_with_size_and_not_faster(name: str, piece: str) -> None:
    """Eight times the text may take at most sixteen times as long."""
    root = "kamerstuk" if name.endswith("xml") else "html"

    def seconds(size: int) -> float:
        data = f"<{root}>{piece * (size // len(piece))}</{root}>".encode()
        start = time.thread_time()
        read_marked(data, name)
        return time.thread_time() - start

    assert seconds(160_000) < 16 * min(seconds(20_000), seconds(20_000)) + 0.1
