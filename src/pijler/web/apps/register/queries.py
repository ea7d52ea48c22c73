"""Statements for pages, with their quotes verified. The number of queries does not depend on how many there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import get_language

from pijler.kernel.quotes import Segment, quoted
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.texts import verified_texts
from pijler.web.apps.register.entries import CueWords, Entry, EntryLink, EntryRef, PrincipleReason
from pijler.web.apps.register.models import Link, Suggestion, SuggestionPrinciple
from pijler.web.apps.register.visibility import public_statements

_AHEAD = 700  # characters in which the sentence after a quote is looked for


def entries(ids: Iterable[int], public: bool = False) -> dict[int, Entry]:
    """Entry by row id; of ``public`` ones only, where asked for.

    Four or five queries, and one more when a source is new to this process.
    """
    rows = _rows(ids, public)
    principles = _principles([row.pk for row in rows])
    first_of, repeats_of = _repeats(rows, public)
    texts = verified_texts.get({row.document.source_hash for row in rows} - {""})
    return {
        row.pk: _entry(
            row,
            texts.get(row.document.source_hash, ""),
            principles[row.pk],
            first_of.get(row.repeats_id or 0),
            repeats_of[row.pk],
        )
        for row in rows
    }


def document_entries(document_id: int, public: bool = False) -> list[Entry]:
    """The statements of a document in order, but for those that were rejected."""
    rows = Suggestion.objects.filter(document=document_id).exclude(state="rejected").order_by("start", "number")
    ids = list(rows.values_list("pk", flat=True))
    found = entries(ids, public)
    return [found[pk] for pk in ids if pk in found]


def links_of(document_id: int, public: bool = False) -> tuple[dict[int, list[EntryLink]], dict[int, list[EntryLink]]]:
    """Links from and to the statements of a document: by row id, what it leads to, and what leads to it."""
    to: dict[int, list[EntryLink]] = defaultdict(list)
    back: dict[int, list[EntryLink]] = defaultdict(list)
    for own, other, kept in (("source", "target", to), ("target", "source", back)):
        found = Link.objects.filter(**{f"{own}__document": document_id}).exclude(state="rejected")
        found = found.exclude(**{f"{other}__state": "rejected"}).select_related(f"{other}__document")
        if public:
            found = found.filter(public_statements("source__"), public_statements("target__"))
        far = [f"{other}__{name}" for name in _REF]
        for link in found.only("relation", "reason", "source", "target", *far).order_by("pk"):
            kept[getattr(link, f"{own}_id")].append(EntryLink(link.relation, link.reason, _ref(getattr(link, other))))
    return dict(to), dict(back)


_REF = ("number", "kind", "words", "document__title", "document__language", "document__sha12")


def _rows(ids: Iterable[int], public: bool) -> list[Suggestion]:
    """The rows with their documents. Each document is made once, not once per statement."""
    wanted = Suggestion.objects.filter(pk__in=list(ids))
    rows = list((wanted.filter(public_statements()) if public else wanted).defer("search", "phrases"))
    light = Document.objects.select_related("source").defer(*Document.HEAVY, "source__data")
    documents = light.in_bulk({row.document_id for row in rows})
    for row in rows:
        row.document = documents[row.document_id]
    return rows


def _principles(ids: Sequence[int]) -> Mapping[int, list[PrincipleReason]]:
    found: dict[int, list[PrincipleReason]] = defaultdict(list)
    rows = SuggestionPrinciple.objects.filter(suggestion__in=ids).order_by("n")
    for pk, n, reason in rows.values_list("suggestion_id", "n", "reason"):
        found[pk].append(PrincipleReason(n, reason))
    return found


def _repeats(rows: Sequence[Suggestion], public: bool) -> tuple[dict[int, Suggestion], Mapping[int, list[Suggestion]]]:
    """The first of what is repeated, by its id; and what repeats each row."""
    fields = (*_REF, "repeats_id", *PROMISE_PARTS.values())
    light = Suggestion.objects.exclude(state="rejected").select_related("document").only(*fields)
    light = light.filter(public_statements()) if public else light
    firsts = {row.pk: row for row in light.filter(pk__in={row.repeats_id for row in rows if row.repeats_id})}
    again: dict[int, list[Suggestion]] = defaultdict(list)
    for row in light.filter(repeats__in=[row.pk for row in rows]).order_by("document_id", "number"):
        again[row.repeats_id or 0].append(row)
    return firsts, again


def _ref(row: Suggestion) -> EntryRef:
    document = row.document
    return EntryRef(
        number=row.number,
        kind=row.kind,
        words=row.words,
        document_title=document.title,
        document_language=document.language,
        document_sha12=document.sha12,
        reader_url=reader_url(document.sha12, row.number),
    )


def reader_url(sha12: str, number: int) -> str:
    """The passage in the reader."""
    return f"{_reader(sha12, get_language())}#s{number}"


@lru_cache(4096)
def _reader(sha12: str, language: str | None) -> str:
    """A page of the ledger asks for the same few readers hundreds of times."""
    return reverse("documents:reader", args=[sha12])


def _entry(
    row: Suggestion,
    text: str,
    principles: Sequence[PrincipleReason],
    first: Suggestion | None,
    again: Sequence[Suggestion],
) -> Entry:
    segments = tuple((start, end) for start, end in row.segments)
    document = row.document
    same = {name: getattr(row, name) for name in _SAME}
    return Entry(
        **same,
        quote_text=row.quote,
        quote_ok=quote_holds(row, segments, text),
        segments=segments,
        document_title=document.title,
        document_language=document.language,
        document_sha12=document.sha12,
        document_dated=document.dated,
        reader_url=reader_url(document.sha12, row.number),
        section=tuple(row.section),
        principles=tuple(principles),
        refs=tuple(row.refs),
        cues=tuple(CueWords(cue["class"], _line(text[cue["start"] : cue["end"]])) for cue in row.cues),
        repeats=_ref(first) if first else None,
        repeated_by=tuple(_ref(other) for other in again),
        following=_following(text, row.end) if row.coarse in ("reject", "partly") else "",
        missing=tuple(part for part, name in PROMISE_PARTS.items() if _lacks(row, again, name)),
    )


_SAME = (
    "id", "number", "kind", "origin", "state", "publication", "keeper", "office", "revision", "citation",
    "no_answer_on", "rule", "pack_hash", "words", "document_id", "pillar", "explicit", "source",
    "sub", "polarity", "stance", "coarse", "about", "actor_text", "actor_value", "what_text", "modality", "strength",
    "act", "firmness", "deadline_text", "deadline_first", "deadline_last", "measure_text", "measure_value",
    "measure_unit", "measure_direction", "condition", "addressee", "status",
)  # fmt: skip

PROMISE_PARTS = {"date": "has_date", "owner": "has_owner", "measure": "has_measure"}
"""What a promise should have, with the column that says so. A repetition of the promise may give it."""


def _lacks(row: Suggestion, again: Sequence[Suggestion], name: str) -> bool:
    return row.kind == "commitment" and not any(getattr(one, name) for one in (row, *again))


def quote_holds(row: Suggestion, segments: tuple[Segment, ...], text: str) -> bool:
    """Whether the words stand in the source where the row says, and the row's own hash and running text agree.

    What rests on a citation claims no words of which we have the source.
    """
    if row.citation and not row.quote:
        return not segments
    return (
        bool(row.quote)
        and bool(segments)
        and quoted(text, segments) == row.quote
        and sha256(row.quote.encode()).hexdigest() == row.quote_sha
        and (segments[0][0], segments[-1][1]) == (row.start, row.end)
        and _letters(row.words) == _letters(row.quote)
    )


def _letters(words: str) -> str:
    """Letters only: white space, hyphens and the digits of footnote markers may differ in the running text."""
    return "".join(filter(str.isalpha, words))


def _following(text: str, end: int) -> str:
    """The sentence after ``end`` in the same paragraph; "" at the end of a paragraph or page."""
    paragraph = re.split(r"\n[ \t]*\n|\f", text[end : end + _AHEAD], maxsplit=1)[0]
    sentence = re.match(r"\s*(\S.*?[.!?])(?=\s|$)", paragraph, re.DOTALL)
    return _line(sentence[1]) if sentence else ""


def _line(words: str) -> str:
    return " ".join(words.split())
