"""Events in one chain. Triggers of the database refuse that one is changed or taken away."""

from django.db import models
from django.db.models import Q


class Event(models.Model):
    """One change. ``actor_id`` is the number of an account, which may have gone since; None without an account."""

    seq = models.PositiveBigIntegerField(primary_key=True, help_text="from 1, without a gap")
    at = models.DateTimeField()
    actor_id = models.PositiveBigIntegerField(null=True)
    role = models.CharField(max_length=20)
    office = models.CharField(max_length=60, blank=True)
    subject_type = models.CharField(max_length=20)
    subject_id = models.PositiveBigIntegerField()
    act = models.CharField(max_length=40)
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("seq",)
        constraints = (
            models.CheckConstraint(condition=Q(seq__gte=1), name="event_seq_from_1"),
            models.CheckConstraint(
                condition=Q(hash__length=64, previous_hash__length=64, content_hash__length=64),
                name="event_hashes_are_whole",
            ),
        )
        indexes = (
            models.Index(fields=["subject_type", "subject_id", "seq"], name="event_subject_index"),
            models.Index(fields=["act", "seq"], name="event_act_index"),
            models.Index(fields=["at"], name="event_at_index"),
        )

    def __str__(self) -> str:
        return f"{self.seq} {self.act} {self.subject_type} {self.subject_id}"


class Payload(models.Model):
    """What an event says in detail: the reason, and what was before and after. It alone can be erased."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="payload")
    salt = models.CharField(max_length=32)
    data = models.JSONField(help_text="{reason, before, after}")

    def __str__(self) -> str:
        return f"payload of {self.event_id}"


class Head(models.Model):
    """The end of the chain, in one row: whoever adds to the chain holds it."""

    count = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(id=1), name="head_is_one"),)

    def __str__(self) -> str:
        return f"{self.count} {self.hash[:12]}"
