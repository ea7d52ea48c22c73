"""What a person says of a statement, as the fields of the register."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pijler.extraction.statements.scales import STRENGTH, firmness
from pijler.web.apps.register.labels import COARSE, KIND, MODALITY, PILLAR, ROLE, STATUS, SUB, Words
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.services import body_key

POLARITY: Words = {
    "neg": gettext_lazy("critical"),
    "neutral": gettext_lazy("neutral"),
    "pos": gettext_lazy("approving"),
}
REASONS: Words = {
    "no-statement": gettext_lazy("It says nothing of the kind"),
    "other-kind": gettext_lazy("It is something else, and not worth keeping"),
    "again": gettext_lazy("It is said elsewhere already"),
    "cut-wrong": gettext_lazy("The passage is cut wrongly"),
    "other": gettext_lazy("Something else"),
}


def _choices(words: Words, empty: Promise | str | None = None) -> list[tuple[str, Any]]:
    return [*([("", empty)] if empty is not None else []), *words.items()]


def _day_field(label: Promise) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class EditForm(forms.Form):
    """The fields of a statement that a person may set. ``words`` is its quote, sought in the document."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=_choices(KIND))
    words = forms.CharField(
        label=gettext_lazy("The exact words"),
        help_text=gettext_lazy("Select the passage in the text beside, or type it as it stands there."),
        widget=forms.Textarea(attrs={"rows": 5, "data-words": ""}),
        required=False,
    )
    start = forms.IntegerField(widget=forms.HiddenInput(attrs={"data-start": ""}), required=False, min_value=0)
    end = forms.IntegerField(widget=forms.HiddenInput(attrs={"data-end": ""}), required=False, min_value=0)
    pillar = forms.ChoiceField(label=gettext_lazy("Pillar"), choices=_choices(PILLAR, "–"), required=False)
    principles = forms.CharField(
        label=gettext_lazy("Principles"),
        help_text=gettext_lazy("Numbers from 1 to 31, for example: 25, 26"),
        required=False,
    )
    sub = forms.ChoiceField(label=gettext_lazy("What kind of finding"), choices=_choices(SUB, "–"), required=False)
    polarity = forms.ChoiceField(label=gettext_lazy("Its tone"), choices=_choices(POLARITY, "–"), required=False)
    coarse = forms.ChoiceField(
        label=gettext_lazy("What the answer comes to"), choices=_choices(COARSE, "–"), required=False
    )
    actor_value = forms.CharField(label=gettext_lazy("Who speaks, promises or acts"), max_length=300, required=False)
    modality = forms.ChoiceField(
        label=gettext_lazy("How firmly it is promised"), choices=_choices(MODALITY, "–"), required=False
    )
    deadline_first = _day_field(gettext_lazy("Not before"))
    deadline_last = _day_field(gettext_lazy("No later than"))
    measure_value = forms.CharField(label=gettext_lazy("Measure: number"), max_length=100, required=False)
    measure_unit = forms.CharField(label=gettext_lazy("Measure: unit"), max_length=100, required=False)
    condition = forms.CharField(label=gettext_lazy("Condition"), max_length=5000, required=False)
    status = forms.ChoiceField(label=gettext_lazy("How far it is"), choices=_choices(STATUS, "–"), required=False)

    OF_KIND: ClassVar = {
        "finding": ("sub", "polarity"),
        "position": ("coarse",),
        "commitment": ("modality", "deadline_first", "deadline_last", "measure_value", "measure_unit", "condition"),
        "action": ("status",),
    }
    """Fields that say something of one kind only; of another they are emptied."""

    def clean_principles(self) -> list[int]:
        parts = self.cleaned_data["principles"].replace(",", " ").split()
        if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 31 for part in parts):
            raise forms.ValidationError(_("Give numbers from 1 to 31, divided by commas."))
        return sorted({int(part) for part in parts})

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        first, last = values.get("deadline_first"), values.get("deadline_last")
        if first and last and last < first:
            self.add_error("deadline_last", _("This day lies before the first one."))
        return values

    def changes(self, row: Suggestion | None = None) -> dict[str, object]:
        """The fields of the register that these values come to; those that ``row`` has already are left out."""
        values = self.cleaned_data
        wanted: dict[str, object] = {name: values[name] for name in ("kind", "actor_value")}
        wanted["pillar"] = int(values["pillar"]) if values["pillar"] else None
        for kind, names in self.OF_KIND.items():
            for name in names:
                empty = None if name.startswith("deadline") else ""
                wanted[name] = values[name] if kind == values["kind"] else empty
        if row is None:
            return {**wanted, **_derived(wanted, None), "principles": values["principles"]}
        changed = {name: value for name, value in wanted.items() if getattr(row, name) != value}
        return {**changed, **_derived(changed, row), "principles": values["principles"]}


def _derived(changed: dict[str, object], row: Suggestion | None) -> dict[str, object]:
    """What follows from what was changed, as the contract says."""
    found: dict[str, object] = {}
    if "modality" in changed:
        modality, act = str(changed["modality"]), (row.act if row is not None else "") or "deliver"
        found["strength"] = STRENGTH.get(modality)
        found["firmness"] = firmness(modality, act) if modality else None
    if "coarse" in changed:
        found["stance"] = str(changed["coarse"])
    if "actor_value" in changed:
        found["body"] = body_key(str(changed["actor_value"]))
        if row is not None and row.actor_text:
            found["actor_text"] = ""
    if {"deadline_first", "deadline_last"} & set(changed) and row is not None and row.deadline_text:
        found["deadline_text"] = ""
    if {"measure_value", "measure_unit"} & set(changed) and row is not None and row.measure_text:
        found["measure_text"] = ""
    return found


def initial(row: Suggestion, principles: list[int]) -> dict[str, Any]:
    """The form as the statement stands."""
    names = [name for name in EditForm.base_fields if hasattr(row, name) and name not in ("principles", "start", "end")]
    values = {name: getattr(row, name) for name in names}
    return {**values, "pillar": str(row.pillar or ""), "principles": ", ".join(map(str, principles))}


class CitedForm(EditForm):
    """A statement whose source is known by its citation only."""

    publication = forms.CharField(
        label=gettext_lazy("Publication"),
        help_text=gettext_lazy("Its title or number, for example: Kamerstuk 26485, nr. 333"),
        max_length=500,
    )
    citation = forms.CharField(
        label=gettext_lazy("Where in it"),
        help_text=gettext_lazy("For example: page 12, or section 3.2"),
        max_length=500,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Its language"), choices=[("nl", gettext_lazy("Dutch")), ("en", gettext_lazy("English"))]
    )
    role = forms.ChoiceField(label=gettext_lazy("Kind of document"), choices=_choices(ROLE))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["publication", "citation", "language", "role", "kind", "words"])
        self.fields["words"].required = True
        self.fields["words"].help_text = gettext_lazy("As exactly as you know them.")
