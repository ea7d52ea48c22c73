"""Taking a document in: read, extract and write, all or nothing."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pijler import extraction
from pijler.extraction.contract import as_json
from pijler.extraction.model import Extraction
from pijler.kernel.errors import UnreadableInput
from pijler.kernel.quotes import digest
from pijler.reading import document as read
from pijler.reading.guarded import is_small_text, read_guarded
from pijler.web.apps.documents.models import Document, Source
from pijler.web.apps.documents.running import running_text
from pijler.web.apps.documents.texts import SPELT, text_digest
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.services import join, replace
from pijler.web.apps.register.services import record_statements

MAX_BYTES = 8 * 1024 * 1024
"""Of text: about 2,500 pages. The command reads more: the reader shows a document whole, on one page."""
MAX_FILE_BYTES = 32 * 1024 * 1024
"""Of a file in another format, which may hold pictures."""
MAX_STATEMENTS = 20_000
Then = Callable[[Document, bool], None]


def import_letter(
    data: bytes,
    name: str,
    dossier: Dossier | None = None,
    role: str = "",
    replaces: Document | None = None,
    then: Then | None = None,
) -> tuple[Document, bool]:
    """The document of ``data``, and whether it is new. The same bytes are the same document, whatever their name.

    Reads and extracts, then writes in one transaction: the document, its place in ``dossier`` or that of the version
    which it ``replaces``, and what ``then`` writes. Raises PijlerError; then nothing is written.
    """
    place = _Place(dossier, role, replaces, then)
    _check_size(data, name)
    sha256 = digest(data)
    known = _known(sha256)
    if known is None:
        return _record_once(data, safe_name(name), sha256, place)
    with transaction.atomic():
        place.give(known, False)
    return known, False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a document goes, and what else is written with it."""

    dossier: Dossier | None
    role: str
    replaces: Document | None
    then: Then | None

    def give(self, document: Document, created: bool) -> None:
        """The caller holds the transaction."""
        if self.replaces is not None:
            replace(self.replaces, document)
        elif self.dossier is not None:
            join(self.dossier, document, self.role)
        if self.then is not None:
            self.then(document, created)


def _record_once(data: bytes, name: str, sha256: str, place: _Place) -> tuple[Document, bool]:
    """Write the document, unless another request was first: the database knows."""
    document = read_guarded(data, name)
    _check_text(document.text, name)
    found = extraction.extract(document)
    _check_statements(len(found.statements), name)
    try:
        with transaction.atomic():
            row = _record(data, name, document, found)
            place.give(row, True)
            return row, True
    except IntegrityError:
        known = _known(sha256)
        if known is None:
            raise
    with transaction.atomic():
        place.give(known, False)
    return known, False


def _record(data: bytes, name: str, document: read.Document, found: Extraction) -> Document:
    source = Source.objects.create(
        sha256=document.sha256,
        name=name,
        format=document.format,
        size=len(data),
        data=data,
        seen_at=timezone.now(),
    )
    row = Document.objects.create(
        source=source,
        sha12=document.sha256[:12],
        title=(document.title or name)[:500],
        language=document.language,
        format=document.format,
        dated=document.date,
        chars=len(document.text),
        text=document.text,
        text_sha="" if document.format in SPELT else text_digest(document.text),
        structure=_structure(document),
        packs=found.packs,
        reading=as_json(document, found),
    )
    record_statements(row, document.text, found, lambda segments: running_text(document, segments))
    return row


def _structure(document: read.Document) -> dict[str, Any]:
    parts = ("pages", "headings", "footnotes", "wraps", "blocks")
    return {part: [asdict(value) for value in getattr(document, part)] for part in parts}


def _known(sha256: str) -> Document | None:
    return Document.objects.defer(*Document.HEAVY).filter(source__sha256=sha256).first()


def safe_name(name: str) -> str:
    """The last part of a path, without characters that no file name should hold."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(char for char in last if char.isprintable()).strip()
    return clean[-255:] or "document.txt"


def _check_size(data: bytes, name: str) -> None:
    if len(data) > most_bytes(data, name):
        raise too_large(len(data), name, most_bytes(data, name))


def most_bytes(head: bytes, name: str) -> int:
    """How large a file may be that begins with ``head``."""
    return MAX_BYTES if is_small_text(head[:4096], name) else MAX_FILE_BYTES


def too_large(size: int, name: str, most: int = MAX_BYTES) -> UnreadableInput:
    """The error for a file above its limit."""
    return UnreadableInput(
        code="input-too-large",
        what="The file is too large",
        where=name,
        why=f"It has {size / 1_048_576:.0f} MB; at most {most // 1_048_576} MB can be read.",
        todo="Upload the text of the letter only, divide the file, or read it with the command `pijler read`.",
    )


def _check_text(text: str, name: str) -> None:
    if len(text) > MAX_BYTES:
        raise UnreadableInput(
            code="text-too-long",
            what="There is too much text in the file",
            where=name,
            why=f"It has {len(text):,} characters; the reader shows {MAX_BYTES:,} at most.",
            todo="Divide the file, or read it with the command `pijler read`.",
        )


def _check_statements(count: int, name: str) -> None:
    if count > MAX_STATEMENTS:
        raise UnreadableInput(
            code="too-many-statements",
            what="There are too many statements in the file",
            where=name,
            why=f"The machine finds {count:,} in it; a document holds {MAX_STATEMENTS:,} at most.",
            todo="Divide the file, or read it with the command `pijler read`.",
        )
