"""Sources (bytes with their hash) and the documents read from them."""

from django.db import models
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length
from django.urls import reverse

models.CharField.register_lookup(Length)


class Source(models.Model):
    """Bytes as they came in. They are never changed: their sha256 is their name."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    format = models.CharField(max_length=20)
    size = models.PositiveBigIntegerField(help_text="bytes")
    data = models.BinaryField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(sha256__length=64), name="source_sha256_is_whole"),
            models.CheckConstraint(condition=Q(size__gte=1), name="source_is_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.sha256[:12]})"


class Document(models.Model):
    """A source, read: its text, its structure, and the reading as the contract prints it.

    Or a publication that is known by its ``citation`` only: without a source, and with no text.
    """

    source = models.OneToOneField(Source, null=True, on_delete=models.PROTECT, related_name="document")
    citation = models.TextField(blank=True)
    sha12 = models.CharField(max_length=12, unique=True, help_text="first twelve of the source's sha256: its address")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=20)
    dated = models.DateField(null=True, help_text="the date that the document itself gives")
    chars = models.PositiveBigIntegerField()
    text = models.TextField(help_text="what all offsets count in")
    structure = models.JSONField(help_text="pages, headings, footnotes, wraps, blocks")
    packs = models.JSONField(help_text="name of each pack used, with its hash")
    text_sha = models.CharField(max_length=64, blank=True, help_text="sha256 of the text, where bytes do not spell it")
    reading = models.JSONField(help_text="the reading as `pijler read --json` prints it")
    replaces = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="replaced_by", help_text="the version before it"
    )

    HEAVY = ("text", "structure", "packs", "reading")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(sha12__length=12), name="document_sha12_is_whole"),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | ~Q(citation=""), name="document_source_or_citation"
            ),
            models.CheckConstraint(condition=Q(replaces=None) | ~Q(replaces=F("id")), name="document_replaces_another"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:reader", args=[self.sha12])

    @property
    def source_hash(self) -> str:
        """The sha256 of its bytes; "" where it is known by its citation only."""
        return self.source.sha256 if self.source else ""

    @property
    def file_name(self) -> str:
        """The name of its file; "" where there is none."""
        return self.source.name if self.source else ""

    @classmethod
    def superseded(cls) -> "QuerySet[Document]":
        """The ids of documents of which there is a newer version: their statements are no longer what is said."""
        return cls.objects.order_by().filter(replaces__isnull=False).values("replaces")  # pyright: ignore[reportReturnType]


class Job(models.Model):
    """A file that waits to be read, is being read, or was. Its bytes are kept until then; nobody's name or address."""

    QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"
    STATES = (QUEUED, RUNNING, DONE, FAILED)

    batch = models.CharField(max_length=32, help_text="what was uploaded together; part of the page's address")
    position = models.PositiveSmallIntegerField(help_text="from 1, within the batch")
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField(help_text="bytes")
    data = models.BinaryField(null=True)
    dossier = models.ForeignKey("dossiers.Dossier", null=True, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=12, blank=True)
    replaces = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, default=QUEUED)
    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=32, blank=True, help_text="who is at it")
    claimed_until = models.DateTimeField(null=True, help_text="from then on another worker may take it over")
    document = models.ForeignKey(Document, null=True, on_delete=models.CASCADE, related_name="+")
    is_new = models.BooleanField(default=False, help_text="False where the same bytes were here already")
    code = models.CharField(max_length=100, blank=True)
    what = models.TextField(blank=True)
    where = models.TextField(blank=True)
    why = models.TextField(blank=True)
    todo = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=["batch", "position"], name="job_position_once"),
            models.CheckConstraint(condition=Q(state__in=("queued", "running", "done", "failed")), name="job_state"),
            models.CheckConstraint(
                condition=Q(state__in=("done", "failed"), data=None)
                | Q(state__in=("queued", "running"), data__isnull=False),
                name="job_keeps_bytes_until_done",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(document__isnull=False), name="job_done_has_document"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(what=""), name="job_failed_says_why"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(claimed_until__isnull=False), name="job_running_is_claimed"
            ),
        )
        indexes = (models.Index(fields=["id"], condition=Q(state__in=("queued", "running")), name="job_open_index"),)

    def __str__(self) -> str:
        return f"{self.name}: {self.state}"
