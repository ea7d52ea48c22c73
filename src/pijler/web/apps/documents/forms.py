"""The forms by which files come in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pijler.web.apps.documents.queries import title_in_language
from pijler.web.apps.documents.services import MAX_BYTES, MAX_FILE_BYTES
from pijler.web.apps.dossiers.models import ROLES, Dossier
from pijler.web.apps.register.labels import label

ACCEPT = (
    ".pdf,.docx,.odt,.html,.htm,.xml,.txt,.text,.md,"
    "application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,"
    "application/vnd.oasis.opendocument.text,text/html,application/xml,text/xml,text/plain,text/markdown"
)
MOST_FILES = 50
MOST_AT_ONCE = 128 * 1024 * 1024
"""Bytes of one upload, all its files together."""
LIMITS = {
    "accept": ACCEPT,
    "most_files": MOST_FILES,
    "max_megabytes": MAX_BYTES // 1_048_576,
    "max_file_megabytes": MAX_FILE_BYTES // 1_048_576,
}
"""What the pages with a field for files say of it."""
ROLE_CHOICES = [("", pgettext_lazy("role", "I do not know")), *((role, label("role", role)) for role in ROLES)]


class FileInput(forms.FileInput):
    """Takes several files at once; the pages write the field out themselves."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more; its value is a list. Each must have a name that is not too long."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        if len(files) > MOST_FILES:
            words = gettext("You chose %(number)s files; at most %(most)s can be sent at once. Send them in parts.")
            raise forms.ValidationError(words % {"number": len(files), "most": MOST_FILES})
        several = len(files) > 1  # one bad file must not stop the others: what is wrong with it, its job tells
        return [super(FilesField, self).clean(file, initial) if not several else file for file in files or [None]]


def files_field() -> FilesField:
    return FilesField(
        max_length=500,
        error_messages={
            "required": _("Choose a file first."),
            "missing": _("Choose a file first."),
            "empty": _("The file is empty: there is nothing in it to read. Choose another file."),
            "max_length": _("The name of the file is too long. Give it a shorter name."),
        },
        widget=FileInput(attrs={"accept": ACCEPT}),
    )


class UploadForm(forms.Form):
    file = files_field()
    dossier = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": _("That dossier does not exist. Choose one from the list.")},
    )
    new_dossier = forms.CharField(
        required=False,
        max_length=200,
        error_messages={"max_length": _("The name of the dossier is too long. At most 200 characters fit.")},
    )
    role = forms.ChoiceField(
        required=False,
        choices=ROLE_CHOICES,  # pyright: ignore[reportArgumentType]  # lazy texts are shown as strings
        error_messages={"invalid_choice": _("Choose a kind of document from the list.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(dossier.slug, title_in_language(dossier)) for dossier in Dossier.objects.all()]
        self.fields["dossier"].choices = [("", pgettext_lazy("dossier", "None")), *choices]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("dossier") and values.get("new_dossier"):
            self.add_error("new_dossier", gettext("Choose a dossier, or give the name of a new one; not both."))
        elif same := _dossier_called(values.get("new_dossier") or ""):
            self._offer(same)
        return values

    def _offer(self, dossier: Dossier) -> None:
        """Refuse a second dossier of the same name, and choose the one that is there."""
        words = gettext(
            "There is a dossier “%(name)s” already. To use it, choose your files again: the dossier is chosen for you."
        )
        self.add_error("new_dossier", words % {"name": title_in_language(dossier)})
        self.data = self.data.copy()
        self.data["dossier"], self.data["new_dossier"] = dossier.slug, ""


def _dossier_called(title: str) -> Dossier | None:
    """The dossier with this title in either language, whatever its capitals and blanks."""
    wanted = " ".join(title.casefold().split())
    known = ((dossier, (dossier.title_nl, dossier.title_en)) for dossier in Dossier.objects.all() if wanted)
    return next((one for one, titles in known if wanted in {" ".join(t.casefold().split()) for t in titles}), None)


class NewerForm(forms.Form):
    """A newer version of a document: one file."""

    file = files_field()

    def clean_file(self) -> list[UploadedFile]:
        files = self.cleaned_data["file"]
        if len(files) > 1:
            raise forms.ValidationError(gettext("Choose one file: a version is one document."))
        return files
