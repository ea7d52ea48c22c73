"""Pages and downloads of the ledger."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pijler.web.apps.ledger import queries
from pijler.web.apps.ledger.downloads import csv_lines, json_lines
from pijler.web.apps.ledger.filters import Filters


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    filters = _filters(request)
    return render(request, "ledger/ledger.html", {"ledger": queries.ledger_page(filters), "filters": filters})


@require_safe
def ledger_csv(request: HttpRequest) -> StreamingHttpResponse:
    lines = csv_lines(_filters(request), request.build_absolute_uri)
    return _download(lines, "text/csv; charset=utf-8", "ledger.csv")


@require_safe
def ledger_json(request: HttpRequest) -> StreamingHttpResponse:
    lines = json_lines(_filters(request), request.build_absolute_uri)
    return _download(lines, "application/json", "ledger.json")


def _filters(request: HttpRequest) -> Filters:
    return Filters.read(request.GET, public=not request.person.sees_drafts)


def _download(lines: Iterable[str], content_type: str, name: str) -> StreamingHttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse((line.encode() for line in lines), content_type=content_type, headers=headers)


@require_safe
def principles(request: HttpRequest) -> HttpResponse:
    filters = _filters(request)
    chosen, public = filters.dossier, filters.public
    context = {
        "principles": queries.principle_tiles(chosen, public),
        "dossier": chosen,
        "dossiers": queries.dossier_choices(chosen, public),
    }
    return render(request, "ledger/principles.html", context)
