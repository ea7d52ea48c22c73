"""Forms for accounts and roles."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pijler.vocab.institutions import Institution, institutions
from pijler.web.apps.accounts.models import User
from pijler.web.apps.register.labels import ROLE_OF_PERSON
from pijler.web.language import page_language


def offices(on: date) -> list[Institution]:
    """The units of government that exist on a day."""
    return [one for one in institutions("nl") if one.government and one.exists.contains(on)]


def office_choices(on: date) -> list[tuple[str, str]]:
    language = page_language()
    names = sorted((one.name[language], one.id) for one in offices(on))
    return [("", _("none")), *((id_, name) for name, id_ in names)]


class RoleForm(forms.ModelForm):
    """A role and, for who works for one, an office."""

    class Meta:
        model = User
        fields = ("name", "role", "office")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = gettext_lazy("Name, as colleagues see it")
        self.fields["role"] = forms.ChoiceField(
            label=gettext_lazy("Role"), choices=[(role, str(words)) for role, words in ROLE_OF_PERSON.items()]
        )
        self.fields["office"] = forms.ChoiceField(
            label=gettext_lazy("Office"), choices=office_choices(today), required=False
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("role") == "contributor" and not values.get("office"):
            self.add_error("office", _("A contributor works for an office: choose one."))
        return values


class InviteForm(RoleForm):
    """A new account."""

    class Meta(RoleForm.Meta):
        fields = ("email", "name", "role", "office")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["email"].label = gettext_lazy("E-mail address")
        self.order_fields(["email", "name", "role", "office"])

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if User.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        return email


class FirstForm(forms.ModelForm):
    """The first account: its holder becomes administrator."""

    class Meta:
        model = User
        fields = ("email", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = gettext_lazy("E-mail address")
        self.fields["name"].label = gettext_lazy("Name, as colleagues see it")
