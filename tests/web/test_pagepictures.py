"""The pages of a PDF as pictures with their statements marked, and what is said where that cannot be."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from pijler.kernel.quotes import Segment
from pijler.reading import read_document
from pijler.reading.pdf.boxes import Box
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.pagepictures import Mark, labelled
from pijler.web.apps.documents.picturecache import PictureCache
from pijler.web.apps.documents.services import import_letter
from pijler.web.apps.documents.templatetags.pages import in_words
from tests.unit.reading.pdf.making import Sheets
from tests.web.letters import Scripted, finding, promise

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n"
SAID = "The harbour board will build a quieter quay for"
REST = "the people who live beside it before next winter."


@pytest.fixture(autouse=True)
def data_folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "page-pictures"


def a_pdf() -> bytes:
    """Two pages with a sentence across them, an empty page, and one more with text."""
    sheets = Sheets()
    sheets.lines(72, 100, ["The committee found that the noise on the quay harms", "those who live near it."])
    sheets.lines(72, 150, [SAID])
    sheets.turn_page()
    sheets.lines(72, 100, [REST])
    sheets.turn_page()
    sheets.turn_page()
    sheets.lines(72, 100, ["With this the board has answered all questions."])
    return sheets.done()


@pytest.fixture
def letter(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> Document:
    data = a_pdf()
    text = read_document(data, "quay.pdf").text
    one, two = text.index("The committee"), text.index("near it.") + len("near it.")
    spans: list[list[Segment]] = [
        [(one, two)],
        [(text.index(SAID), text.index(SAID) + len(SAID)), (text.index(REST), text.index(REST) + len(REST))],
    ]
    scripted.extract = _saying(scripted, spans)  # type: ignore[method-assign]
    monkeypatch.setattr("pijler.extraction.extract", scripted.extract, raising=False)
    return import_letter(data, "quay.pdf")[0]


def _saying(scripted: Scripted, spans: list[list[Segment]]) -> Any:
    from pijler.extraction.model import Extraction, Statement

    said = finding("f1", ""), promise("p1", "")
    statements = [
        Statement(id=one.id, kind=one.kind, segments=tuple(span), rule="scripted", cues=[], links=[], **one.fields)  # type: ignore[arg-type]
        for one, span in zip(said, spans, strict=True)
    ]
    return lambda _document: Extraction([], [], statements, {"languages/test": "0" * 64})


def page(client: Client, letter: Document, n: int, language: str = "en", status: int = 200) -> str:
    response = client.get(f"/{language}/documents/{letter.sha12}/pages/{n}/")
    assert response.status_code == status
    return response.content.decode()


def boxes(html: str) -> list[tuple[str, int]]:
    """Kind and number of rectangles of each statement that is marked, labels left out."""
    links = re.findall(r'<a class="box box-(\w+)"(.*?)</a>', html, re.DOTALL)
    return [(kind, inside.count("url(#box-")) for kind, inside in links]


def test_a_page_shows_its_statements_in_the_picture_and_as_text(client: Client, letter: Document) -> None:
    html = page(client, letter, 1)
    assert boxes(html) == [("finding", 2), ("commitment", 1)]
    assert f"/en/documents/{letter.sha12}/pages/1.png" in html
    for number in (1, 2):
        assert html.count(f'href="/en/documents/{letter.sha12}/#s{number}"') == 2  # from the box, and from the list
    assert "2 statements on this page" in html


def test_a_statement_across_two_pages_is_marked_on_both_and_says_so(client: Client, letter: Document) -> None:
    first, second = page(client, letter, 1), page(client, letter, 2)
    assert boxes(second) == [("commitment", 1)]
    assert '/pages/2/">page 2</a>' in first.split("It also stands on")[1]
    assert '/pages/1/">page 1</a>' in second.split("It also stands on")[1]


def test_pages_are_turned_one_by_one(client: Client, letter: Document) -> None:
    assert ('rel="prev"' in page(client, letter, 1), 'rel="next"' in page(client, letter, 1)) == (False, True)
    assert ('rel="prev"' in page(client, letter, 4), 'rel="next"' in page(client, letter, 4)) == (True, False)


def test_the_picture_may_be_kept_for_ever_and_is_drawn_once(
    client: Client, letter: Document, data_folder: Path
) -> None:
    address = f"/en/documents/{letter.sha12}/pages/1.png"
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content.startswith(PNG)
    assert int.from_bytes(response.content[16:20], "big") == 800
    assert "immutable" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    (kept,) = data_folder.iterdir()
    kept.write_bytes(PNG + b"kept")
    assert client.get(address).content == PNG + b"kept"
    assert int.from_bytes(client.get(f"{address}?large").content[16:20], "big") == 1600


@pytest.mark.parametrize("n", [0, 5, 99999])
def test_a_page_that_does_not_exist_is_named(client: Client, letter: Document, n: int) -> None:
    assert "pages 1 to 4" in page(client, letter, n, status=404)
    assert "pagina’s 1 tot en met 4" in page(client, letter, n, "nl", status=404)
    assert client.get(f"/en/documents/{letter.sha12}/pages/{n}.png").status_code == 404


def test_only_a_pdf_has_pages_to_show(client: Client, scripted: Scripted) -> None:
    text = scripted.store(finding("f1", "Nobody listens."))
    assert "came in as TXT" in page(client, text, 1, status=404)
    assert "see it on page" not in client.get(f"/en/documents/{text.sha12}/").content.decode()
    assert client.get("/en/documents/000000000000/pages/1/").status_code == 404


def test_each_card_in_the_reader_leads_to_its_page(client: Client, letter: Document) -> None:
    html = client.get(f"/en/documents/{letter.sha12}/").content.decode()
    for number in (1, 2):
        assert f'/pages/1/#m{number}"' in html


def test_empty_pages_are_told_in_the_reader(client: Client, letter: Document) -> None:
    html = client.get(f"/en/documents/{letter.sha12}/").content.decode()
    assert "Page 3 holds no text." in html
    assert "ocrmypdf" in html


def test_where_the_file_is_read_differently_now_no_box_is_drawn(client: Client, letter: Document) -> None:
    """A box in the wrong place would be a false quote; the statements stay, with the pages that were found then."""
    Document.objects.filter(pk=letter.pk).update(text_sha="0" * 64)
    html = page(client, letter, 2)
    assert boxes(html) == []
    assert "Where the words stand on the page is not known" in html


def test_labels_do_not_cover_each_other(letter: Document) -> None:
    from pijler.web.apps.register.queries import document_entries

    entry = document_entries(letter.pk)[0]
    marks = [Mark(entry, (Box(1, 130.0, 50.0, 200.0, 60.0, 100.0),), None, ()) for _ in range(3)]
    tops = [mark.label.y for mark in labelled(marks, 595.0) if mark.label]
    assert tops == [50.0, 59.0, 68.0]
    (label,) = [mark.label for mark in labelled(marks[:1], 595.0)]
    assert label
    assert label.x + label.width < 100  # left of its line, not only of its own words


def test_only_so_many_pictures_are_kept(tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "pictures", most=3)
    for n in range(6):
        assert cache.get(("f" * 64, n, 800), lambda n=n: b"%d" % n) == b"%d" % n
    assert len(list(cache.folder.iterdir())) == 3


def test_runs_of_numbers_in_words() -> None:
    assert in_words([1, 4, 5, 6, 9, 10]) == "1, 4 to 6, 9 to 10"
