"""Pages that explain. Each answers one question."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pijler.web.apps.documents.forms import LIMITS
from pijler.web.apps.pages import content, front


def home(request: HttpRequest) -> HttpResponse:
    """What is this, and what can I do with it?"""
    return render(
        request,
        "pages/home.html",
        {"front": front.front_page(request.LANGUAGE_CODE, public=not request.person.sees_drafts), **LIMITS},
    )


def about(request: HttpRequest) -> HttpResponse:
    """How does it work, and where does it go wrong?"""
    return render(request, "pages/about.html", {"pillars": content.pillars(request.LANGUAGE_CODE)})


def glossary(request: HttpRequest) -> HttpResponse:
    """What do these words mean?"""
    return render(request, "pages/glossary.html", {"terms": content.glossary(request.LANGUAGE_CODE)})


def netherlands(request: HttpRequest) -> HttpResponse:
    """What has the Netherlands promised since 2013?"""
    return render(request, "pages/netherlands.html", {"years": content.timeline(request.LANGUAGE_CODE)})


def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom does this site work, and where not yet?"""
    return render(request, "pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What does this site keep about me?"""
    return render(request, "pages/privacy.html")
