"""What becomes of files that come in: one short text is read at once, all others go into the queue."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from pijler.kernel.errors import UnreadableInput
from pijler.reading.guarded import is_small_text
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.queue import Upload, enqueue
from pijler.web.apps.documents.services import import_letter, most_bytes, too_large
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.services import check_newest, new_dossier


@dataclass(frozen=True, slots=True)
class Destination:
    """Where files go: into a dossier that is there or a new one, under a role; or in the place of a document."""

    dossier: Dossier | None = None
    new_title: str = ""
    role: str = ""
    replaces: Document | None = None

    def made(self) -> Dossier | None:
        """The dossier; a new one is written now. The caller holds the transaction."""
        return new_dossier(self.new_title) if self.new_title else self.dossier


def take_in(files: list[UploadedFile], to: Destination) -> tuple[Document, bool] | str:
    """The document of a single short text and whether it is new; else the batch in which all files wait.

    Raises PijlerError where nothing came of it: then nothing was written, no new dossier either.
    """
    if to.replaces is not None:
        check_newest(to.replaces)
    uploads = [_upload(file) for file in files]
    only = uploads[0] if len(uploads) == 1 else None
    if only is not None and only.error is not None:
        raise only.error
    if only is not None and is_small_text(only.data, only.name):
        return _import_now(only, to)
    with transaction.atomic():
        return enqueue(uploads, to.made(), to.role, to.replaces)


def _import_now(upload: Upload, to: Destination) -> tuple[Document, bool]:
    if not to.new_title:
        return import_letter(upload.data, upload.name, to.dossier, to.role, to.replaces)
    with transaction.atomic():  # a short text is read within milliseconds
        return import_letter(upload.data, upload.name, to.made(), to.role)


def _upload(file: UploadedFile) -> Upload:
    """The file with its bytes, unless it is too large to be kept at all."""
    name, size = (file.name or "").replace("%22", '"'), file.size or 0  # browsers write a quotation mark so
    head = file.read(4096)
    most = most_bytes(head, name)
    if size > most:
        return Upload(name, size, b"", too_large(size, name, most))
    if not size:
        return Upload(name, size, b"", _empty(name))
    return Upload(name, size, head + file.read())


def _empty(name: str) -> UnreadableInput:
    return UnreadableInput(
        code="unreadable-empty",
        what="The file is empty",
        where=name,
        why="It has no bytes.",
        todo="Check that the upload was complete.",
    )
