"""One frame for a sentence, or one for each part where parts of equal rank say different things."""

from pijler.extraction.statements.clauses import Clause, part_of, split
from pijler.extraction.statements.frames import Context, Frame, frame_of
from pijler.extraction.statements.lexicon import Lexicon
from pijler.extraction.statements.subjects import subject_of

Found = tuple[Frame, Clause]

NEAR = 4
"""Whoever is named more words from the beginning of an English sentence that says nothing is hardly its subject."""
_YES = frozenset({"accept", "welcome", "acknowledge"})
_SPEAKERS = frozenset({"ACTOR", "SOURCE", "EITHER"})


def frames_in(whole: Clause, context: Context, lexicon: Lexicon) -> list[Found]:
    """The frames of a sentence, each with the clause that it spans; the context then knows who spoke last."""
    found = _divided(whole, context, lexicon)
    if found is None:
        frame = frame_of(whole, context, lexicon)
        found = [(frame, whole)] if frame is not None else []
    elif len(found) == 1:
        found = [_longer(found[0], whole, context, lexicon)]
    for frame, _ in found:
        if frame.kind == "position" and frame.value in _YES and lexicon.any_of("partial_tails", whole.text()):
            frame.value = "partly"
    if not found:
        _look_who_says(whole, context, lexicon)
    carry(whole, found, context, lexicon)
    return found


def _longer(found: Found, whole: Clause, context: Context, lexicon: Lexicon) -> Found:
    """The frame of the whole sentence where a cue goes on behind the coordinator ("considers a, b, and c vital")."""
    frame, clause = found
    if clause.start != whole.start or frame.kind != "position":
        return found
    more = frame_of(whole, context, lexicon)
    same = more is not None and (more.kind, more.verb[0]) == (frame.kind, frame.verb[0])
    return (more, whole) if same and more is not None and len(more.cues) > len(frame.cues) else found


def _look_who_says(clause: Clause, context: Context, lexicon: Lexicon) -> None:
    """Somebody whom the pack does not know speaks ("Kenya praised ..."): the clause then remembers an other subject."""
    verb = clause.first("SAY") or clause.first("STANCE")
    if verb is not None and not lexicon.inversion:
        subject_of(clause, verb, context.carried, lexicon)


def _divided(whole: Clause, context: Context, lexicon: Lexicon) -> list[Found] | None:
    """The frames of the parts, None where the sentence has no parts or none of them is a statement."""
    ranges = split(whole)
    if len(ranges) < 2:
        return None
    parts: list[Found] = []
    for begin, stop in ranges:
        clause = part_of(whole, begin, stop)
        frame = frame_of(clause, context, lexicon)
        if frame is not None:
            if frame.subject.span is not None:
                context.carried.remember(frame.subject.cls, frame.subject.value, frame.subject.span)
            parts.append((frame, clause))
        else:
            _leave_to_others(clause, context, lexicon)
    if len(parts) < 2:
        return _only(parts[0], whole) if parts else None
    return parts if len({_says(frame) for frame, _ in parts}) > 1 else [(parts[0][0], whole)]


def _leave_to_others(clause: Clause, context: Context, lexicon: Lexicon) -> None:
    """ "The website will help firms, and will ease trade": whoever spoke before does not do what follows."""
    verb = clause.first("MODAL")
    if verb is None or lexicon.inversion:
        return
    subject = subject_of(clause, verb, context.carried, lexicon)
    if subject.cls in ("INSTRUMENT", "THIRD"):
        context.carried.cls = "NONE"


def _only(part: Found, whole: Clause) -> list[Found]:
    """The one part that is a statement: by itself where it names its own subject, else the whole sentence."""
    frame, clause = part
    own = not clause.head and frame.subject.span is not None
    return [(frame, clause if own else whole)]


def _says(frame: Frame) -> tuple[str, str]:
    return frame.kind, frame.value if frame.kind == "position" else ""


def carry(clause: Clause, found: list[Found], context: Context, lexicon: Lexicon) -> None:
    """Remember who spoke last, and whether what was said last is a finding."""
    finding = bool(found) and found[-1][0].kind == "finding"
    context.after_finding = finding
    for frame, _ in reversed(found):
        subject = frame.subject
        if subject.span is not None and subject.cls in _SPEAKERS:
            context.carried.remember(subject.cls, subject.value, subject.span)
            if frame.kind == "finding":
                context.assessor.remember(subject.cls, subject.value, subject.span)
            context.assessed = finding
            return
    if any(subject.cls == "OTHER" for subject in clause.subjects.values()):
        context.carried.cls = "NONE"
    for noun in clause.nouns:
        if noun.cls in _SPEAKERS and (lexicon.inversion or clause.folded.count(" ", clause.start, noun.start) <= NEAR):
            context.carried.remember(noun.cls, noun.value, (noun.start, noun.end))
            return
