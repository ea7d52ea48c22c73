"""The one JSON shape of a reading: what the command prints, the store keeps and the schema describes.

``packs/schema/reading.json`` describes it field by field. Offsets count code points of ``document.text``. Every key is
always there; what is absent is ``null``, never an object of nulls. A span of several parts (over a page end) has
``text: null``, ``start`` of its first and ``end`` of its last part.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from pijler.extraction.model import Citation, Cue, Deadline, Extraction, Link, Measure, Mention, Phrase, Statement
from pijler.kernel.quotes import Segment
from pijler.reading.document import Document, Footnote, Heading, Page, Wrap

Json = dict[str, Any]


def as_json(document: Document, extraction: Extraction) -> Json:
    """``document`` and what was found in it, as plain values that ``json.dumps`` takes as they are."""
    text = document.text
    return {
        "source": _source(document),
        "packs": dict(sorted(extraction.packs.items())),
        "pages": [_page(page) for page in document.pages],
        "headings": [_heading(heading, text) for heading in document.headings],
        "footnotes": [_footnote(note) for note in document.footnotes],
        "wraps": [_wrap(wrap) for wrap in document.wraps],
        "citations": [_citation(citation, text) for citation in extraction.citations],
        "mentions": [_mention(mention, text) for mention in extraction.mentions],
        "statements": [_statement(statement, text) for statement in extraction.statements],
    }


def _source(document: Document) -> Json:
    return {
        "sha256": document.sha256,
        "name": document.name,
        "format": document.format,
        "language": document.language or None,
        "chars": len(document.text),
        "pages": len(document.pages),
        "date": _day(document.date),
    }


def _page(page: Page) -> Json:
    return {"n": page.n, "start": page.start, "end": page.end}


def _heading(heading: Heading, text: str) -> Json:
    """``text`` is as it stands in the source, like every other; ``section`` of a statement has it on one line."""
    words = text[heading.start : heading.end]
    return {"start": heading.start, "end": heading.end, "level": heading.level, "text": words}


def _footnote(note: Footnote) -> Json:
    marker = None if note.marker is None else {"start": note.marker[0], "end": note.marker[1]}
    return {"number": note.number, "marker": marker, "start": note.start, "end": note.end}


def _wrap(wrap: Wrap) -> Json:
    return {"start": wrap.start, "decision": wrap.decision}


def _citation(citation: Citation, text: str) -> Json:
    return {
        **_span(citation.segments, text),
        "type": citation.type,
        "tier": citation.tier,
        "id": citation.id,
        "resolved": citation.resolved,
        "reason": citation.reason,
        "footnote": citation.footnote,
    }


def _mention(mention: Mention, text: str) -> Json:
    return {**_span(mention.segments, text), "framework": mention.framework}


def _statement(statement: Statement, text: str) -> Json:
    return {
        "id": statement.id,
        "kind": statement.kind,
        **_span(statement.segments, text),
        "rule": statement.rule,
        "cue": [_cue(cue) for cue in statement.cues],
        "section": list(statement.section),
        "pillar": statement.pillar,
        "principles": [{"n": n, "reason": reason} for n, reason in statement.principles],
        **_answer_fields(statement),
        **_promise_fields(statement, text),
        "status": statement.status,
        "refs": list(statement.refs) if statement.kind == "position" else None,
        "repeats": statement.repeats,
        "links": [_link(link) for link in statement.links],
    }


def _answer_fields(statement: Statement) -> Json:
    return {
        "explicit": None if statement.kind == "action" else statement.explicit,
        "source": statement.source,
        "sub": statement.sub,
        "polarity": statement.polarity,
        "stance": statement.stance,
        "coarse": statement.coarse,
        "about": statement.about,
    }


def _promise_fields(statement: Statement, text: str) -> Json:
    return {
        "actor": _actor(statement.actor, text),
        "what": _words(statement.what.segments, text) if statement.what else None,
        "modality": statement.modality,
        "strength": statement.strength,
        "act": statement.act,
        "firmness": statement.firmness,
        "deadline": _deadline(statement.deadline, text),
        "measure": _measure(statement.measure, text),
        "condition": statement.condition,
        "addressee": statement.addressee,
    }


def _actor(actor: Phrase | None, text: str) -> Json | None:
    """An actor carried over from an earlier sentence has a value but no words here."""
    if actor is None or not (actor.segments or actor.value):
        return None
    words = _words(actor.segments, text) or {"start": None, "end": None, "text": None}
    return {**words, "value": actor.value or None}


def _deadline(deadline: Deadline | None, text: str) -> Json | None:
    if deadline is None:
        return None
    interval = deadline.interval
    words = _words(deadline.segments, text) or {"start": None, "end": None, "text": None}
    return {**words, "from": _day(interval.first), "to": _day(interval.last)}


def _measure(measure: Measure | None, text: str) -> Json | None:
    if measure is None:
        return None
    words = _words(measure.segments, text) or {"start": None, "end": None, "text": None}
    return {**words, "value": measure.value, "unit": measure.unit, "direction": measure.direction}


def _cue(cue: Cue) -> Json:
    return {"start": cue.start, "end": cue.end, "class": cue.cls}


def _link(link: Link) -> Json:
    return {"to": link.to, "relation": link.relation, "reason": link.reason}


def _span(segments: Sequence[Segment], text: str) -> Json:
    start, end = segments[0][0], segments[-1][1]
    parts = [[first, last] for first, last in segments]
    return {"start": start, "end": end, "segments": parts, "text": _text(segments, text)}


def _words(segments: Sequence[Segment], text: str) -> Json | None:
    """Start, end and text of words inside a statement; None where there are none."""
    if not segments:
        return None
    return {"start": segments[0][0], "end": segments[-1][1], "text": _text(segments, text)}


def _text(segments: Sequence[Segment], text: str) -> str | None:
    return text[segments[0][0] : segments[0][1]] if len(segments) == 1 else None


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
