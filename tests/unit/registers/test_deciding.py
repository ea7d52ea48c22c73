"""Who may do what: rules written out by hand, held against the table for every role, status and keeper."""

from datetime import UTC, datetime
from itertools import product

import pytest

from pijler.registers.deciding import Refused, can, decide
from pijler.registers.entry import Entry
from pijler.registers.lifecycle import LIFECYCLES, PUBLICATION
from pijler.registers.people import ROLES, Person
from pijler.registers.permissions import ENTRY_ACTS, KEEPERS, PERMISSIONS

AT = datetime(2026, 11, 26, tzinfo=UTC)
STATUSES = [("suggested", ""), ("rejected", ""), *(("accepted", status) for status in PUBLICATION.states)]
CELLS = [
    (act.act, role, state, status, keeper)
    for act, role, (state, status), keeper in product(ENTRY_ACTS, ROLES, STATUSES, ("", "government", "assessor"))
]


def entry(state: str, status: str, keeper: str) -> Entry:
    return Entry("finding 1", "finding", state, status, keeper, "nl-bz", submitted_by=99)


def person(role: str) -> Person:
    return Person(1, role, "nl-bz")  # type: ignore[arg-type]


def test_the_whole_matrix_is_what_the_table_says():
    for act, role, state, status, keeper in CELLS:
        if act in ("agree", "dissent"):
            continue
        permission = PERMISSIONS[act]
        wanted = (
            (role == "desk" or role in permission.roles)
            and state in permission.states
            and status in permission.statuses
            and keeper in KEEPERS.get(role, ())  # type: ignore[call-overload]
        )
        assert can(entry(state, status, keeper), act, person(role)) is wanted, (act, role, state, status, keeper)


@pytest.mark.parametrize("role", ["public", "reader", "administrator"])
def test_who_only_looks_or_only_runs_the_site_changes_no_contents(role: str):
    assert not any(can(entry(*status, keeper), act.act, person(role)) for act in ENTRY_ACTS for status in STATUSES
                   for keeper in ("", "government", "assessor"))  # fmt: skip


@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_no_ministry_touches_what_an_assessor_keeps(role: str):
    assert not any(can(entry(*status, "assessor"), act.act, person(role)) for act in ENTRY_ACTS for status in STATUSES)


def test_no_assessor_touches_what_the_government_keeps():
    assert not any(
        can(entry(*status, "government"), act.act, person("assessor")) for act in ENTRY_ACTS for status in STATUSES
    )


def test_published_words_change_only_after_they_were_taken_up_again():
    published = entry("accepted", "published", "government")
    assert not can(published, "edit", person("editor"))
    taken_up = decide(published, "revise", person("editor"), reason="a new source", at=AT).entry
    assert can(taken_up, "edit", person("editor"))


def test_another_office_is_left_alone_by_a_contributor():
    assert not can(entry("accepted", "draft", "government"), "edit", Person(1, "contributor", "nl-ez"))


def test_a_refused_act_changes_nothing_and_an_allowed_one_counts():
    draft = entry("accepted", "draft", "government")
    with pytest.raises(Refused):
        decide(draft, "reject", person("editor"), at=AT)
    made = decide(draft, "reject", person("editor"), reason="said elsewhere", at=AT)
    assert (made.entry.state, made.entry.publication, made.entry.keeper) == ("rejected", "", "")
    assert made.entry.revision == draft.revision + 1
    assert made.before["state"] == "accepted"


def test_what_is_not_a_field_cannot_be_edited():
    with pytest.raises(ValueError, match="not editable"):
        decide(entry("suggested", "", ""), "edit", person("editor"), changes={"revision": 7}, at=AT)


def test_every_status_can_be_reached_and_every_step_leads_somewhere_known():
    for lifecycle in LIFECYCLES:
        reached = {lifecycle.start}
        for _ in lifecycle.states:
            reached |= {step.target for step in lifecycle.transitions if reached & set(step.sources)}
        assert reached == set(lifecycle.states)
