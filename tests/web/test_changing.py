"""Review as the services do it: each act whole or not at all, with its event; conflicts told; undo step by step."""

from datetime import date

import pytest

from pijler.registers.deciding import Refused
from pijler.registers.people import Person
from pijler.web.apps.accounts.models import User
from pijler.web.apps.documents.models import Document
from pijler.web.apps.history.models import Event
from pijler.web.apps.history.queries import events_of
from pijler.web.apps.register.changing import Conflict, Wish, change, change_all
from pijler.web.apps.register.composing import add, link, merge, split, unlink
from pijler.web.apps.register.models import Link, Path, Suggestion
from pijler.web.apps.register.undoing import undo
from pijler.web.apps.register.wording import segments_of_words
from tests.web.letters import Scripted, answer, finding, promise, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Person:
    user = User.objects.create_user("editor@example.org", name="Ed", role="editor")
    return Person(user.pk, "editor", "", "Ed")


@pytest.fixture
def other() -> Person:
    user = User.objects.create_user("other@example.org", name="Otto", role="editor")
    return Person(user.pk, "editor", "", "Otto")


@pytest.fixture
def assessor() -> Person:
    user = User.objects.create_user("assessor@example.org", name="As", role="assessor")
    return Person(user.pk, "assessor", "", "As")


@pytest.fixture
def letter(scripted: Scripted) -> Document:
    return scripted.store(
        finding("f1", "Victims wait too long, and nobody tells them why."),
        answer("a1", "The government agrees.", "f1"),
        promise("p1", "It will publish a guide.", "a1"),
        finding("f2", "Reports are hard to find."),
    )


def test_accepting_makes_a_draft_with_its_event(letter: Document, editor: Person) -> None:
    row = change(said(letter, "f1").pk, "accept", editor, revision=1)
    kept = Suggestion.objects.get(pk=row.pk)
    assert (kept.state, kept.publication, kept.keeper, kept.revision) == ("accepted", "draft", "government", 2)
    (event,) = events_of(("entry", row.pk), names=True)
    assert (event.act, event.who, event.role) == ("accept", "Ed", "editor")
    assert {c.name: (c.before, c.after) for c in event.changes} == {
        "state": ("suggested", "accepted"),
        "publication": ("", "draft"),
        "keeper": ("", "government"),
    }


def test_a_refusal_writes_nothing(letter: Document, assessor: Person, editor: Person) -> None:
    row = change(said(letter, "f1").pk, "accept", assessor, revision=1)
    with pytest.raises(Refused, match="kept by others"):
        change(row.pk, "reject", editor, revision=2, reason="no")
    with pytest.raises(Refused, match="reason is missing"):
        change(said(letter, "f2").pk, "reject", editor, revision=1, reason="  ")
    assert Event.objects.count() == 1
    assert Suggestion.objects.get(pk=row.pk).revision == 2


def test_the_second_of_two_is_told_what_the_first_did(letter: Document, editor: Person, other: Person) -> None:
    pk = said(letter, "f1").pk
    change(pk, "accept", editor, revision=1)
    with pytest.raises(Conflict) as told:
        change(pk, "reject", other, revision=1, reason="not a finding")
    assert told.value.row.state == "accepted"
    assert told.value.event is not None and told.value.event.actor_id == editor.id


def test_many_at_once_is_all_or_nothing(letter: Document, editor: Person) -> None:
    change(said(letter, "a1").pk, "accept", editor, revision=1)
    wishes = [Wish(said(letter, key).pk, "accept", 1) for key in ("f1", "a1", "p1")]
    with pytest.raises(Conflict):
        change_all(wishes, editor)
    assert Suggestion.objects.filter(state="accepted").count() == 1
    change_all([wishes[0], wishes[2]], editor)
    assert Suggestion.objects.filter(state="accepted").count() == 3
    assert len(set(Event.objects.filter(seq__gt=1).values_list("at", flat=True))) == 1


def test_what_is_rejected_leaves_the_chain_and_undo_brings_it_back(letter: Document, editor: Person) -> None:
    answered, promised = said(letter, "a1"), said(letter, "p1")
    assert Path.objects.count() == 3
    change(answered.pk, "reject", editor, revision=1, reason="not an answer")
    assert Path.objects.count() == 0
    undo(editor, letter.pk)
    assert Path.objects.count() == 3
    answered.refresh_from_db()
    assert (answered.state, answered.publication, answered.revision) == ("suggested", "", 3)
    with pytest.raises(Refused, match="nothing to take back"):
        undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=promised.pk).revision == 1


def test_undo_goes_back_step_by_step_and_stops_at_what_others_changed(
    letter: Document, editor: Person, other: Person
) -> None:
    first, second = said(letter, "f1").pk, said(letter, "f2").pk
    change(first, "accept", editor, revision=1)
    change(second, "accept", editor, revision=1)
    change(first, "edit", editor, revision=2, changes={"pillar": 3, "deadline_first": None, "principles": [25, 31]})
    undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=first).pillar is None
    undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=second).state == "suggested"
    change(first, "edit", other, revision=4, changes={"pillar": 1})
    with pytest.raises(Refused):
        undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=first).pillar == 1


def test_an_edit_of_a_suggestion_accepts_it_and_dates_come_back_from_undo(letter: Document, editor: Person) -> None:
    pk = said(letter, "p1").pk
    change(
        pk, "edit", editor, revision=1, changes={"deadline_first": date(2026, 1, 1), "deadline_last": date(2026, 6, 30)}
    )
    change(pk, "edit", editor, revision=2, changes={"deadline_first": None, "deadline_last": None})
    assert Suggestion.objects.get(pk=pk).state == "accepted"
    undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=pk).deadline_last == date(2026, 6, 30)


def test_splitting_makes_two_with_words_that_stand_there(letter: Document, editor: Person) -> None:
    pk = said(letter, "f1").pk
    one, two = split(pk, editor, 1, ("Victims wait too long,", "nobody tells them why."))
    assert (one.words, two.words) == ("Victims wait too long,", "nobody tells them why.")
    assert letter.text[two.start : two.end] == "nobody tells them why."
    assert (two.kind, two.origin, two.state) == ("finding", "person", "accepted")
    undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=pk).words == "Victims wait too long, and nobody tells them why."
    assert Suggestion.objects.get(pk=two.pk).state == "rejected"


def test_merging_takes_the_other_and_its_ties_along(letter: Document, editor: Person) -> None:
    keep, gone = said(letter, "f2"), said(letter, "f1")
    row = merge(keep.pk, editor, 1, gone.pk)
    gone.refresh_from_db()
    assert (gone.state, gone.merged_into_id) == ("rejected", keep.pk)
    assert row.words.startswith("Victims wait") and row.words.endswith("hard to find.")
    assert Link.objects.filter(source=said(letter, "a1"), target=keep, relation="answers").exists()
    undo(editor, letter.pk)
    gone.refresh_from_db()
    assert (gone.state, gone.merged_into_id) == ("suggested", None)


def test_ties_are_made_and_refused_by_hand(letter: Document, editor: Person) -> None:
    answered, finding_2 = said(letter, "a1"), said(letter, "f2")
    link(answered.pk, editor, 1, finding_2.pk, "answers")
    assert Path.objects.filter(ancestor=finding_2, descendant=answered).exists()
    tie = Link.objects.get(source=answered, target=said(letter, "f1"))
    unlink(answered.pk, editor, 2, tie.pk)
    assert not Path.objects.filter(ancestor=said(letter, "f1"), descendant=answered).exists()
    undo(editor, letter.pk)
    undo(editor, letter.pk)
    assert Path.objects.filter(ancestor=said(letter, "f1"), descendant=answered).exists()
    assert not Path.objects.filter(ancestor=finding_2).exists()


def test_what_the_machine_missed_is_added_with_its_words(letter: Document, editor: Person) -> None:
    row = add(letter, editor, {"kind": "commitment"}, segments_of_words(letter, "publish  a\nguide"))
    assert (row.words, row.publication, row.rule) == ("publish a guide", "draft", "by hand")
    undo(editor, letter.pk)
    assert Suggestion.objects.get(pk=row.pk).state == "rejected"


def test_no_answer_was_found_after_looking(letter: Document, assessor: Person) -> None:
    row = change(said(letter, "f2").pk, "no_answer", assessor, revision=1)
    assert row.no_answer_on == Event.objects.get().at.date()
    with pytest.raises(Refused, match="Only a finding"):
        change(said(letter, "a1").pk, "no_answer", assessor, revision=1)


def test_four_eyes_and_a_broken_quote(letter: Document, editor: Person, other: Person) -> None:
    pk = said(letter, "f1").pk
    for revision, act in enumerate(("accept", "submit"), 1):
        change(pk, act, editor, revision=revision)
    with pytest.raises(Refused, match="Someone else"):
        change(pk, "approve", editor, revision=3)
    Suggestion.objects.filter(pk=pk).update(quote="Victims never wait.")
    with pytest.raises(Refused, match="no longer stands"):
        change(pk, "approve", other, revision=3)
    row = said(letter, "f1")
    Suggestion.objects.filter(pk=pk).update(quote=row.words)
    change(pk, "approve", other, revision=3)
    row = change(pk, "publish", other, revision=4)
    assert (row.publication, row.published_at is not None) == ("published", True)


def test_offices_agree_or_dissent_before_approval(letter: Document, editor: Person, other: Person) -> None:
    pk = said(letter, "f1").pk
    change(pk, "accept", editor, revision=1)
    change(pk, "ask_signoff", editor, revision=2, changes={"offices": ["nl-bz", "nl-ez"]})
    change(pk, "submit", editor, revision=3)
    with pytest.raises(Refused, match="has not answered"):
        change(pk, "approve", other, revision=4)
    with pytest.raises(Refused, match="was not asked"):
        change(pk, "agree", Person(None, "contributor", "nl-szw"), revision=4)
    for revision, (office, act, why) in enumerate((("nl-bz", "agree", ""), ("nl-ez", "dissent", "Too costly.")), 4):
        change(pk, act, Person(None, "contributor", office), revision=revision, reason=why)
    row = change(pk, "approve", other, revision=6)
    assert [(one["office"], one["answer"], one["reason"]) for one in row.signoffs] == [
        ("nl-bz", "agreed", ""),
        ("nl-ez", "dissented", "Too costly."),
    ]
