"""Writing statements and links into the register. Callers hold the transaction."""

import json
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import Any

from pijler.extraction.model import Extraction, Phrase, Statement
from pijler.kernel.quotes import Segment, quoted
from pijler.web.apps.documents import models as documents
from pijler.web.apps.register.models import Link, Suggestion, SuggestionPrinciple
from pijler.web.apps.register.paths import record_paths

LEVEL = {"finding": 0, "position": 1, "commitment": 2, "action": 3}
PARENTS = {"answers": (0,), "promises": (0, 1), "implements": (0, 1, 2)}
"""Which kinds (by level) a link of this relation may lead to: always from a later link of the chain to an earlier."""
BATCH = 500
ARTICLES = frozenset({"de", "het", "een", "the", "a", "an"})

RunningText = Callable[[Sequence[Segment]], str]


def record_statements(
    document: documents.Document, text: str, extraction: Extraction, running: RunningText
) -> list[Suggestion]:
    """Write all statements of ``extraction``, as suggestions, with their principles, repeats and links."""
    pack_hash = _pack_hash(extraction.packs)
    rows = [
        _suggestion(document, number, statement, text, running(statement.segments), pack_hash)
        for number, statement in enumerate(extraction.statements, 1)
    ]
    Suggestion.objects.bulk_create(rows, batch_size=BATCH)
    by_key = {row.key: row for row in rows}
    _record_principles(rows, extraction.statements)
    _record_repeats(by_key, extraction.statements)
    links = (
        (by_key[statement.id], by_key[link.to], link.relation, link.reason)
        for statement in extraction.statements
        for link in statement.links
        if link.to in by_key
    )
    record_links(links, [document.pk])
    return rows


def record_links(links: Iterable[tuple[Suggestion, Suggestion, str, str]], documents: Iterable[int]) -> int:
    """Write links (source, target, relation, reason) between ``documents``, and the paths they make; how many links.

    What repeats another statement is linked through the first. A link that would turn the chain back on itself (an
    answer that leads to a promise) is left out.
    """
    rows: dict[tuple[int, int, str], Link] = {}
    for source, target, relation, reason in links:
        source, target = _first(source), _first(target)
        if source.pk != target.pk and leads_back(source, target, relation):
            link = Link(source=source, target=target, relation=relation, reason=reason[:300])
            rows.setdefault((source.pk, target.pk, relation), link)
    Link.objects.bulk_create(rows.values(), batch_size=BATCH, ignore_conflicts=True)
    record_paths(list(documents))
    return len(rows)


def leads_back(source: Suggestion, target: Suggestion, relation: str) -> bool:
    """Whether a link of this relation may lead from the one to the other: never onwards in the chain."""
    if relation == "cites":
        return True
    if relation == "implements" and source.kind == target.kind == "commitment":
        return source.document_id != target.document_id  # a plan works out what a letter promised
    level = LEVEL[target.kind]
    return level < LEVEL[source.kind] and level in PARENTS[relation]


def _first(row: Suggestion) -> Suggestion:
    """The statement that ``row`` repeats, if any; chains of repeats were cut when they were written."""
    return row.repeats or row


def _record_principles(rows: Sequence[Suggestion], statements: Sequence[Statement]) -> None:
    SuggestionPrinciple.objects.bulk_create(
        [
            SuggestionPrinciple(suggestion=row, n=n, reason=reason[:300])
            for row, statement in zip(rows, statements, strict=True)
            for n, reason in dict(statement.principles).items()
        ],
        batch_size=BATCH,
    )


def _record_repeats(by_key: dict[str, Suggestion], statements: Sequence[Statement]) -> None:
    repeats = {s.id: s.repeats for s in statements if s.repeats in by_key and s.repeats != s.id}
    changed: list[Suggestion] = []
    for key in repeats:
        first = _end_of(repeats, key)
        if first is not None:
            by_key[key].repeats = by_key[first]
            changed.append(by_key[key])
    Suggestion.objects.bulk_update(changed, ["repeats"], batch_size=BATCH)


def _end_of(repeats: dict[str, Any], key: str) -> str | None:
    """The statement at the end of a chain of repeats; None where the chain is a ring."""
    seen = {key}
    while (key := repeats[key]) in repeats:
        if key in seen:
            return None
        seen.add(key)
    return key


def _pack_hash(packs: dict[str, str]) -> str:
    return sha256(json.dumps(packs, sort_keys=True).encode()).hexdigest()


def _suggestion(
    document: documents.Document, number: int, statement: Statement, text: str, words: str, pack_hash: str
) -> Suggestion:
    quote = quoted(text, tuple(statement.segments))
    return Suggestion(
        document=document,
        number=number,
        key=statement.id,
        kind=statement.kind,
        rule=statement.rule[:200],
        pack_hash=pack_hash,
        start=statement.segments[0][0],
        end=statement.segments[-1][1],
        segments=[list(part) for part in statement.segments],
        quote=quote,
        quote_sha=sha256(quote.encode()).hexdigest(),
        words=words,
        search=words.casefold(),
        section=list(statement.section),
        pillar=statement.pillar,
        refs=list(statement.refs),
        cues=[{"start": cue.start, "end": cue.end, "class": cue.cls} for cue in statement.cues],
        explicit=statement.explicit,
        strength=statement.strength,
        firmness=statement.firmness,
        **_short_fields(statement),
        **_phrase_fields(statement, text),
    )


def _short_fields(statement: Statement) -> dict[str, str]:
    sizes = {
        "source": 300, "sub": 20, "polarity": 10, "stance": 30, "coarse": 10, "about": 5000, "modality": 30,
        "act": 30, "condition": 5000, "addressee": 5000, "status": 20,
    }  # fmt: skip
    return {name: (getattr(statement, name) or "")[:size] for name, size in sizes.items()}


def _phrase_fields(statement: Statement, text: str) -> dict[str, Any]:
    actor, what = statement.actor or Phrase(()), statement.what or Phrase(())
    deadline, measure = statement.deadline, statement.measure
    parts = {
        "actor": actor.segments,
        "what": what.segments,
        "deadline": deadline.segments if deadline else (),
        "measure": measure.segments if measure else (),
    }
    return {
        "actor_text": _line(text, actor.segments),
        "actor_value": actor.value[:300],
        "body": body_key(actor.value or statement.source or ""),
        "what_text": _line(text, what.segments),
        "deadline_text": _line(text, parts["deadline"]),
        "deadline_first": deadline.interval.first if deadline else None,
        "deadline_last": deadline.interval.last if deadline else None,
        "measure_text": _line(text, parts["measure"]),
        "measure_value": measure.value[:100] if measure else "",
        "measure_unit": measure.unit[:100] if measure else "",
        "measure_direction": (measure.direction or "")[:30] if measure else "",
        "phrases": {name: [list(part) for part in segments] for name, segments in parts.items() if segments},
    }


def body_key(name: str) -> str:
    """What the names of one body have in common: with or without an article, at the beginning of a sentence or not."""
    return without_article(name).casefold()[:300]


def without_article(name: str) -> str:
    """ "de minister" is "minister"; runs of white space become one blank."""
    first, *rest = name.split() or [""]
    return " ".join(rest if rest and first.casefold() in ARTICLES else [first, *rest])


def _line(text: str, segments: Sequence[Segment]) -> str:
    return " ".join(quoted(text, tuple(segments)).split())
