"""An entry of the register, as a frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Evidence = Literal["holds", "broken", "cited"]
"""Its quote stands in the source; stands there no longer; or it rests on a citation of bytes that are not here."""
Answer = Literal["asked", "agreed", "dissented"]

EDITABLE = (
    "kind", "start", "end", "segments", "quote", "quote_sha", "words", "search", "citation", "section", "pillar",
    "source", "sub", "polarity", "stance", "coarse", "about", "actor_text", "actor_value", "body", "what_text",
    "modality", "strength", "act", "firmness", "deadline_text", "deadline_first", "deadline_last", "measure_text",
    "measure_value", "measure_unit", "measure_direction", "condition", "addressee", "status", "principles", "office",
    "phrases",
)  # fmt: skip
"""What an edit may change: the passage, and what the statement says, in the words of the contract."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """What an office that was asked says of a submitted entry. A dissent is recorded and does not block."""

    office: str
    answer: Answer = "asked"
    reason: str = ""
    by: int | None = None
    at: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement in the register, with what bears on who may change it.

    ``ref`` names it in messages. ``state`` is its review, ``publication`` its way to the public ("" till accepted),
    ``keeper`` whose it is ("government", "assessor", "" while suggested), ``revision`` counts its changes.
    """

    ref: str
    kind: str
    state: str = "suggested"
    publication: str = ""
    keeper: str = ""
    office: str = ""
    revision: int = 1
    submitted_by: int | None = None
    evidence: Evidence = "holds"
    signoffs: tuple[SignOff, ...] = ()
    no_answer_on: date | None = None
    values: Mapping[str, object] = field(default_factory=dict[str, object])
