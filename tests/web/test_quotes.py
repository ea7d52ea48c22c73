"""A quote is proven against its source each time it is loaded; a broken one says so."""

import pytest
from django.db.models import Value
from django.db.models.functions import Concat

from pijler.web.apps.documents.models import Document, Source
from pijler.web.apps.documents.texts import VerifiedTexts, verified_texts
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.queries import document_entries
from tests.web.letters import Scripted, answer, finding, promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(scripted: Scripted) -> Document:
    return scripted.store(
        finding("f1", "The institute finds that\nnobody keeps count."),
        answer("a1", "The cabinet does not agree.", "f1", "reject"),
        promise("c1", "The cabinet will wait. It is too early."),
    )


def holds(document: Document) -> list[bool]:
    return [entry.quote_ok for entry in document_entries(document.pk)]


def test_untouched_quotes_hold(document: Document) -> None:
    assert holds(document) == [True, True, True]


@pytest.mark.parametrize(
    "changed",
    [
        {"quote": "The institute finds that all is well."},
        {"words": "The institute finds that all is well."},
        {"start": 3},
        {"segments": [[0, 5]]},
        {"segments": [[100_000, 100_010]]},
        {"quote_sha": "0" * 64},
    ],
    ids=str,
)
def test_an_altered_statement(document: Document, changed: dict[str, object]) -> None:
    Suggestion.objects.filter(key="f1").update(**changed)
    assert holds(document) == [False, True, True]


def test_altered_bytes_break_every_quote(document: Document) -> None:
    """The text in the document's row is left as it was: it proves nothing."""
    source = Source.objects.get()
    Source.objects.update(data=bytes(source.data).replace(b"nobody", b"no one"))
    assert holds(document) == [False, False, False]


def test_an_altered_text_does_not_vouch_for_an_altered_quote(document: Document) -> None:
    Document.objects.update(text=Concat(Value("x"), "text"))
    Suggestion.objects.filter(key="f1").update(quote="x")
    assert holds(document) == [False, True, True]


def test_the_sentence_after_a_rejection_is_given(scripted: Scripted) -> None:
    """In the same paragraph only: the next paragraph may be about something else."""
    data = scripted.text(answer("a1", "The cabinet does not agree.", "", "reject"), answer("a2", "No.", "", "reject"))
    text = data.decode().replace("does not agree.", "does not agree. The costs\nare too high. More follows.")
    scripted._known[text] = scripted._known[data.decode()]
    from pijler.web.apps.documents.services import import_letter

    document, _ = import_letter(text.encode(), "letter.txt")
    assert [entry.following for entry in document_entries(document.pk)] == ["The costs are too high.", ""]


def test_texts_are_read_once_and_the_oldest_goes(scripted: Scripted, django_assert_num_queries: object) -> None:
    one = scripted.store(finding("f1", "It is bad."), heading="One").source.sha256
    two = scripted.store(finding("f1", "It is bad."), heading="Two").source.sha256
    texts = VerifiedTexts(keep=20)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert set(VerifiedTexts().get([one, two])) == {one, two}
    with django_assert_num_queries(3):  # type: ignore[operator]
        for wanted in (one, one, two, two, one):
            texts.get([wanted])


def test_the_number_of_queries_does_not_grow(scripted: Scripted, django_assert_num_queries: object) -> None:
    few = scripted.store(finding("f1", "It is bad."), heading="Few")
    many = scripted.store(*(finding(f"f{n}", f"Matter {n} is bad.") for n in range(60)), heading="Many")
    for document in (few, many):
        verified_texts.clear()
        with django_assert_num_queries(6):  # type: ignore[operator]
            document_entries(document.pk)
