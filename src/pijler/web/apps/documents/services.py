"""Taking a document in: read, extract and write, all or nothing."""

import re
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pijler import extraction, reading
from pijler.extraction.contract import as_json
from pijler.extraction.model import Extraction
from pijler.kernel.errors import UnreadableInput
from pijler.kernel.quotes import digest
from pijler.reading import document as read
from pijler.web.apps.documents.models import Document, Source
from pijler.web.apps.documents.running import running_text
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.services import join
from pijler.web.apps.register.services import record_statements

MAX_BYTES = 8 * 1024 * 1024
"""About 2,500 pages of text. The command reads more: a person waits for a page, and the reader shows it whole."""
MAX_STATEMENTS = 20_000


def import_letter(data: bytes, name: str, dossier: Dossier | None = None, role: str = "") -> tuple[Document, bool]:
    """The document of ``data``, and whether it is new. The same bytes are the same document, whatever their name.

    Reads, extracts and writes in one transaction, and gives the document its place in ``dossier``. Raises PijlerError
    with what, where, why and what to do; then nothing is written.
    """
    _check_size(data, name)
    sha256 = digest(data)
    known = _known(sha256)
    if known is None:
        known, created = _record_once(data, _safe_name(name), sha256, dossier, role)
        if created:
            return known, True
    if dossier is not None:
        with transaction.atomic():
            join(dossier, known, role)
    return known, False


def _record_once(data: bytes, name: str, sha256: str, dossier: Dossier | None, role: str) -> tuple[Document, bool]:
    """Write the document, unless another request was first: the database knows."""
    document = reading.read_document(data, name)
    found = extraction.extract(document)
    _check_statements(len(found.statements), name)
    try:
        with transaction.atomic():
            row = _record(data, name, document, found)
            if dossier is not None:
                join(dossier, row, role)
            return row, True
    except IntegrityError:
        known = _known(sha256)
        if known is None:
            raise
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


def _safe_name(name: str) -> str:
    """The last part of a path, without characters that no file name should hold."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(char for char in last if char.isprintable()).strip()
    return clean[-255:] or "document.txt"


def _check_size(data: bytes, name: str) -> None:
    if len(data) > MAX_BYTES:
        raise too_large(len(data), name)


def too_large(size: int, name: str) -> UnreadableInput:
    """The error for a file above MAX_BYTES."""
    return UnreadableInput(
        code="input-too-large",
        what="The file is too large",
        where=name,
        why=f"It has {size / 1_048_576:.0f} MB; at most {MAX_BYTES // 1_048_576} MB can be read.",
        todo="Upload the text of the letter only, divide the file, or read it with the command `pijler read`.",
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
