"""Whether an act is allowed, and what it makes of an entry. Pure: a new value, or a refusal with its reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime

from pijler.kernel.errors import PijlerError
from pijler.registers.entry import EDITABLE, Entry, SignOff
from pijler.registers.lifecycle import LIFECYCLES, PUBLICATION, REVIEW, Transition
from pijler.registers.people import Person
from pijler.registers.permissions import KEEPERS, PERMISSIONS, Permission, keeper_for

ACCEPTING = ("edit", "split", "merge")
"""Acts on a suggestion that accept it as well: whoever corrects it has looked at it."""


class Refused(PijlerError):
    """The act is not allowed, with the reason."""


@dataclass(frozen=True, slots=True)
class Change:
    """What ``act`` made of an entry: the new value, and what differs from the old one, before and after."""

    act: str
    entry: Entry
    before: Mapping[str, object]
    after: Mapping[str, object]


def can(entry: Entry | None, act: str, person: Person) -> bool:
    """Whether ``check_can`` lets it pass."""
    try:
        check_can(entry, act, person)
    except Refused:
        return False
    return True


def check_can(entry: Entry | None, act: str, person: Person) -> None:
    """Raise Refused unless ``person`` may do ``act`` on ``entry``, or on the site where ``entry`` is None."""
    permission = PERMISSIONS[act]
    _check_role(permission, entry, person)
    if entry is not None:
        _check_status(permission, entry)
        _check_keeper(entry, person)
        _check_office(permission, entry, person)
        for check in _CHECKS.get(act, ()):
            check(entry, person)


def _check_role(permission: Permission, entry: Entry | None, person: Person) -> None:
    if person.role != "desk" and person.role not in permission.roles:
        raise Refused(
            code="not-allowed",
            what="Your role does not allow this",
            where=entry.ref if entry else "",
            why="Each role has its own tasks, so that it is clear who decided what.",
            todo="Sign in with an account that has the role, or ask an administrator.",
        )


def _check_status(permission: Permission, entry: Entry) -> None:
    if entry.state not in permission.states or entry.publication not in permission.statuses:
        raise Refused(
            code="wrong-status",
            what="This cannot be done to the entry as it stands now",
            where=entry.ref,
            why="What was submitted, approved or published does not change until it is returned or taken up again.",
            todo="Look at its status, and take the step that comes before.",
        )


def _check_keeper(entry: Entry, person: Person) -> None:
    if entry.keeper not in KEEPERS.get(person.role, ()):
        raise Refused(
            code="other-keeper",
            what="This entry is kept by others",
            where=entry.ref,
            why="No ministry changes what an independent assessor found, and no assessor what a ministry answered.",
            todo="Add an entry of your own, or ask those who keep it.",
        )


def _check_office(permission: Permission, entry: Entry, person: Person) -> None:
    if person.role == "contributor" and permission.own_office and entry.office not in ("", person.office):
        raise Refused(
            code="other-office",
            what="This entry belongs to another office",
            where=entry.ref,
            why="A contributor works on the entries of the own office.",
            todo="Ask that office, or an editor.",
        )


def _check_four_eyes(entry: Entry, person: Person) -> None:
    if person.role != "desk" and entry.submitted_by is not None and entry.submitted_by == person.id:
        raise Refused(
            code="four-eyes",
            what="Someone else must approve this",
            where=entry.ref,
            why="You submitted it yourself: two people look at what is published.",
            todo="Ask another editor or assessor.",
        )


def _check_signed_off(entry: Entry, person: Person) -> None:
    if any(signoff.answer == "asked" for signoff in entry.signoffs):
        raise Refused(
            code="signoff-missing",
            what="An office that was asked has not answered yet",
            where=entry.ref,
            why="Every office that is asked agrees or dissents before an entry is approved.",
            todo="Wait for its answer, or take the question back.",
        )


def _check_evidence(entry: Entry, person: Person) -> None:
    if entry.evidence == "broken":
        raise Refused(
            code="quote-broken",
            what="The quote no longer stands in its document",
            where=entry.ref,
            why="Nothing is published of which the words cannot be found in the source.",
            todo="Correct the passage, or restore the document from a backup.",
        )


def _check_asked(entry: Entry, person: Person) -> None:
    if person.office not in {signoff.office for signoff in entry.signoffs}:
        raise Refused(
            code="not-asked",
            what="Your office was not asked about this entry",
            where=entry.ref,
            why="An editor names the offices that agree or dissent.",
            todo="Ask the editor to add your office.",
        )


def _check_finding(entry: Entry, person: Person) -> None:
    if entry.kind != "finding":
        raise Refused(
            code="not-a-finding",
            what="Only a finding can be without an answer",
            where=entry.ref,
            why="Answers, promises and actions are not answered.",
            todo="Choose a finding.",
        )


Check = Callable[[Entry, Person], None]
_CHECKS: dict[str, Sequence[Check]] = {
    "approve": (_check_four_eyes, _check_signed_off, _check_evidence),
    "publish": (_check_evidence,),
    "agree": (_check_asked,),
    "dissent": (_check_asked,),
    "no_answer": (_check_finding,),
    "answer_found": (_check_finding,),
}


def decide(
    entry: Entry,
    act: str,
    person: Person,
    *,
    reason: str = "",
    changes: Mapping[str, object] | None = None,
    at: datetime,
) -> Change:
    """What ``act`` makes of ``entry``. ``changes`` are the new values of an edit, or the offices that are asked.

    Raises Refused where the act is not allowed, or a reason is missing.
    """
    check_can(entry, act, person)
    _check_reason(entry, act, reason)
    new = _moved(entry, act, person)
    new = _answered(new, act, person, reason, changes or {}, at)
    if act in ACCEPTING or act == "accept":
        new = _with_values(new, changes or {})
    new = replace(new, revision=entry.revision + 1)
    return Change(act, new, *_difference(entry, new))


def needs_reason(act: str) -> bool:
    """Whether a person must say why."""
    step = _step(act)
    return act == "dissent" or (step is not None and step.needs_reason)


def _step(act: str) -> Transition | None:
    return next((step for lifecycle in LIFECYCLES if (step := lifecycle.of(act))), None)


def _check_reason(entry: Entry, act: str, reason: str) -> None:
    if needs_reason(act) and not reason.strip():
        raise Refused(
            code="needs-reason",
            what="A reason is missing",
            where=entry.ref,
            why="Others must be able to see why this was done.",
            todo="Say it in a few words.",
        )


def _moved(entry: Entry, act: str, person: Person) -> Entry:
    """``entry`` in the status to which the act leads."""
    review, publication = REVIEW.of(act), PUBLICATION.of(act)
    if act in ACCEPTING and entry.state == "suggested":
        review = REVIEW.of("accept")
    if review is not None and review.target == "accepted":
        kept = {
            "keeper": keeper_for(person.role),
            "office": entry.office or person.office,
            "publication": PUBLICATION.start,
        }
        return replace(entry, state="accepted", **kept)
    if review is not None:
        return replace(entry, state=review.target, publication="", keeper="", submitted_by=None, signoffs=())
    if publication is None:
        return entry
    new = replace(entry, publication=publication.target)
    if act == "submit":
        asked = tuple(SignOff(signoff.office) for signoff in entry.signoffs)
        return replace(new, submitted_by=person.id, signoffs=asked)
    return new


def _answered(
    entry: Entry, act: str, person: Person, reason: str, changes: Mapping[str, object], at: datetime
) -> Entry:
    if act == "no_answer":
        return replace(entry, no_answer_on=at.date())
    if act == "answer_found":
        return replace(entry, no_answer_on=None)
    if act == "ask_signoff":
        known = {signoff.office: signoff for signoff in entry.signoffs}
        offices = [str(office) for office in _listed(changes.get("offices"))]
        return replace(entry, signoffs=tuple(known.get(office, SignOff(office)) for office in offices))
    if act in ("agree", "dissent"):
        answer = SignOff(person.office, "agreed" if act == "agree" else "dissented", reason, person.id, at.isoformat())
        others = (answer if signoff.office == person.office else signoff for signoff in entry.signoffs)
        return replace(entry, signoffs=tuple(others))
    return entry


def _listed(value: object) -> Sequence[object]:
    return list(value) if isinstance(value, (list, tuple)) else []  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _with_values(entry: Entry, changes: Mapping[str, object]) -> Entry:
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise ValueError(f"not editable: {', '.join(unknown)}")
    kind, office = str(changes.get("kind", entry.kind)), str(changes.get("office", entry.office))
    return replace(entry, kind=kind, office=office, values={**entry.values, **changes})


def _difference(old: Entry, new: Entry) -> tuple[dict[str, object], dict[str, object]]:
    """What differs, before and after. ``ref``, ``evidence`` and ``revision`` say nothing of the contents."""
    before, after = _flat(old), _flat(new)
    names = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in names}, {name: after[name] for name in names}


def _flat(entry: Entry) -> dict[str, object]:
    left_out = ("ref", "evidence", "revision", "values", "signoffs")
    own = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name not in left_out}
    signoffs = [asdict(signoff) for signoff in entry.signoffs]
    return {**entry.values, **own, "signoffs": signoffs}
