"""Sources (bytes with their hash) and the documents read from them."""

from django.db import models
from django.db.models import Q
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
    """A source, read: its text, its structure, and the reading as the contract prints it."""

    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="document")
    sha12 = models.CharField(max_length=12, unique=True, help_text="first twelve of the source's sha256: its address")
    title = models.CharField(max_length=500)
    language = models.CharField(max_length=10)
    format = models.CharField(max_length=20)
    dated = models.DateField(null=True, help_text="the date that the document itself gives")
    chars = models.PositiveBigIntegerField()
    text = models.TextField(help_text="what all offsets count in")
    structure = models.JSONField(help_text="pages, headings, footnotes, wraps, blocks")
    packs = models.JSONField(help_text="name of each pack used, with its hash")
    reading = models.JSONField(help_text="the reading as `pijler read --json` prints it")

    HEAVY = ("text", "structure", "packs", "reading")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(condition=Q(sha12__length=12), name="document_sha12_is_whole"),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
        )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("documents:reader", args=[self.sha12])
