"""Pages on dossiers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pijler.web.apps.dossiers import queries
from pijler.web.apps.dossiers.models import ROLES, Dossier
from pijler.web.apps.dossiers.services import arrange
from pijler.web.apps.register.labels import label


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


@require_http_methods(["GET", "HEAD", "POST"])
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """The kind and the place of each document of a dossier."""
    dossier = get_object_or_404(Dossier, slug=slug)
    if request.method == "POST":
        arrange(dossier, _wanted(request))
        messages.success(request, _("The order was saved, and the documents were tied together anew."))
        return redirect("dossiers:detail", slug)
    roles = [(role, label("role", role)) for role in ROLES]
    return render(request, "dossiers/order.html", {"dossier": queries.dossier_page(slug), "roles": roles})


def _wanted(request: HttpRequest) -> dict[str, tuple[str, int]]:
    """Role and place by document, as the form gives them; a place that is no number is left as it was."""
    found: dict[str, tuple[str, int]] = {}
    for name, value in request.POST.items():
        sha12 = name.removeprefix("place-")
        if sha12 != name and value.isascii() and value.isdigit() and len(value) <= 4:
            found[sha12] = (request.POST.get(f"role-{sha12}", ""), int(value))
    return found
