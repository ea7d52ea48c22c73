"""What the database itself refuses, whoever writes to it."""

import os
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, models, transaction

from pijler.web.apps.dossiers.models import Membership
from pijler.web.apps.register.models import Link, Suggestion, SuggestionPrinciple
from tests.web.letters import Scripted, a_dossier, answer, finding, promise, said

pytestmark = pytest.mark.django_db


def refused(row: models.Model, **fields: Any) -> bool:
    """Whether the database refuses ``row`` with ``fields``, past all checks of ours."""
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).update(**fields)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "fields",
    [
        {"number": 0}, {"kind": "rumour"}, {"state": "maybe"}, {"pillar": 4}, {"pillar": 0}, {"strength": 5},
        {"firmness": 1.5}, {"quote": ""}, {"coarse": "accept"}, {"stance": "accept"}, {"number": 2}, {"key": "a1"},
        {"deadline_first": date(2022, 1, 1), "deadline_last": date(2021, 1, 1)}, {"end": 3, "start": 3},
    ],
    ids=str,
)  # fmt: skip
def test_a_statement_that_cannot_be(scripted: Scripted, fields: dict[str, Any]) -> None:
    """The row is a promise; it stands beside an answer with number 2 and key a1."""
    document = scripted.store(promise("c1", "The cabinet will act."), answer("a1", "The cabinet agrees."))
    assert refused(said(document, "c1"), **fields)


def test_a_stance_that_is_none_of_the_four(scripted: Scripted) -> None:
    row = said(scripted.store(answer("a1", "The cabinet agrees.")), "a1")
    assert refused(row, coarse="perhaps")
    assert not refused(row, coarse="partly", stance="mixed")


def test_a_statement_does_not_repeat_itself(scripted: Scripted) -> None:
    row = said(scripted.store(promise("c1", "The cabinet will act.")), "c1")
    assert refused(row, repeats=row.pk)


def test_links(scripted: Scripted) -> None:
    document = scripted.store(finding("f1", "It is bad."), answer("a1", "The cabinet agrees.", "f1"))
    link = Link.objects.get()
    assert refused(link, relation="likes")
    assert refused(link, target=link.source)
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(source=said(document, "a1"), target=said(document, "f1"), relation="answers", reason="")


@pytest.mark.parametrize("n", [0, 32])
def test_there_are_31_principles(scripted: Scripted, n: int) -> None:
    row = said(scripted.store(finding("f1", "It is bad.")), "f1")
    with pytest.raises(IntegrityError), transaction.atomic():
        SuggestionPrinciple.objects.create(suggestion=row, n=n, reason="a word")


def test_a_place_in_a_dossier(scripted: Scripted) -> None:
    dossier = a_dossier()
    document = scripted.store(finding("f1", "It is bad."), dossier=dossier, role="baseline")
    place = Membership.objects.get()
    assert refused(place, role="gossip")
    assert refused(place, position=0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(dossier=a_dossier("other"), document=document, role="plan", position=1)


def test_a_source_that_a_document_rests_on_stays(scripted: Scripted) -> None:
    document = scripted.store(finding("f1", "It is bad."))
    with pytest.raises(models.ProtectedError):
        document.source.delete()
    assert Suggestion.objects.count() == 1


def test_the_database_is_the_one_that_was_asked_for() -> None:
    """So that a run that should be on PostgreSQL cannot quietly be on SQLite."""
    assert connection.vendor == os.environ.get("PIJLER_EXPECT", "sqlite")
