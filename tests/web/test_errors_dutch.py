"""Errors on Dutch pages, those with values in them too."""

import io
import zipfile

import pytest
from django.utils.translation import override

from pijler.kernel.errors import PijlerError
from pijler.reading import read_document
from pijler.reading.pdf.refusals import no_text, page_count
from pijler.web.apps.documents.errors import in_language
from pijler.web.apps.documents.services import too_large


def why_of(data: bytes, name: str) -> str:
    with pytest.raises(PijlerError) as caught:
        read_document(data, name)
    return caught.value.why


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        container.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def refusals() -> list[str]:
    """The reasons as the reader gives them, not copied from its code."""
    return [
        too_large(99_000_000, "a.txt").why,
        page_count(9_999, 5_000, "a.pdf").why,
        no_text(1, True, "a.pdf").why,
        no_text(12, False, "a.pdf").why,
        why_of(b"\x89PNG....", "a.png"),
        why_of(workbook(), "a.xlsx"),
        why_of(b"<?xml version='1.0'?><html><p>", "a.xml"),
        why_of(b"We will\0report.", "a.txt"),
    ]


def test_reasons_with_values_are_dutch_on_dutch_pages_and_keep_their_values() -> None:
    with override("nl"):
        told = [in_language(why) for why in refusals()]
    for why, dutch in zip(refusals(), told, strict=True):
        assert dutch != why
    assert told[0] == "Het is 94 MB groot; hoogstens 8 MB kan worden gelezen."
    assert told[4].endswith(" een PNG-afbeelding.")
    assert told[5].startswith("Het is een Excel-werkmap. Gelezen worden")


def test_large_numbers_are_written_as_the_page_does() -> None:
    with override("nl"):
        told = in_language("The machine finds 20,001 in it; a document holds 20,000 at most.")
    assert told == "De machine vindt er 20.001 in; een document bevat er hoogstens 20.000."


def test_a_text_that_the_catalog_does_not_know_stays_as_it_is() -> None:
    with override("nl"):
        assert in_language("KeyError: 'x'") == "KeyError: 'x'"
    with override("en"):
        assert in_language("The file is a PNG image.") == "The file is a PNG image."


def test_no_page_shows_the_words_of_a_parser() -> None:
    assert why_of(b"<?xml version='1.0'?>\n<x><y></x>", "a.xml") == "At line 2 it breaks the rules of XML."
