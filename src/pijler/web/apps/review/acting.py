"""From what a form sends to the services of the register."""

import hashlib
from collections.abc import Mapping

from django.db import transaction

from pijler.kernel.errors import WrongUse
from pijler.registers.people import Person
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.services import join
from pijler.web.apps.register import composing
from pijler.web.apps.register.changing import change, set_principles
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.wording import quote_fields, segments_between, segments_of_words
from pijler.web.apps.review.forms import REASONS, CitedForm, EditForm

FINISHING = ("accept", "reject", "edit", "merge")
"""Acts after which the next card comes up."""
SIMPLE = ("accept", "reject", "reopen", "no_answer", "answer_found", "submit", "withdraw")


def perform(sent: Mapping[str, str], row: Suggestion, person: Person, form: EditForm | None) -> Suggestion:
    """Do what the form asks. Raises PijlerError; then nothing is written."""
    act, revision = sent.get("act", ""), _whole(sent.get("revision", ""))
    if act == "edit" and form is not None:
        return change(
            row.pk, "edit", person, revision=revision, changes=_edits(form, row), reason=sent.get("reason", "")
        )
    if act == "split":
        return composing.split(row.pk, person, revision, (sent.get("first", ""), sent.get("second", "")))[0]
    if act == "merge":
        return composing.merge(row.pk, person, revision, _whole(sent.get("other", "")))
    if act == "link":
        return composing.link(
            row.pk, person, revision, _whole(sent.get("target", "")), sent.get("relation", ""), sent.get("reason", "")
        )
    if act == "unlink":
        return composing.unlink(row.pk, person, revision, _whole(sent.get("tie", "")), sent.get("reason", ""))
    if act in SIMPLE:
        return change(row.pk, act, person, revision=revision, reason=_reason(sent))
    raise WrongUse("act-unknown", "The form asks for something that is not known", act, "", "Load the page again.")


def _reason(sent: Mapping[str, str]) -> str:
    """The reason that was chosen, in English, and what was written beside it."""
    chosen, written = sent.get("why", ""), sent.get("reason", "").strip()
    parts = [chosen if chosen in REASONS and chosen != "other" else "", written]
    return ": ".join(part for part in parts if part)[:2000]


def _edits(form: EditForm, row: Suggestion) -> dict[str, object]:
    changes = form.changes(row)
    values = form.cleaned_data
    start, end = values.get("start"), values.get("end")
    moved = start is not None and end is not None and (start, end) != (row.start, row.end)
    if row.segments and (moved or " ".join(values["words"].split()) != row.words):
        document = Document.objects.get(pk=row.document_id)
        changes |= quote_fields(document, _segments(form, document, row.start))
    elif row.citation and values["words"].strip():
        changes["words"] = values["words"].strip()
        changes["search"] = values["words"].strip().casefold()
    return changes


def _segments(form: EditForm, document: Document, near: int) -> tuple[tuple[int, int], ...]:
    """The passage that was selected, where what was selected is what stands in the field; else where the words are."""
    values = form.cleaned_data
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and start < end:
        segments = segments_between(document, start, end)
        said = str(quote_fields(document, segments)["words"])
        if said.split() == values["words"].split() or not values["words"].strip():
            return segments
    return segments_of_words(document, values["words"], near)


def add_from(form: EditForm, document: Document, person: Person) -> Suggestion:
    """The statement that the form describes, with its passage in ``document``."""
    changes = form.changes()
    principles = changes.pop("principles")
    with transaction.atomic():
        row = composing.add(document, person, changes, _segments(form, document, form.cleaned_data.get("start") or 0))
        set_principles(row, principles)
    return row


def add_cited(form: CitedForm, dossier: Dossier, person: Person) -> Suggestion:
    """A statement that rests on a citation. Its source stands in the dossier as a publication without text."""
    values = form.cleaned_data
    changes = form.changes()
    principles = changes.pop("principles")
    with transaction.atomic():
        document = _cited_document(values["publication"], values["language"], dossier, values["role"])
        row = composing.add(document, person, {**changes, "words": values["words"]}, citation=values["citation"])
        set_principles(row, principles)
    return row


def _cited_document(publication: str, language: str, dossier: Dossier, role: str) -> Document:
    key = hashlib.sha256(f"{dossier.slug}\n{publication.casefold()}".encode()).hexdigest()[:12]
    document, created = Document.objects.get_or_create(
        sha12=key,
        defaults={
            "source": None,
            "citation": publication,
            "title": publication[:500],
            "language": language,
            "format": "cited",
            "chars": 0,
            "text": "",
            "structure": {"pages": [], "headings": [], "footnotes": [], "wraps": [], "blocks": []},
            "packs": {},
            "reading": {"citations": [], "mentions": []},
        },
    )
    if created:
        join(dossier, document, role)
    return document


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0
