"""Pages on dossiers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pijler.web.apps.dossiers import queries
from pijler.web.apps.dossiers.models import Dossier


@require_safe
def dossier_list(request: HttpRequest) -> HttpResponse:
    return render(request, "dossiers/list.html", {"dossiers": queries.dossier_lines()})


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        dossier = queries.dossier_page(slug)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    return render(request, "dossiers/detail.html", {"dossier": dossier, "upload_url": dossier.upload_url})
