"""Every format by the same door: the same letter says the same, and what is hostile leaves only its reason behind."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from reportlab.lib.pdfencrypt import StandardEncryption

from pijler.reading.marked.parts import Part
from pijler.web.apps.documents import queue
from pijler.web.apps.documents.models import Document, Job, Source
from tests.unit.reading.marked import writing
from tests.unit.reading.pdf.making import Sheets, plain

pytestmark = pytest.mark.django_db

TITLE = "Reaction to the study"
SENTENCES = (
    "The committee concludes that victims seldom find a way to court.",
    "The government agrees with this conclusion.",
    "The ministry will publish a guide for victims before 1 March 2025.",
)
PARTS = [Part("heading", TITLE, 1), *(Part("paragraph", sentence) for sentence in SENTENCES)]
TEXT = "\n\n".join((TITLE, *SENTENCES))
LETTERS = {
    "letter.pdf": plain([TITLE, "", *(line for sentence in SENTENCES for line in (sentence, ""))]),
    "letter.docx": writing.docx(PARTS),
    "letter.odt": writing.odt(PARTS),
    "letter.html": writing.html(PARTS),
    "kst-1.xml": writing.kamerstuk(PARTS),
    "letter.txt": TEXT.encode(),
    "letter.md": f"# {TEXT}".encode(),
}


def send(client: Client, files: dict[str, bytes]) -> str:
    sent = [SimpleUploadedFile(name, data) for name, data in files.items()]
    return str(client.post("/en/upload/", {"file": sent, "new_dossier": "All"})["Location"])  # type: ignore[arg-type]


def test_every_format_says_the_same_and_has_its_reader(client: Client) -> None:
    send(client, LETTERS)
    queue.work_off("w")
    assert list(Job.objects.values_list("name", "state")) == [(name, "done") for name in LETTERS]
    said = {
        document.source.name: list(document.suggestions.values_list("kind", "words"))
        for document in Document.objects.select_related("source")
    }
    expected = list(zip(("finding", "position", "commitment"), SENTENCES, strict=True))
    assert said == dict.fromkeys(LETTERS, expected)
    for document in Document.objects.all():
        page = client.get(f"/en/documents/{document.sha12}/")
        assert page.status_code == 200
        assert page.context["broken"] == []
        assert f"({document.format.upper()})" in page.content.decode()


def locked() -> bytes:
    sheets = Sheets(encrypt=StandardEncryption("secret", canPrint=1))
    sheets.lines(72, 100, SENTENCES)
    return sheets.done()


HOSTILE = {
    "bomb.docx": writing.packed({"word/document.xml": b"<a>" + b" " * 60_000_000}),
    "bomb.odt": writing.packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * 60_000_000}
    ),
    "laughs.xml": b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><kamerstuk>&c;</kamerstuk>',
    "locked.pdf": locked(),
    "cut.pdf": LETTERS["letter.pdf"][:600],
    "cut.docx": LETTERS["letter.docx"][:300],
    "script.html": b"<script>alert('The ministry will publish it.')</script>",
    "picture.pdf": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "noise.bin": bytes(range(256)) * 20,
}


def test_what_is_hostile_leaves_only_its_reason_behind(client: Client) -> None:
    address = send(client, {**HOSTILE, "letter.odt": LETTERS["letter.odt"]})
    queue.work_off("w")
    assert [name for name, state in Job.objects.values_list("name", "state") if state == "done"] == ["letter.odt"]
    assert Source.objects.count() == Document.objects.count() == 1
    for job in Job.objects.filter(state="failed"):
        assert job.code.startswith("unreadable-"), job
        assert all((job.what, job.where, job.why, job.todo)), job
    page = client.get(address).content.decode()
    assert page.count("What you can do") == len(HOSTILE)
    assert "Ready: 1 of 10 was read." in page


def test_the_reason_is_said_in_dutch_on_a_dutch_page(client: Client) -> None:
    """Where it is one of the texts that Pijler knows; what a file adds to it stays as it is."""
    batch = send(client, {name: HOSTILE[name] for name in ("locked.pdf", "script.html")}).split("/")[3]
    queue.work_off("w")
    page = client.get(f"/nl/uploads/{batch}/").content.decode()
    texts = re.findall(r"<dt>(Wat er gebeurde|Wat u kunt doen)</dt><dd><span lang=\"(\w+)\">", page)
    assert texts == [("Wat er gebeurde", "nl"), ("Wat u kunt doen", "nl")] * 2


def test_right_to_left_text_keeps_its_order(client: Client) -> None:
    words = "الحكومة ستنشر التقرير قبل نهاية العام"
    send(client, {"letter.html": f"<html dir=rtl><p>{words}</p></html>".encode()})
    queue.work_off("w")
    document = Document.objects.get()
    assert words in document.text
    assert words in client.get(f"/en/documents/{document.sha12}/").content.decode()
