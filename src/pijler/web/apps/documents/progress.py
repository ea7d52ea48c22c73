"""How far an upload is: what became of each file, how quickly it goes, and how long the rest will take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from pijler.kernel.errors import PijlerError
from pijler.web.apps.documents.models import Document, Job
from pijler.web.apps.documents.queries import title_in_language

PATIENCE = timedelta(seconds=30)
"""A worker takes up a file sooner than that, or there is none."""
TELLING_FILES, TELLING_SECONDS = 3, 5
"""From either on there is a pace to speak of."""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file; ``url`` leads to its reader once it is done, ``error`` says what went wrong."""

    number: int
    name: str
    size: int
    state: str
    is_new: bool
    title: str
    language: str
    url: str
    error: PijlerError | None


@dataclass(frozen=True, slots=True)
class Progress:
    """An upload. ``a_minute`` (files) and ``left`` are None as long as nothing can be said of them.

    ``stands_still``: files wait, and no worker has taken one for a while.
    """

    batch: str
    files: Sequence[FileLine]
    dossier_title: str
    dossier_url: str
    ahead: int
    a_minute: float | None
    left: timedelta | None
    stands_still: bool

    def _count(self, *states: str) -> int:
        return sum(file.state in states for file in self.files)

    @property
    def total(self) -> int:
        return len(self.files)

    @property
    def ended(self) -> int:
        return self._count(Job.DONE, Job.FAILED)

    @property
    def done(self) -> int:
        return self._count(Job.DONE)

    @property
    def failed(self) -> int:
        return self._count(Job.FAILED)

    @property
    def is_over(self) -> bool:
        return self.ended == self.total

    @property
    def only_url(self) -> str:
        """Where to go on when a single file was read; else ""."""
        return self.files[0].url if self.total == self.done == 1 else ""


def progress_of(batch: str) -> Progress | None:
    """The upload called ``batch``; None where there is none, or it is long forgotten. Four queries at most."""
    heavy = [f"document__{name}" for name in Document.HEAVY]
    jobs = list(
        Job.objects.filter(batch=batch).select_related("document", "dossier").defer("data", *heavy).order_by("position")
    )
    if not jobs:
        return None
    first, open_ids = jobs[0], [job.pk for job in jobs if job.state in (Job.QUEUED, Job.RUNNING)]
    ahead = Job.objects.filter(state__in=(Job.QUEUED, Job.RUNNING), pk__lt=open_ids[0]).count() if open_ids else 0
    now = timezone.now()
    a_minute, left = pace(jobs, now)
    return Progress(
        batch=batch,
        files=[_line(job) for job in jobs],
        dossier_title=title_in_language(first.dossier) if first.dossier else "",
        dossier_url=first.dossier.get_absolute_url() if first.dossier else "",
        ahead=ahead,
        a_minute=a_minute,
        left=left,
        stands_still=bool(open_ids) and _stands_still(now),
    )


def _stands_still(now: datetime) -> bool:
    """Whether the queue waits for a worker: none is at a file, and none ended one lately."""
    if Job.objects.filter(state=Job.RUNNING, claimed_until__gte=now).exists():
        return False
    return not Job.objects.filter(Q(finished_at__gte=now - PATIENCE) | Q(created_at__gte=now - PATIENCE)).exists()


def pace(jobs: Sequence[Job], now: datetime) -> tuple[float | None, timedelta | None]:
    """Files read in a minute, and the time that the rest will take if its bytes go as quickly.

    Neither is said of a few moments, nor where nothing could be read: a refusal takes no time.
    """
    read = [job for job in jobs if job.started_at and job.finished_at]
    begun = [job.started_at for job in jobs if job.started_at]
    if not begun or all(job.state == Job.FAILED for job in read):
        return None, None
    open_jobs = [job for job in jobs if job.finished_at is None]
    until = now if open_jobs else max(job.finished_at for job in read if job.finished_at)
    passed = max((until - min(begun)).total_seconds(), 0.001)
    if len(read) < TELLING_FILES and passed < TELLING_SECONDS:
        return None, None
    size = sum(job.size for job in read) or 1
    left = timedelta(seconds=passed * sum(job.size for job in open_jobs) / size)
    return 60 * len(read) / passed, left if open_jobs else None


def _line(job: Job) -> FileLine:
    document = job.document
    failed = job.state == Job.FAILED
    return FileLine(
        number=job.position,
        name=job.name,
        size=job.size,
        state=job.state,
        is_new=job.is_new,
        title=document.title if document else "",
        language=document.language if document else "",
        url=reverse("documents:moved" if job.replaces_id else "documents:reader", args=[document.sha12])
        if document
        else "",
        error=PijlerError(job.code, job.what, job.where, job.why, job.todo) if failed else None,
    )
