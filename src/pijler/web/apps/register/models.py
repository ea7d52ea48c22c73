"""Statements with the words they rest on, and the links between them: made by the machine or by a person.

What the machine made stays a suggestion until a person accepts it (decision 006).
"""

from django.db import models
from django.db.models import Case, F, Q, Value, When

from pijler.web.apps.documents.models import Document

KINDS = ("finding", "position", "commitment", "action")
COARSE = ("accept", "partly", "reject", "note")
STATES = ("suggested", "accepted", "rejected")
PUBLICATION = ("draft", "submitted", "returned", "approved", "published", "archived")
KEEPERS = ("government", "assessor")
RELATIONS = ("answers", "promises", "implements", "cites")
LEDGER_COLUMNS = [
    "repeats", "document", "state", "publication", "start", "number", "kind", "sub", "polarity", "coarse", "hangs",
    "carries", "has_date", "has_owner", "has_measure",
]  # fmt: skip


def _filled(name: str) -> Q:
    return ~Q(**{name: ""})


def _generated(condition: Q) -> models.GeneratedField:
    """A column that the database keeps true: whether ``condition`` holds."""
    return models.GeneratedField(
        expression=Case(When(condition, then=Value(True)), default=Value(False)),
        output_field=models.BooleanField(),
        db_persist=True,
    )


class Suggestion(models.Model):
    """One statement of a document. Empty text and null mean: not said, or does not apply to this kind."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveIntegerField(help_text="from 1, in the order of the document")
    key = models.CharField(max_length=100, help_text="the statement's id in the reading")
    kind = models.CharField(max_length=12)
    origin = models.CharField(max_length=8, default="machine", help_text="machine, or person: added by hand")
    state = models.CharField(max_length=12, default="suggested", help_text="its review")
    publication = models.CharField(max_length=12, blank=True, help_text="its way to the public, from acceptance on")
    keeper = models.CharField(max_length=12, blank=True, help_text="whose entry it is: government or assessor")
    office = models.CharField(max_length=60, blank=True, help_text="id of the unit that works on it")
    revision = models.PositiveIntegerField(
        default=1, help_text="counts its changes: a form made from an older one is a conflict"
    )
    submitted_by = models.PositiveBigIntegerField(null=True, help_text="the account that may not approve it")
    signoffs = models.JSONField(default=list, help_text="[{office, answer, reason, by, at}, ...]")
    no_answer_on = models.DateField(null=True, help_text="the day on which a person looked and found no answer")
    published_at = models.DateTimeField(null=True)
    archived_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="merged")
    rule = models.CharField(max_length=200, help_text="the rule that made it")
    pack_hash = models.CharField(max_length=64, help_text="sha256 over the packs that were used")

    start = models.PositiveBigIntegerField()
    end = models.PositiveBigIntegerField()
    segments = models.JSONField(help_text="[[start, end], ...] in the document's text")
    quote = models.TextField(help_text="the exact words, parts joined by a line feed")
    quote_sha = models.CharField(max_length=64)
    citation = models.TextField(blank=True, help_text="where it is said, of a source whose bytes are not here")
    words = models.TextField(help_text="the same words as running text: wraps joined, footnote markers left out")
    search = models.TextField(help_text="the running text in folded case")

    section = models.JSONField(default=list)
    pillar = models.PositiveSmallIntegerField(null=True)
    explicit = models.BooleanField(default=True)
    source = models.CharField(max_length=300, blank=True)
    sub = models.CharField(max_length=20, blank=True)
    polarity = models.CharField(max_length=10, blank=True)
    stance = models.CharField(max_length=30, blank=True)
    coarse = models.CharField(max_length=10, blank=True)
    about = models.TextField(blank=True)
    actor_text = models.TextField(blank=True)
    actor_value = models.CharField(max_length=300, blank=True)
    body = models.CharField(max_length=300, blank=True, help_text="who speaks or acts, in folded case: for filters")
    what_text = models.TextField(blank=True)
    modality = models.CharField(max_length=30, blank=True)
    strength = models.PositiveSmallIntegerField(null=True)
    act = models.CharField(max_length=30, blank=True)
    firmness = models.FloatField(null=True)
    deadline_text = models.TextField(blank=True)
    deadline_first = models.DateField(null=True)
    deadline_last = models.DateField(null=True)
    measure_text = models.TextField(blank=True)
    measure_value = models.CharField(max_length=100, blank=True)
    measure_unit = models.CharField(max_length=100, blank=True)
    measure_direction = models.CharField(max_length=30, blank=True)
    condition = models.TextField(blank=True)
    addressee = models.TextField(blank=True)
    status = models.CharField(max_length=20, blank=True)
    refs = models.JSONField(default=list)
    cues = models.JSONField(default=list, help_text="[{start, end, class}, ...]")
    phrases = models.JSONField(default=dict, help_text="segments of actor, what, deadline and measure")
    has_date = _generated(_filled("deadline_text") | ~Q(deadline_first=None) | ~Q(deadline_last=None))
    has_owner = _generated(_filled("actor_text") | _filled("actor_value"))
    has_measure = _generated(_filled("measure_text") | _filled("measure_value"))
    hangs = models.BooleanField(default=False, help_text="a path leads up from it; kept by record_paths")
    carries = models.BooleanField(default=False, help_text="a path leads down from it; kept by record_paths")
    repeats = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="repeated_by")

    class Meta:
        ordering = (
            "document_id",
            "number",
        )
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="suggestion_number_once"),
            models.UniqueConstraint(fields=["document", "key"], name="suggestion_key_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="suggestion_number_from_1"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="suggestion_kind"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="suggestion_state"),
            models.CheckConstraint(
                condition=Q(state="accepted", publication__in=PUBLICATION, keeper__in=KEEPERS)
                | Q(~Q(state="accepted"), publication=""),
                name="suggestion_publication",
            ),
            models.CheckConstraint(condition=Q(origin__in=("machine", "person")), name="suggestion_origin"),
            models.CheckConstraint(condition=Q(end__gt=F("start")) | _filled("citation"), name="suggestion_has_words"),
            models.CheckConstraint(condition=_filled("quote") | _filled("citation"), name="suggestion_has_quote"),
            models.CheckConstraint(condition=_filled("words"), name="suggestion_says_something"),
            models.CheckConstraint(
                condition=Q(no_answer_on=None) | Q(kind="finding"), name="suggestion_no_answer_to_finding"
            ),
            models.CheckConstraint(condition=Q(pillar=None) | Q(pillar__range=(1, 3)), name="suggestion_pillar"),
            models.CheckConstraint(
                condition=Q(coarse="") | Q(kind="position", coarse__in=COARSE), name="suggestion_coarse"
            ),
            models.CheckConstraint(condition=Q(stance="") | Q(kind="position"), name="suggestion_stance"),
            models.CheckConstraint(condition=Q(strength=None) | Q(strength__range=(1, 4)), name="suggestion_strength"),
            models.CheckConstraint(condition=Q(firmness=None) | Q(firmness__range=(0, 1)), name="suggestion_firmness"),
            models.CheckConstraint(
                condition=Q(deadline_first=None) | Q(deadline_last=None) | Q(deadline_last__gte=F("deadline_first")),
                name="suggestion_deadline_in_order",
            ),
            models.CheckConstraint(condition=Q(repeats=None) | ~Q(repeats=F("id")), name="suggestion_repeats_another"),
        )
        indexes = (
            # All that the ledger counts by, so that it need not read the words; in the order of its rows.
            models.Index(fields=LEDGER_COLUMNS, name="suggestion_ledger"),
            models.Index(
                fields=["repeats", "has_date", "has_owner", "has_measure"],
                condition=Q(repeats__isnull=False),
                name="suggestion_repeated",
            ),
            models.Index(fields=["pillar", "repeats"], name="suggestion_pillar_index"),
            models.Index(fields=["coarse", "repeats"], name="suggestion_coarse_index"),
            models.Index(fields=["body", "repeats", "actor_value", "source", "document"], name="suggestion_body_index"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.number} of {self.document_id}"


class SuggestionPrinciple(models.Model):
    """A principle of the UNGP that a statement touches, and why the machine thinks so."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="principles")
    n = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["suggestion", "n"], name="principle_once"),
            models.CheckConstraint(condition=Q(n__range=(1, 31)), name="principle_1_to_31"),
        )
        indexes = (models.Index(fields=["n", "suggestion"], name="principle_n_index"),)

    def __str__(self) -> str:
        return f"UNGP {self.n}"


class Link(models.Model):
    """From the later statement to the one it answers, promises for, implements or cites."""

    source = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="links_to")
    target = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="links_from")
    relation = models.CharField(max_length=12)
    reason = models.CharField(max_length=300)
    state = models.CharField(
        max_length=12,
        default="suggested",
        help_text="a rejected link stays, so that the machine does not make it again",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="link_state"),
            models.UniqueConstraint(fields=["source", "target", "relation"], name="link_once"),
            models.CheckConstraint(condition=~Q(source=F("target")), name="link_to_another"),
            models.CheckConstraint(condition=Q(relation__in=RELATIONS), name="link_relation"),
        )
        indexes = (
            models.Index(fields=["target", "relation", "source"], name="link_from_index"),
            models.Index(fields=["source", "relation", "target"], name="link_to_index"),
        )

    def __str__(self) -> str:
        return f"{self.source_id} {self.relation} {self.target_id}"


class Path(models.Model):
    """That one statement hangs on another along links of the chain, over one step or more. Made from Link alone."""

    ancestor = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="paths_down")
    descendant = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="paths_up")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["descendant", "ancestor"], name="path_once"),
            models.CheckConstraint(condition=~Q(ancestor=F("descendant")), name="path_to_another"),
        )
        indexes = (models.Index(fields=["ancestor", "descendant"], name="path_down_index"),)

    def __str__(self) -> str:
        return f"{self.descendant_id} hangs on {self.ancestor_id}"
