"""Taking a letter in is all or nothing, and the same bytes are the same document."""

import pytest
from django.db import IntegrityError, transaction

from pijler.kernel.errors import UnreadableInput, WrongUse
from pijler.web.apps.documents import services
from pijler.web.apps.documents.models import Document, Source
from pijler.web.apps.documents.services import import_letter
from pijler.web.apps.dossiers.models import Membership
from pijler.web.apps.register import services as register_services
from pijler.web.apps.register.models import Link, Suggestion
from tests.web.letters import Scripted, a_dossier, answer, finding, promise, said

pytestmark = pytest.mark.django_db


def test_a_letter_becomes_rows(scripted: Scripted) -> None:
    document = scripted.store(
        finding("f1", "The institute finds that nobody keeps count.", pillar=1, principles=[(3, "count"), (5, "keep")]),
        answer("a1", "The cabinet agrees.", "f1"),
        promise("c1", "The cabinet will keep count.", "a1"),
    )
    assert [(row.number, row.kind) for row in document.suggestions.all()] == [
        (1, "finding"),
        (2, "position"),
        (3, "commitment"),
    ]
    assert said(document, "f1").quote == "The institute finds that nobody keeps count."
    assert {(p.n, p.reason) for p in said(document, "f1").principles.all()} == {(3, "count"), (5, "keep")}
    assert set(Link.objects.values_list("source__key", "target__key", "relation")) == {
        ("a1", "f1", "answers"),
        ("c1", "a1", "promises"),
    }


def test_everything_is_made_by_the_machine_and_not_reviewed(scripted: Scripted) -> None:
    row = said(scripted.store(finding("f1", "It is not well.")), "f1")
    assert (row.state, row.rule) == ("suggested", "scripted")
    assert len(row.pack_hash) == 64


def test_the_same_bytes_under_another_name_are_the_same_document(scripted: Scripted) -> None:
    data = scripted.text(finding("f1", "It is not well."))
    first, created = import_letter(data, "a.txt")
    second, again = import_letter(data, "b.txt")
    assert (first.pk, created, again) == (second.pk, True, False)
    assert Suggestion.objects.count() == 1


def test_a_name_never_carries_a_path(scripted: Scripted) -> None:
    document, _ = import_letter(scripted.text(finding("f1", "It is not well.")), "..\\..\\secret/le\x00tter\n.txt")
    assert document.source.name == "letter.txt"


def test_another_request_that_was_first_wins(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked before either wrote: the unique hash decides, and the loser gets the winner's document."""
    data = scripted.text(finding("f1", "It is not well."))
    winner, _ = import_letter(data, "a.txt")
    looks = iter([None, winner])
    monkeypatch.setattr(services, "_known", lambda sha256: next(looks))
    assert import_letter(data, "a.txt") == (winner, False)


def test_nothing_stays_when_writing_fails_halfway(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object) -> int:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(register_services, "record_links", fail)
    with pytest.raises(RuntimeError, match="disk"), transaction.atomic():
        scripted.store(finding("f1", "It is not well."))
    assert (Source.objects.count(), Document.objects.count(), Suggestion.objects.count()) == (0, 0, 0)


def test_a_link_that_turns_back_is_left_out(scripted: Scripted) -> None:
    """An answer that leads to a promise would make a ring of the chain."""
    said_first = answer("a1", "The cabinet agrees.")
    said_first.to = {"c1": "answers", "a1": "answers"}
    scripted.store(said_first, promise("c1", "The cabinet will act."))
    assert Link.objects.count() == 0


def test_what_repeats_is_linked_through_the_first(scripted: Scripted) -> None:
    document = scripted.store(
        answer("a1", "The cabinet agrees."),
        promise("c1", "The cabinet will act."),
        promise("c2", "As said, the cabinet will act.", "a1", repeats="c1"),
        promise("c3", "Once more: it will act.", repeats="c2"),
    )
    assert said(document, "c3").repeats == said(document, "c1")
    assert list(Link.objects.values_list("source__key", "target__key")) == [("c1", "a1")]


def test_statements_that_repeat_each_other_in_a_ring_stay_apart(scripted: Scripted) -> None:
    document = scripted.store(
        promise("c1", "The cabinet will act.", repeats="c2"), promise("c2", "It will act.", repeats="c1")
    )
    assert said(document, "c1").repeats is None


def test_running_text_joins_lines(scripted: Scripted) -> None:
    row = said(scripted.store(finding("f1", "The institute finds that\nnobody keeps count.")), "f1")
    assert (row.quote, row.words) == (
        "The institute finds that\nnobody keeps count.",
        "The institute finds that nobody keeps count.",
    )


def test_documents_of_a_dossier_are_put_in_order(scripted: Scripted) -> None:
    dossier = a_dossier()
    plan = scripted.store(promise("c1", "We will act."), dossier=dossier, role="plan", heading="The plan of 2021")
    study = scripted.store(finding("f1", "It is bad."), dossier=dossier, role="baseline", heading="The study of 2020")
    assert list(dossier.memberships.values_list("document", "position")) == [(study.pk, 1), (plan.pk, 2)]


def test_a_document_stands_in_one_dossier_only(scripted: Scripted) -> None:
    letter = [finding("f1", "It is bad.")]
    first = a_dossier("one")
    scripted.store(*letter, dossier=first)
    with pytest.raises(WrongUse, match="another dossier"):
        scripted.store(*letter, dossier=a_dossier("two"))
    scripted.store(*letter, dossier=first)
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t \n", b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 \xe2\xe3\xcf\xd3", b"A letter\x00 with a NUL in it.",
     b"A lone surrogate: \xed\xa0\x80 stands here."],
    ids=["empty", "blank", "binary", "pdf", "nul", "surrogate"],
)  # fmt: skip
def test_what_cannot_be_read_leaves_nothing_behind(scripted: Scripted, data: bytes) -> None:
    with pytest.raises(UnreadableInput) as caught:
        import_letter(data, "letter.txt")
    error = caught.value
    assert error.code
    assert all((error.what, error.where, error.why, error.todo))
    assert Source.objects.count() == 0


def test_a_letter_without_any_statement_is_a_document(scripted: Scripted) -> None:
    document = scripted.store(heading="Dear members, the meeting is on Monday.")
    assert document.suggestions.count() == 0


def test_the_database_refuses_a_second_source_of_the_same_bytes(scripted: Scripted) -> None:
    source = scripted.store(finding("f1", "It is bad.")).source
    source.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        source.save(force_insert=True)


def test_more_statements_than_a_page_can_show_are_refused(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MAX_STATEMENTS", 2)
    with pytest.raises(UnreadableInput, match="too many statements"):
        scripted.store(*(finding(f"f{n}", f"Matter {n} is bad.") for n in range(3)))
    assert Source.objects.count() == 0
