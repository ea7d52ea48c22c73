"""From a row of the register back to the value that the lower floors speak in."""

from collections.abc import Callable
from typing import cast

from pijler.extraction.model import Cue, Deadline, Kind, Measure, Phrase, Statement
from pijler.kernel.dates import DateInterval
from pijler.kernel.quotes import Segment
from pijler.web.apps.register.models import Suggestion


def as_statement(row: Suggestion, statement_id: str, key: Callable[[Suggestion], str]) -> Statement:
    """The statement of ``row`` under ``statement_id``, without principles and links; ``key`` gives others' ids."""
    kind = cast("Kind", row.kind)  # the database checks it
    return Statement(
        id=statement_id,
        kind=kind,
        segments=_segments(row.segments),
        rule=row.rule,
        cues=[Cue(cue["start"], cue["end"], cue["class"]) for cue in row.cues],
        section=tuple(row.section),
        pillar=row.pillar,
        explicit=row.explicit,
        source=row.source or None,
        sub=row.sub or None,
        polarity=row.polarity or None,
        stance=row.stance or None,
        coarse=row.coarse or None,
        about=row.about or None,
        actor=_phrase(row, "actor", row.actor_value),
        what=_phrase(row, "what", ""),
        modality=row.modality or None,
        strength=row.strength,
        act=row.act or None,
        firmness=row.firmness,
        deadline=_deadline(row),
        measure=_measure(row),
        condition=row.condition or None,
        addressee=row.addressee or None,
        status=row.status or None,
        refs=tuple(row.refs),
        repeats=key(row.repeats) if row.repeats else None,
    )


def _segments(parts: list[list[int]]) -> tuple[Segment, ...]:
    return tuple((start, end) for start, end in parts)


def _phrase(row: Suggestion, name: str, value: str) -> Phrase | None:
    segments = _segments(row.phrases.get(name, []))
    return Phrase(segments, value) if segments or value else None


def _deadline(row: Suggestion) -> Deadline | None:
    segments = _segments(row.phrases.get("deadline", []))
    if not (segments or row.deadline_first or row.deadline_last):
        return None
    return Deadline(segments, DateInterval(row.deadline_first, row.deadline_last))


def _measure(row: Suggestion) -> Measure | None:
    segments = _segments(row.phrases.get("measure", []))
    if not (segments or row.measure_value):
        return None
    return Measure(segments, row.measure_value, row.measure_unit, row.measure_direction or None)
