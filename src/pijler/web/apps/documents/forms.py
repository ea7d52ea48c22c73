"""The form by which a letter comes in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pijler.web.apps.documents.queries import title_in_language
from pijler.web.apps.dossiers.models import ROLES, Dossier
from pijler.web.apps.register.labels import label


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Your letter"),
        help_text=_("A text file (.txt or .md), for example what pdftotext makes of a PDF."),
        max_length=500,
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "empty": _("The file is empty: there is nothing in it to read. Choose another file."),
            "max_length": _("The name of the file is too long. Give it a shorter name."),
        },
        widget=forms.FileInput(attrs={"accept": ".txt,.md,.text,text/plain,text/markdown"}),
    )
    dossier = forms.ChoiceField(
        label=_("Dossier"),
        help_text=_("Choose one to link the letter to the documents that are in it already."),
        required=False,
        error_messages={"invalid_choice": _("That dossier does not exist. Choose one from the list.")},
    )
    role = forms.ChoiceField(
        label=_("What kind of document is it?"),
        required=False,
        choices=[("", pgettext_lazy("role", "I do not know")), *((role, label("role", role)) for role in ROLES)],  # pyright: ignore[reportArgumentType]  # lazy texts are shown as strings
        error_messages={"invalid_choice": _("Choose a kind of document from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(dossier.slug, title_in_language(dossier)) for dossier in Dossier.objects.all()]
        self.fields["dossier"].choices = [("", pgettext_lazy("dossier", "None")), *choices]
