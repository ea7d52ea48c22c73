"""Who may do what, in which status: one table, from which checks, tests and the page in the docs derive."""

from dataclasses import dataclass

from pijler.registers.people import Role

ASSESSING: tuple[Role, ...] = ("contributor", "editor", "assessor")
LEADING: tuple[Role, ...] = ("editor", "assessor")
OPEN = ("", "draft", "returned")
"""Statuses in which the words of an entry may still change: before acceptance, and while nobody decides on it."""


@dataclass(frozen=True, slots=True)
class Permission:
    """``roles`` may do ``act`` on an entry in one of ``states`` and ``statuses``; for acts on no entry both are ().

    ``own_office``: a contributor may only where the entry is of the own office or of none.
    """

    act: str
    roles: tuple[Role, ...]
    states: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    own_office: bool = True


_ANY = ("suggested", "accepted")
_IN = ("accepted",)
ENTRY_ACTS = (
    Permission("accept", ASSESSING, ("suggested", "rejected"), ("",)),
    Permission("reject", ASSESSING, _ANY, OPEN),
    Permission("reopen", ASSESSING, ("accepted", "rejected"), OPEN),
    Permission("edit", ASSESSING, _ANY, OPEN),
    Permission("split", ASSESSING, _ANY, OPEN),
    Permission("merge", ASSESSING, _ANY, OPEN),
    Permission("link", ASSESSING, _ANY, OPEN),
    Permission("unlink", ASSESSING, _ANY, OPEN),
    Permission("no_answer", ASSESSING, _ANY, (*OPEN, "submitted", "approved", "published")),
    Permission("answer_found", ASSESSING, _ANY, (*OPEN, "submitted", "approved", "published")),
    Permission("undo", ASSESSING, ("suggested", "accepted", "rejected"), OPEN),
    Permission("submit", ASSESSING, _IN, ("draft", "returned")),
    Permission("withdraw", ASSESSING, _IN, ("submitted",)),
    Permission("return", LEADING, _IN, ("submitted", "approved")),
    Permission("approve", LEADING, _IN, ("submitted",)),
    Permission("publish", LEADING, _IN, ("approved",)),
    Permission("archive", LEADING, _IN, ("published",)),
    Permission("revise", LEADING, _IN, ("approved", "published", "archived")),
    Permission("ask_signoff", LEADING, _IN, ("draft", "submitted", "returned")),
    Permission("agree", ("contributor",), _IN, ("submitted",), own_office=False),
    Permission("dissent", ("contributor",), _IN, ("submitted",), own_office=False),
)
SITE_ACTS = (
    Permission("add", ASSESSING),
    Permission("upload", ASSESSING),
    Permission("make_dossier", ASSESSING),
    Permission("arrange", LEADING),
    Permission("publish_dossier", ("editor",)),
    Permission("archive_dossier", ("editor",)),
    Permission("manage_people", ("administrator",)),
    Permission("manage_offices", ("administrator",)),
    Permission("checkpoint", ("administrator",)),
    Permission("erase", ("administrator",)),
)
PERMISSIONS = {permission.act: permission for permission in (*ENTRY_ACTS, *SITE_ACTS)}

KEEPERS: dict[Role, tuple[str, ...]] = {
    "contributor": ("", "government"),
    "editor": ("", "government"),
    "assessor": ("", "assessor"),
    "desk": ("", "government", "assessor"),
}
"""Whose entries a role may touch: no ministry an assessor's, no assessor a ministry's. Other roles touch none."""


def keeper_for(role: Role) -> str:
    """Whose an entry becomes that someone in ``role`` accepts or adds."""
    return "assessor" if role == "assessor" else "government"
