"""Pages on dossiers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pijler.web.apps.accounts.guard import allowed
from pijler.web.apps.dossiers import queries
from pijler.web.apps.dossiers.models import ROLES, Dossier
from pijler.web.apps.dossiers.ordering import rows_as_sent, rows_as_they_are, wanted
from pijler.web.apps.dossiers.services import arrange
from pijler.web.apps.register.labels import label


@require_safe
def dossier_list(request: HttpRequest) -> HttpResponse:
    return render(
        request, "dossiers/list.html", {"dossiers": queries.dossier_lines(public=not request.person.sees_drafts)}
    )


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    try:
        dossier = queries.dossier_page(slug, public=not request.person.sees_drafts)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    return render(request, "dossiers/detail.html", {"dossier": dossier})


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("arrange")
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """The kind and the place of each document of a dossier."""
    try:
        dossier = queries.dossier_page(slug)
    except Dossier.DoesNotExist as error:
        raise Http404 from error
    sent = request.method == "POST"
    rows = rows_as_sent(dossier.documents, dict(request.POST.items())) if sent else rows_as_they_are(dossier.documents)
    if sent and all(row.is_right for row in rows):
        arrange(get_object_or_404(Dossier, slug=slug), wanted(rows))
        messages.success(request, _("The order was saved, and the documents were tied together anew."))
        return redirect("dossiers:detail", slug)
    roles = [(role, label("role", role)) for role in ROLES]
    context = {"dossier": dossier, "rows": rows, "roles": roles, "wrong": sent}
    return render(request, "dossiers/order.html", context, status=422 if sent else 200)
