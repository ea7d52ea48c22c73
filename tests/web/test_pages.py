"""Every page in both languages: it is there, it is safe, and what goes wrong is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from pijler.web.apps.documents import queue, services
from pijler.web.apps.documents.models import Document, Source
from tests.web.letters import Scripted, a_dossier, action, answer, finding, promise

pytestmark = pytest.mark.django_db

LANGUAGES = ("nl", "en")
STATIC_PAGES = ("", "about/", "glossary/", "netherlands/", "accessibility/", "privacy/", "upload/")
ROOMS = ("documents/", "dossiers/", "ledger/", "principles/")
TABS = tuple(f"ledger/?show={show}" for show in ("unanswered", "rejected", "no-date", "no-owner", "no-measure"))
CSP = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip


@dataclass
class Site:
    """A site with one dossier in it, and one document outside of it."""

    client: Client
    letter: Document
    other: Document


@pytest.fixture
def site(client: Client, scripted: Scripted) -> Site:
    letter = scripted.store(
        finding("f1", "Buying by the <b>state</b> lacks rules.", pillar=1, principles=[(6, "buying")]),
        answer("a1", "The cabinet does not agree. It costs too much.", "f1", "reject", pillar=1),
        promise("c1", "The cabinet will write & publish rules.", "a1"),
        promise("c2", "As said, it will write rules.", repeats="c1"),
        action("d1", "A draft was sent.", "c1"),
        finding("f2", "The courts are slow."),
        dossier=a_dossier(),
        role="response",
    )
    return Site(client, letter, scripted.store(heading="Dear members, we meet on Monday."))


def addresses(site: Site) -> Iterator[str]:
    for language in LANGUAGES:
        for page in (*STATIC_PAGES, *ROOMS, *TABS):
            yield f"/{language}/{page}"
        yield f"/{language}/dossiers/test-land/"
        yield f"/{language}/dossiers/test-land/order/"
        yield f"/{language}/documents/{site.letter.sha12}/newer/"
        yield f"/{language}/upload/?dossier=test-land"
        yield f"/{language}/documents/{site.letter.sha12}/"
        yield f"/{language}/documents/{site.other.sha12}/"
        yield f"/{language}/ledger/?dossier=test-land&document={site.letter.sha12}&pillar=1&principle=6&stance=reject"
        yield f"/{language}/ledger/?q=nothing+like+this&body=nobody&page=7"
        yield f"/{language}/principles/?dossier=test-land"


def upload(client: Client, data: bytes, name: str = "letter.txt", **fields: str) -> HttpResponse:
    return client.post("/en/upload/", {"file": SimpleUploadedFile(name, data), **fields})  # type: ignore[return-value]


def test_every_page_is_there_in_its_language(site: Site) -> None:
    for address in addresses(site):
        response = site.client.get(address)
        assert response.status_code == 200, address
        assert f'<html lang="{address[1:3]}"' in response.content.decode(), address


def test_every_page_has_the_headers_that_keep_it_safe(site: Site) -> None:
    for address in addresses(site):
        headers = site.client.get(address).headers
        assert {part.strip() for part in headers["Content-Security-Policy"].split(";") if part.strip()} == CSP, address
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "geolocation=()" in headers["Permissions-Policy"]


def test_no_page_holds_script_or_style_of_its_own(site: Site) -> None:
    for address in addresses(site):
        page = site.client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", page), address
        assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=[\"']|javascript:", page), address


def test_every_address_on_a_page_leads_somewhere(site: Site) -> None:
    """Links of ours, without their part after the hash; each once."""
    seen: set[str] = set()
    for address in list(addresses(site)):
        page = site.client.get(address).content.decode()
        seen |= {link.split("#")[0].replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', page)}
    broken = {link for link in seen if not link.startswith("/static/") and site.client.get(link).status_code != 200}
    assert broken == set()


def test_no_page_asks_for_a_session(site: Site) -> None:
    for address in addresses(site):
        assert set(site.client.get(address).cookies) <= {"csrftoken", "messages"}, address


@pytest.mark.parametrize(
    ("asked", "language"), [("nl-NL,nl;q=0.9", "nl"), ("en-GB", "en"), ("fr", "en"), ("fr,nl;q=0.5", "nl")]
)
def test_the_bare_address_chooses_by_what_the_browser_asks_for(client: Client, asked: str, language: str) -> None:
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]


def test_words_of_a_letter_are_never_markup(site: Site) -> None:
    for address in (f"/en/documents/{site.letter.sha12}/", "/en/ledger/"):
        page = site.client.get(address).content.decode()
        assert "<b>state</b>" not in page
        assert "&lt;b&gt;state&lt;/b&gt;" in page


def test_an_upload_leads_to_the_reader(client: Client, scripted: Scripted) -> None:
    response = upload(client, scripted.text(finding("f1", "It is bad.")))
    assert response.status_code == 302
    page = client.get(response["Location"])
    assert page.status_code == 200
    assert "It is bad." in page.content.decode()


def test_an_upload_into_a_dossier(client: Client, scripted: Scripted) -> None:
    dossier = a_dossier()
    upload(client, scripted.text(finding("f1", "It is bad.")), dossier="test-land", role="baseline")
    assert list(dossier.memberships.values_list("role", "position")) == [("baseline", 1)]


def test_the_same_letter_again_leads_to_the_same_reader_and_says_so(client: Client, scripted: Scripted) -> None:
    data = scripted.text(finding("f1", "It is bad."))
    first, second = upload(client, data), upload(client, data, "copy.txt")
    assert first["Location"] == second["Location"]
    assert "already" in client.get(second["Location"]).content.decode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "empty.txt"),
        (b"  \n ", "blank.txt"),
        (bytes(range(256)) * 8, "noise.txt"),
        (b"A letter\x00 with a NUL.", "nul.txt"),
        (b"Half a surrogate \xed\xa0\x80 here.", "surrogate.txt"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_read_is_explained(client: Client, scripted: Scripted, data: bytes, name: str) -> None:
    response = upload(client, data, name)
    page = response.content.decode()
    assert response.status_code == 422
    assert 'aria-invalid="true"' in page
    assert Source.objects.count() == 0


def test_an_upload_without_a_file_is_explained(client: Client) -> None:
    response = client.post("/en/upload/", {"dossier": "no-such-dossier"})
    assert response.status_code == 422
    assert "Choose a file first." in response.content.decode()


def test_an_upload_above_the_limit_is_refused_unread(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    response = client.post("/nl/upload/", b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=10**9)
    assert response.status_code == 413
    assert "954 MB" in response.content.decode()


def test_a_file_above_the_limit_is_refused(client: Client, scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MAX_BYTES", 10)
    assert upload(client, b"Eleven bytes").status_code == 422
    assert Source.objects.count() == 0


def test_a_form_of_another_site_is_refused(scripted: Scripted) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert upload(strict, scripted.text(finding("f1", "It is bad."))).status_code == 403
    assert Source.objects.count() == 0


def test_the_original_comes_back_byte_for_byte_and_is_never_shown_as_a_page(client: Client, scripted: Scripted) -> None:
    data = scripted.text(finding("f1", "It is <script>bad</script>."))
    document, _ = services.import_letter(data, 'a "letter".html')
    response = client.get(f"/en/documents/{document.sha12}/source")
    assert response.content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")


def test_the_reading_is_as_the_command_prints_it(site: Site) -> None:
    found = site.client.get(f"/nl/documents/{site.letter.sha12}/reading.json").json()
    assert [statement["id"] for statement in found["statements"]] == ["f1", "a1", "c1", "c2", "d1", "f2"]
    assert found["source"]["sha256"][:12] == site.letter.sha12


@pytest.mark.parametrize(
    "path",
    ["documents/000000000000/", "documents/000000000000/source", "documents/000000000000/reading.json",
     "documents/zz/", "dossiers/no-such-dossier/", "no-such-page/", "ledger.xlsx"],
)  # fmt: skip
def test_what_is_not_there_is_said_in_the_language_of_the_page(client: Client, path: str) -> None:
    for language in LANGUAGES:
        response = client.get(f"/{language}/{path}")
        assert response.status_code == 404
        assert f'<html lang="{language}"' in response.content.decode()


@pytest.mark.parametrize("path", ["ledger/", "ledger.csv", "documents/", "principles/", "dossiers/"])
def test_pages_that_only_show_take_nothing(client: Client, path: str) -> None:
    assert client.post(f"/en/{path}").status_code == 405


def test_a_broken_quote_is_told_on_both_pages(site: Site) -> None:
    from pijler.web.apps.register.models import Suggestion

    Suggestion.objects.filter(key="f1").update(quote="Buying by the state is fine.")
    for address in (f"/en/documents/{site.letter.sha12}/", "/en/ledger/"):
        response = site.client.get(address)
        assert response.status_code == 200
        found = response.context.get("broken") or response.context["ledger"].broken
        assert found
        assert "no longer" in response.content.decode()


def test_fifty_megabytes_on_one_line_are_refused_with_the_reason(client: Client, scripted: Scripted) -> None:
    response = upload(client, b"Nobody answers. " * (50 * 65_536))
    assert response.status_code == 422
    assert "at most 8 MB" in response.content.decode()
    assert Source.objects.count() == 0


def test_a_long_line_below_the_limit_is_read_in_full(client: Client, scripted: Scripted) -> None:
    assert upload(client, b"Nobody answers. " * 100_000).status_code == 302
    queue.work_off("w")
    assert Document.objects.get().chars == 1_600_000


def test_a_site_without_anything_in_it(client: Client) -> None:
    for path in (*STATIC_PAGES, *ROOMS, *TABS):
        assert client.get(f"/nl/{path}").status_code == 200, path
