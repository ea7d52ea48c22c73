"""The same letter as text, DOCX, ODT, HTML and Kamerstuk XML gives the same statements."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pijler.extraction import extract
from pijler.kernel.quotes import Segment
from pijler.reading import read_document
from pijler.reading.document import Document, View
from pijler.reading.marked import read_marked
from pijler.reading.marked.parts import Note, Part
from tests.gold import marked_letter
from tests.unit.reading.marked import writing

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
LETTER = SHARED / "letters" / "nl" / "kabinetsreactie-nba-2020.txt"
STRUCTURE = SHARED / "gold" / "kabinetsreactie-nba-2020.structure.jsonl"
DEMO = ROOT / "src" / "pijler" / "packs" / "demo" / "kestria"
TEXTS = sorted(path.relative_to(DEMO).as_posix() for path in DEMO.rglob("*.txt"))

FORMATS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "brief.docx": writing.docx,
    "brief.odt": writing.odt,
    "brief.html": writing.html,
    "brief.xml": writing.kamerstuk,
}


def read(data: bytes, name: str) -> Document:
    document = read_marked(data, name)
    assert document
    return document


def place_in(view: View, origin: int) -> int:
    """Where the source character at ``origin`` stands in the view, whose runs are in order."""
    run = max(bisect_right(view.origins, origin) - 1, 0)
    end = view.positions[run + 1] if run + 1 < len(view.positions) else len(view.text)
    return min(view.positions[run] + max(origin - view.origins[run], 0), end)


def words(document: Document, segments: Sequence[Segment]) -> str:
    """The words of a quote without markers, typesetting and white space: a word may be cut at a page end."""
    view = document.body
    return "".join("".join(view.text[place_in(view, a) : place_in(view, b)] for a, b in segments).split())


def statements(document: Document) -> Iterator[tuple[Any, ...]]:
    """What was found, each with its words and all that was read from them."""
    for one in extract(document).statements:
        yield (
            one.kind, words(document, one.segments), one.rule, one.section, one.pillar, one.explicit, one.source,
            one.sub, one.polarity, one.stance, one.about, one.modality, one.act, one.status, one.condition,
            one.actor and one.actor.value, one.deadline and one.deadline.interval, one.measure and one.measure.value,
            [number for number, _ in one.principles], one.refs, one.repeats, len(one.links),
        )  # fmt: skip


def body(document: Document) -> list[str]:
    return [line for line in document.body.text.split("\n") if line]


def parts_as_read(document: Document) -> list[Part]:
    """The running text of a document that was read, as parts; letterheads and salutations plain, no page numbers."""
    view = document.body
    texts = {note.number: clean.text for note, clean in zip(document.footnotes, document.notes, strict=True)}
    notes = [(place_in(view, n.marker[0]), Note(n.number, texts[n.number])) for n in document.footnotes if n.marker]
    ends = [*(start - 1 for start in view.block_starts[1:]), len(view.text)]
    found = {
        k: Part("signature" if block.kind == "signature" and "\n" in words else "paragraph", words)
        for k, block in enumerate(document.blocks)
        if block.kind in ("furniture", "signature")
        and any(map(str.isalpha, words := document.text[slice(*block.segments[0])]))
    }
    for start, end, k in zip(view.block_starts, ends, view.block_ids, strict=True):
        block: Any = document.blocks[k]
        inside = tuple((at - start, note) for at, note in notes if start <= at <= end)
        found[k] = Part(block.kind, view.text[start:end], block.level, notes=inside)
    return [found[k] for k in sorted(found)]


@pytest.mark.skipif(not STRUCTURE.is_file(), reason="the letters and gold annotations are not beside this repository")
@pytest.mark.parametrize("name", FORMATS)
def test_the_letter_of_2020(name: str) -> None:
    """Built from what people marked in it; 100 % of the statements, with all their fields, are the same."""
    rows = [json.loads(row) for row in STRUCTURE.read_text("utf-8").splitlines()]
    parts = marked_letter.parts_of(LETTER.read_bytes().decode(), rows)
    expected = read_document(LETTER.read_bytes(), "brief.txt")
    document = read(FORMATS[name](parts), name)
    assert body(document) == body(expected)
    assert [note.text for note in document.notes] == [note.text for note in expected.notes]
    assert [note.marker is not None for note in document.footnotes] == [True] * 37
    found, wanted = list(statements(document)), list(statements(expected))
    assert len(wanted) > 50
    assert found == wanted


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", FORMATS)
def test_the_texts_of_the_demonstration(name: str, text: str) -> None:
    """Studies, letters, plans and reports in two languages, which every clone of this repository has."""
    expected = read_document((DEMO / text).read_bytes(), "brief.txt")
    document = read(FORMATS[name](parts_as_read(expected)), name)
    assert body(document) == body(expected)
    assert (document.date, document.title, document.language) == (expected.date, expected.title, expected.language)
    assert [note.text for note in document.notes] == [note.text for note in expected.notes]
    found, wanted = list(statements(document)), list(statements(expected))
    assert len(wanted) > 10
    assert found == wanted
