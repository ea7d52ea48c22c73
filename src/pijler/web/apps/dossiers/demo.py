"""The demonstration: dossiers of a country that does not exist, so that a whole chain can be seen at once."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from pijler.kernel.packfile import PACKS, load_pack, pack_files
from pijler.kernel.quotes import digest
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.services import import_letter
from pijler.web.apps.dossiers.models import Dossier

LANGUAGES = ("nl", "en")


def load_demo() -> int:
    """Import what is not there yet, one dossier per country and language; how many documents are new."""
    return sum(
        _load(path, load_pack(path)[0], language)
        for path in pack_files("demo")
        if path.endswith("/dossier.yaml")
        for language in LANGUAGES
    )


def _load(path: str, pack: dict[str, Any], language: str) -> int:
    folder = (PACKS / path).parent
    with transaction.atomic():
        dossier = _dossier(pack, language)
        new = 0
        for file in pack["files"]:
            source = folder / file["path"][language]
            data = source.read_bytes()
            if _has_place(data):
                continue
            document, created = import_letter(data, source.name, dossier, file["role"])
            if created:
                dated = document.dated or date.fromisoformat(file["date"])
                Document.objects.filter(pk=document.pk).update(title=file["title"][language], dated=dated)
                new += 1
    return new


def _has_place(data: bytes) -> bool:
    """Whether the document stands in a dossier, or a newer version stands there: where people put it, it stays."""
    placed = Q(membership__isnull=False) | Q(replaced_by__isnull=False)
    return Document.objects.filter(placed, source__sha256=digest(data)).exists()


def _dossier(pack: dict[str, Any], language: str) -> Dossier:
    """Both dossiers have both titles: who reads Dutch sees that one holds the English texts."""
    texts = {"nl": {"nl": "Nederlandse teksten", "en": "Engelse teksten"}, "en": {"nl": "Dutch", "en": "English"}}
    values = {
        "title_nl": f"{pack['title']['nl']} ({texts['nl'][language]})",
        "title_en": f"{pack['title']['en']} (texts in {texts['en'][language]})",
        "country_nl": pack["country"]["nl"],
        "country_en": pack["country"]["en"],
        "note_nl": pack["notice"]["nl"],
        "note_en": pack["notice"]["en"],
        "is_demo": True,
        "publication": "published",
        "shows_unreviewed": True,
    }
    return Dossier.objects.get_or_create(slug=f"{pack['slug']}-{language}", defaults=values)[0]
