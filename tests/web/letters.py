"""Letters made for tests: what stands in them, and what an extraction would say of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pijler.extraction.model import Cue, Extraction, Link, Phrase, Statement
from pijler.reading.document import Document
from pijler.web.apps.documents import models
from pijler.web.apps.documents.services import import_letter
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.register.models import Suggestion


@dataclass
class Said:
    """One sentence of a letter, with the fields of its statement; ``to`` names what it answers or carries out."""

    id: str
    kind: str
    words: str
    to: dict[str, str] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)


def finding(id: str, words: str, **fields: Any) -> Said:
    return Said(id, "finding", words, {}, {"sub": "finding", "polarity": "neg", "source": "the institute", **fields})


def answer(id: str, words: str, answers: str = "", coarse: str = "accept", **fields: Any) -> Said:
    stance = {"partly": "partly", "reject": "reject", "note": "note"}.get(coarse, "accept")
    to = {answers: "answers"} if answers else {}
    return Said(id, "position", words, to, {"coarse": coarse, "stance": stance, **fields})


def promise(id: str, words: str, after: str = "", actor: str = "the cabinet", **fields: Any) -> Said:
    to = {after: "promises"} if after else {}
    actor_field = {"actor": Phrase((), actor)} if actor else {}
    return Said(
        id, "commitment", words, to, {"modality": "will", "strength": 3, "act": "deliver"} | actor_field | fields
    )


def action(id: str, words: str, of: str = "", **fields: Any) -> Said:
    return Said(id, "action", words, {of: "implements"} if of else {}, {"status": "done", **fields})


class Scripted:
    """Stands in for extraction: of a letter made by ``text``, it finds exactly what the test put in."""

    def __init__(self) -> None:
        self._known: dict[str, list[Said]] = {}

    def text(self, *said: Said, heading: str = "A letter about companies and people") -> bytes:
        text = "\n\n".join([heading, *(one.words for one in said)]) + "\n"
        self._known[text] = list(said)
        return text.encode()

    def extract(self, document: Document) -> Extraction:
        said = self._known.get(document.text, [])
        return Extraction([], [], list(_statements(document.text, said)), {"languages/test": "0" * 64})

    def store(self, *said: Said, name: str = "letter.txt", dossier: Dossier | None = None, role: str = "",
              heading: str = "A letter about companies and people") -> models.Document:  # fmt: skip
        return import_letter(self.text(*said, heading=heading), name, dossier, role)[0]


def _statements(text: str, said: list[Said]) -> Iterator[Statement]:
    for one in said:
        start = text.index(one.words)
        yield Statement(
            id=one.id,
            kind=one.kind,  # type: ignore[arg-type]
            segments=((start, start + len(one.words)),),
            rule="scripted",
            cues=[Cue(start, start + len(one.words.split()[0]), "ACTOR")],
            links=[Link(to, relation, "the test says so") for to, relation in one.to.items()],  # type: ignore[arg-type]
            **one.fields,
        )


def said(document: models.Document, key: str) -> Suggestion:
    """The row of the statement ``key``."""
    return Suggestion.objects.get(document=document, key=key)


def a_dossier(slug: str = "test-land", **fields: Any) -> Dossier:
    return Dossier.objects.create(slug=slug, title_nl=f"Dossier {slug}", title_en=f"Dossier {slug}", **fields)
