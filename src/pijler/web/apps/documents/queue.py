"""The queue of files to be read: rows that workers claim one at a time, on SQLite as on PostgreSQL.

A claim runs out unless its worker renews it, so that a worker that was killed leaves its job to the next one. The
document and the end of its job are written in one transaction: a job is done or it is not.
"""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from pijler.kernel.errors import PijlerError, UnreadableInput
from pijler.web.apps.documents.models import Document, Job
from pijler.web.apps.documents.services import import_letter, safe_name
from pijler.web.apps.dossiers.models import Dossier

CLAIM = timedelta(seconds=10)
"""How long a claim holds; a worker renews it well before."""
MOST_ATTEMPTS = 3
"""A file at which so many workers ended is not tried again."""
KEEP = timedelta(days=7)
"""So long it can be looked up what became of an upload."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in; with ``error`` where it is known already that it will not be read."""

    name: str
    size: int
    data: bytes
    error: PijlerError | None = None


class LostClaim(Exception):
    """Another worker has taken the job over: nothing may be written."""


def enqueue(
    files: Sequence[Upload], dossier: Dossier | None = None, role: str = "", replaces: Document | None = None
) -> str:
    """Put ``files`` into the queue, in order; the name of their batch. Forgets uploads that ended long ago."""
    now, batch = timezone.now(), secrets.token_urlsafe(16)
    with transaction.atomic():
        Job.objects.filter(finished_at__lt=now - KEEP).delete()
        for position, file in enumerate(files, 1):
            job = Job(
                batch=batch, position=position, name=safe_name(file.name), size=file.size, data=file.data,
                dossier=dossier, role=role, replaces=replaces, created_at=now,
            )  # fmt: skip
            if file.error is not None:
                for field, value in _failed(file.error, now).items():
                    setattr(job, field, value)
            job.save(force_insert=True)
    return batch


def claim(worker: str) -> Job | None:
    """The next job, now claimed by ``worker``; None where nothing waits."""
    while (pk := _waiting(timezone.now()).order_by("pk").values_list("pk", flat=True).first()) is not None:
        now = timezone.now()
        claimed = _waiting(now).filter(pk=pk).update(
            state=Job.RUNNING, worker=worker, claimed_until=now + CLAIM, started_at=now, attempts=F("attempts") + 1
        )  # fmt: skip
        if claimed:  # else another worker was first
            return Job.objects.select_related("dossier", "replaces").get(pk=pk)
    return None


def _waiting(now: datetime) -> QuerySet[Job]:
    return Job.objects.filter(Q(state=Job.QUEUED) | Q(state=Job.RUNNING, claimed_until__lt=now))


def renew(job: Job) -> bool:
    """Hold the claim on ``job`` for longer; False where it was lost."""
    return bool(_own(job).update(claimed_until=timezone.now() + CLAIM))


def release(job: Job) -> None:
    """Put ``job`` back into the queue, as if it had not been begun: its worker stops."""
    _own(job).update(state=Job.QUEUED, worker="", claimed_until=None, started_at=None, attempts=F("attempts") - 1)


def work(job: Job) -> None:
    """Read the file of a claimed job: its document and the end of the job, or its error, in one transaction."""
    try:
        _read(job)
    except LostClaim:
        return


def _read(job: Job) -> None:
    def then(document: Document, created: bool) -> None:
        _finish(job, state=Job.DONE, document=document, is_new=created)

    try:
        _check_attempts(job)
        import_letter(bytes(job.data or b""), job.name, job.dossier, job.role, job.replaces, then)
    except PijlerError as error:
        _finish(job, **_failed(error, timezone.now()))


def give_up(job: Job, error: Exception) -> None:
    """End ``job`` with a fault of ours: it would come again."""
    fault = PijlerError(
        code="internal",
        what="Something went wrong inside Pijler",
        where=job.name,
        why=f"{type(error).__name__}: {error}"[:500],
        todo="Nothing was stored. Report it to whoever runs this site, with the code and the time.",
    )
    _own(job).update(**_failed(fault, timezone.now()), worker="", claimed_until=None)


def work_off(worker: str) -> int:
    """Read until nothing waits; how many files."""
    done = 0
    while (job := claim(worker)) is not None:
        work(job)
        done += 1
    return done


def _own(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, worker=job.worker, state=Job.RUNNING)


def _finish(job: Job, **fields: object) -> None:
    """The caller holds the transaction in which all that the job made is written."""
    ended = {"data": None, "worker": "", "claimed_until": None, "finished_at": timezone.now()}
    if not _own(job).update(**{**ended, **fields}):
        raise LostClaim


def _failed(error: PijlerError, now: datetime) -> dict[str, object]:
    return {**asdict(error), "state": Job.FAILED, "data": None, "finished_at": now}


def _check_attempts(job: Job) -> None:
    if job.attempts > MOST_ATTEMPTS:
        raise UnreadableInput(
            code="interrupted-often",
            what="Reading the file was interrupted again and again",
            where=job.name,
            why="Each time the whole program ended while it was being read, so it is not tried once more.",
            todo="Save the document as plain text and upload that.",
        )
