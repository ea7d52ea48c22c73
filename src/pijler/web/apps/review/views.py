"""The review desk. Each act is one POST that leads to the next card; with htmx only the desk is swapped."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pijler.kernel.errors import PijlerError
from pijler.web.apps.accounts.guard import allowed, refuse, signed_in
from pijler.web.apps.documents.models import Document
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.history.queries import lines
from pijler.web.apps.register.changing import Conflict, Wish, change_all, principles_of
from pijler.web.apps.register.labels import KIND, RELATION
from pijler.web.apps.register.models import KINDS, Suggestion
from pijler.web.apps.register.undoing import undo
from pijler.web.apps.review import acting, queries
from pijler.web.apps.review.forms import REASONS, CitedForm, EditForm, initial

MOST_AT_ONCE = 500


@require_safe
@never_cache
@signed_in
def desk(request: HttpRequest, sha12: str) -> HttpResponse:
    return _page(request, _document_or_404(sha12), _number(request.GET.get("at", "")))


def _page(
    request: HttpRequest,
    document: Document,
    number: int | None,
    form: EditForm | None = None,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    show, kind = _filters(request)
    found = queries.desk(document, request.person, number, show, kind)
    if number and found.card is None:
        raise Http404
    opened = request.GET.get("open", "")
    row = found.card.row if found.card else None
    linking = opened == "link" and row is not None
    return render(
        request,
        "review/desk.html",
        {
            "desk": found,
            "form": form or (EditForm(initial=initial(row, principles_of(row))) if row else None),
            "add_form": EditForm(auto_id="add_%s"),
            "opened": "edit" if form else opened,
            "candidates": queries.candidates(row, request.GET.get("q", "")) if linking and row else [],
            "sought": request.GET.get("q", ""),
            "reasons": REASONS,
            "relations": RELATION,
            "kinds": KIND,
            "query": urlencode({"show": show, "kind": kind}),
            **context,
        },
        status=status,
    )


@require_POST
@signed_in
def act(request: HttpRequest, sha12: str) -> HttpResponse:
    """One act on one statement; then the next card."""
    document = _document_or_404(sha12)
    row = get_object_or_404(Suggestion, document=document, number=_number(request.POST.get("number", "")) or 0)
    form = EditForm(request.POST) if request.POST.get("act") == "edit" else None
    if form is not None and not form.is_valid():
        return _page(request, document, row.number, form, status=422)
    try:
        acting.perform(request.POST, row, request.person, form)
    except Conflict as error:
        told = lines([error.event], names=True) if error.event else []
        return _page(request, document, row.number, form, 409, conflict=error, told=told[0] if told else None)
    except PijlerError as error:
        return _page(request, document, row.number, form, 422, error=error)
    return redirect(_next(request, document, row))


def _next(request: HttpRequest, document: Document, row: Suggestion) -> str:
    """The next card that is left, or this one again after what does not finish it."""
    show, kind = _filters(request)
    number: int | None = row.number
    if request.POST.get("act") in acting.FINISHING and show == "left":
        number = queries.desk(document, request.person, row.number, show, kind).following
    at = f"&at={number}" if number else ""
    return f"{reverse('review:desk', args=[document.sha12])}?{urlencode({'show': show, 'kind': kind})}{at}"


@require_POST
@signed_in
def take_back(request: HttpRequest, sha12: str) -> HttpResponse:
    document = _document_or_404(sha12)
    try:
        rows = undo(request.person, document.pk)
    except PijlerError as error:
        return _page(request, document, _number(request.POST.get("number", "")), None, 422, error=error)
    show, kind = _filters(request)
    first = min(rows, key=lambda row: row.number).number
    return redirect(f"{reverse('review:desk', args=[sha12])}?{urlencode({'show': show, 'kind': kind, 'at': first})}")


@require_POST
@signed_in
def add_by_hand(request: HttpRequest, sha12: str) -> HttpResponse:
    """A statement that the machine missed, with its passage."""
    document = get_object_or_404(Document, sha12=sha12)
    form = EditForm(request.POST, auto_id="add_%s")
    number = _number(request.POST.get("number", ""))
    if not form.is_valid():
        return _page(request, document, number, None, 422, add_form=form, opened="add")
    try:
        row = acting.add_from(form, document, request.person)
    except PijlerError as error:
        return _page(request, document, number, None, 422, add_form=form, opened="add", error=error)
    messages.success(request, _("The statement was added, as a draft."))
    return redirect(f"{reverse('review:desk', args=[sha12])}?at={row.number}&show=all")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@signed_in
def bulk(request: HttpRequest, sha12: str) -> HttpResponse:
    """Accept many at once: first shown, each with a tick."""
    document = _document_or_404(sha12)
    kind, rule = request.GET.get("kind", ""), request.GET.get("rule", "")
    rows = list(queries.bulk_rows(document, kind if kind in KINDS else "", rule)[:MOST_AT_ONCE])
    context = {"document": document, "rows": rows, "rules": queries.rules_of(document), "kind": kind, "rule": rule}
    if request.method != "POST":
        return render(request, "review/bulk.html", {**context, "kinds": KIND})
    wishes = [Wish(pk, "accept", revision) for pk, revision in _ticked(request)][:MOST_AT_ONCE]
    own = set(Suggestion.objects.filter(document=document).values_list("pk", flat=True))
    try:
        change_all([wish for wish in wishes if wish.pk in own], request.person)
    except PijlerError as error:
        return render(request, "review/bulk.html", {**context, "kinds": KIND, "error": error}, status=409)
    told = ngettext("%(number)d statement was accepted.", "%(number)d statements were accepted.", len(wishes))
    messages.success(request, told % {"number": len(wishes)})
    return redirect("review:desk", sha12)


def _ticked(request: HttpRequest) -> list[tuple[int, int]]:
    pairs = (value.partition(":") for value in request.POST.getlist("entry"))
    return [(int(pk), int(revision)) for pk, _, revision in pairs if pk.isdecimal() and revision.isdecimal()]


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("add")
def add_cited(request: HttpRequest, slug: str) -> HttpResponse:
    """A finding, answer or promise of which the source is known by its citation only."""
    dossier = get_object_or_404(Dossier, slug=slug)
    form = CitedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = acting.add_cited(form, dossier, request.person)
        except PijlerError as error:
            return refuse(request, error)
        messages.success(request, _("The statement was added, as a draft."))
        return redirect("entries:entry", row.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "review/cited.html", {"dossier": dossier, "form": form}, status=status)


def _document_or_404(sha12: str) -> Document:
    try:
        return queries.light_document(sha12)
    except Document.DoesNotExist as error:
        raise Http404 from error


def _filters(request: HttpRequest) -> tuple[str, str]:
    show, kind = request.GET.get("show", "left"), request.GET.get("kind", "")
    return show if show in queries.SHOWS else "left", kind if kind in KINDS else ""


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and 0 < len(text) < 8 else None
