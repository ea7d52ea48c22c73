"""Lifecycles as tables: from which status to which, by which act. Diagrams, permissions and tests derive from them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transition:
    """``act`` leads from one of ``sources`` to ``target``; with a reason where ``needs_reason``."""

    act: str
    sources: tuple[str, ...]
    target: str
    needs_reason: bool = False


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """A table of transitions. ``states`` are in the order in which they are usually gone through."""

    name: str
    states: tuple[str, ...]
    start: str
    transitions: tuple[Transition, ...]

    def of(self, act: str) -> Transition | None:
        """The transition that ``act`` makes; None where it makes none."""
        return next((step for step in self.transitions if step.act == act), None)


REVIEW = Lifecycle(
    "review",
    ("suggested", "accepted", "rejected"),
    "suggested",
    (
        Transition("accept", ("suggested", "rejected"), "accepted"),
        Transition("reject", ("suggested", "accepted"), "rejected", needs_reason=True),
        Transition("reopen", ("accepted", "rejected"), "suggested"),
    ),
)
"""What becomes of what the machine made. A statement added by hand is born accepted."""

PUBLICATION = Lifecycle(
    "publication",
    ("draft", "submitted", "returned", "approved", "published", "archived"),
    "draft",
    (
        Transition("submit", ("draft", "returned"), "submitted"),
        Transition("withdraw", ("submitted",), "draft"),
        Transition("return", ("submitted", "approved"), "returned", needs_reason=True),
        Transition("approve", ("submitted",), "approved"),
        Transition("publish", ("approved",), "published"),
        Transition("archive", ("published",), "archived", needs_reason=True),
        Transition("revise", ("approved", "published", "archived"), "draft", needs_reason=True),
    ),
)
"""The way of an accepted entry to the public, and back."""

DOSSIER = Lifecycle(
    "dossier",
    ("draft", "published", "archived"),
    "draft",
    (
        Transition("publish_dossier", ("draft", "archived"), "published"),
        Transition("archive_dossier", ("published",), "archived", needs_reason=True),
    ),
)
LIFECYCLES = (REVIEW, PUBLICATION, DOSSIER)
