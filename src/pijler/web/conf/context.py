"""What every template is given."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from pijler import __version__
from pijler.registers.people import PUBLIC


def site(request: HttpRequest) -> dict[str, object]:
    """``site_version`` and ``languages``: the others, with code, own name, and address of this page in it."""
    address = request.get_full_path()
    current = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    languages = [
        {"code": code, "name": name, "url": translate_url(address, code)}
        for code, name in settings.LANGUAGES
        if code != current
    ]
    person = getattr(request, "person", PUBLIC)
    return {"site_version": __version__, "languages": languages, "person": person, "mails": settings.MAILS}
