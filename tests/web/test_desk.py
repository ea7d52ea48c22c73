"""The review desk and the page of an entry, as a browser without JavaScript uses them."""

import re

import pytest
from django.test import Client

from pijler.web.apps.accounts.models import User
from pijler.web.apps.accounts.people import any_account
from pijler.web.apps.documents.models import Document
from pijler.web.apps.register.models import Suggestion
from tests.web.letters import Scripted, a_dossier, answer, finding, promise, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(scripted: Scripted) -> Document:
    dossier = a_dossier("desk")
    return scripted.store(
        finding("f1", "Victims wait too long, and nobody tells them why."),
        answer("a1", "The government agrees.", "f1"),
        promise("p1", "It will publish a guide.", "a1"),
        dossier=dossier,
        role="response",
    )


def act(client: Client, letter: Document, number: int, what: str, revision: int = 1, **sent: object) -> str:
    data = {"number": number, "revision": revision, "act": what, **sent}
    response = client.post(f"/en/documents/{letter.sha12}/review/act/", data, follow=True)
    return str(response.status_code) + response.content.decode()


def test_card_by_card_until_nothing_is_left(client: Client, letter: Document) -> None:
    page = client.get(f"/en/documents/{letter.sha12}/review/").content.decode()
    assert "Victims wait too long" in page and ">3 left<" in page
    page = act(client, letter, 1, "accept")
    assert ">2 left<" in page and "The government agrees." in page
    page = act(client, letter, 2, "reject", why="again", reason="see page 2")
    assert ">1 left<" in page and "publish a guide" in page
    page = act(client, letter, 3, "accept")
    assert "Nothing is left to review here" in page
    undone = client.post(f"/en/documents/{letter.sha12}/review/undo/", {}, follow=True).content.decode()
    assert ">1 left<" in undone


def test_a_rejection_without_a_reason_is_refused_and_kept(client: Client, letter: Document) -> None:
    assert act(client, letter, 1, "reject").startswith("422")
    assert said(letter, "f1").state == "suggested"


def test_a_correction_finds_its_words_and_shows_errors_beside_fields(client: Client, letter: Document) -> None:
    page = act(
        client, letter, 1, "edit", kind="finding", words="nobody  tells\nthem why.", principles="31, 25", pillar="3"
    )
    assert page.startswith("200")
    row = said(letter, "f1")
    assert (row.words, row.pillar, row.state) == ("nobody tells them why.", 3, "accepted")
    assert [one.n for one in row.principles.order_by("n")] == [25, 31]
    page = act(client, letter, 2, "edit", kind="position", words="The government refuses.", principles="")
    assert page.startswith("422") and "do not stand in the document" in page and "The government refuses." in page
    assert "from 1 to 31" in act(
        client, letter, 2, "edit", kind="position", words="The government agrees.", principles="40"
    )


def test_the_second_of_two_sees_what_the_first_did_and_keeps_what_was_typed(client: Client, letter: Document) -> None:
    act(client, letter, 1, "accept")
    page = act(client, letter, 1, "edit", 1, kind="finding", words="Victims wait too long", principles="26")
    assert page.startswith("409") and "accepted it" in page and "at the desk" in page
    assert 'value="26"' in page
    assert said(letter, "f1").revision == 2


def test_splitting_tying_and_adding(client: Client, letter: Document) -> None:
    act(client, letter, 1, "split", first="Victims wait too long,", second="nobody tells them why.")
    assert Suggestion.objects.filter(document=letter, kind="finding").count() == 2
    page = client.get(f"/en/documents/{letter.sha12}/review/?at=3&open=link").content.decode()
    assert "The government agrees." in page
    target = Suggestion.objects.get(number=4).pk
    assert act(client, letter, 2, "link", 1, target=target, relation="answers").startswith("200")
    added = client.post(
        f"/en/documents/{letter.sha12}/review/add/",
        {"kind": "action", "words": "publish a guide", "principles": "", "status": "done"},
        follow=True,
    ).content.decode()
    assert "The statement was added" in added and "publish a guide" in added


def test_many_at_once_are_shown_first(client: Client, letter: Document) -> None:
    address = f"/en/documents/{letter.sha12}/review/bulk/"
    page = client.get(address).content.decode()
    ticked = re.findall(r'name="entry" value="(\d+:\d+)" checked', page)
    assert len(ticked) == 3 and Suggestion.objects.filter(state="suggested").count() == 3
    client.post(address, {"entry": ticked[:2]})
    assert Suggestion.objects.filter(state="accepted").count() == 2


def test_what_is_known_by_its_citation_only(client: Client, letter: Document) -> None:
    data = {
        "publication": "Report 12 of the institute", "citation": "page 4", "language": "en", "role": "baseline",
        "kind": "finding", "words": "Courts are far away.", "principles": "26",
    }  # fmt: skip
    page = client.post("/en/dossiers/desk/add/", data, follow=True).content.decode()
    assert "Courts are far away." in page and "page 4" in page
    cited = Document.objects.get(format="cited")
    assert client.get(f"/en/documents/{cited.sha12}/").status_code == 200
    assert "Courts are far away." in client.get("/en/ledger/?dossier=desk").content.decode()


def test_an_entry_goes_to_the_public_and_back(client: Client, letter: Document) -> None:
    row = said(letter, "f1")
    act(client, letter, 1, "accept")
    for revision, step in enumerate(("submit", "approve", "publish"), 2):
        client.post(f"/en/entries/{row.pk}/act/", {"act": step, "revision": revision})
    assert said(letter, "f1").publication == "published"
    letter.membership.dossier.__class__.objects.update(publication="published")
    User.objects.create_user("a@example.org", name="A", role="administrator")
    any_account.forget()
    page = client.get(f"/en/entries/{row.pk}/").content.decode()
    assert "Victims wait too long" in page and "published it" in page and "accepted it" not in page
    assert client.get(f"/en/entries/{said(letter, 'a1').pk}/").status_code == 404
    reader = client.get(f"/en/documents/{letter.sha12}/").content.decode()
    assert 'id="card-1"' in reader and 'id="card-2"' not in reader
    assert "not published yet" in client.get("/en/ledger/?dossier=desk").content.decode()
    assert client.get(f"/en/documents/{letter.sha12}/review/").status_code == 302
    assert client.get("/en/upload/").status_code == 302
    Suggestion.objects.filter(pk=row.pk).update(publication="archived", archived_at=row.document.source.seen_at)
    gone = client.get(f"/en/entries/{row.pk}/")
    assert gone.status_code == 410 and "withdrawn on" in gone.content.decode()
