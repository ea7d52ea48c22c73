"""A dossier is one cycle of a country: baseline, response, plan, reports, in order."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from pijler.web.apps.documents.models import Document

PUBLICATION = ("draft", "published", "archived")
ROLES = ("baseline", "response", "plan", "report", "other")


class Dossier(models.Model):
    slug = models.SlugField(max_length=100, unique=True)
    title_nl = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    country_nl = models.CharField(max_length=100, blank=True)
    country_en = models.CharField(max_length=100, blank=True)
    is_demo = models.BooleanField(default=False, help_text="the country does not exist")
    publication = models.CharField(max_length=12, default="draft")
    shows_unreviewed = models.BooleanField(
        default=False, help_text="the public also sees what the machine made, marked as not reviewed"
    )
    note_nl = models.TextField(blank=True)
    note_en = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, through="Membership", related_name="dossiers")

    class Meta:
        ordering = (
            "-is_demo",
            "slug",
        )
        constraints = (
            models.CheckConstraint(condition=~Q(slug=""), name="dossier_has_slug"),
            models.CheckConstraint(condition=Q(publication__in=PUBLICATION), name="dossier_publication"),
        )

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("dossiers:detail", args=[self.slug])


class Membership(models.Model):
    """A document's place in a dossier. A document stands in one dossier only: its links lie within it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="memberships")
    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="membership")
    role = models.CharField(max_length=12, default="other")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = (
            "dossier_id",
            "position",
        )
        constraints = (
            models.UniqueConstraint(fields=["dossier", "position"], name="membership_position_once"),
            models.CheckConstraint(condition=Q(position__gte=1), name="membership_position_from_1"),
            models.CheckConstraint(condition=Q(role__in=ROLES), name="membership_role"),
        )

    def __str__(self) -> str:
        return f"{self.dossier} {self.position}"
