"""Pages on documents: taking one in, the list, the reader, and the original as it came."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from pijler.kernel.errors import PijlerError
from pijler.web.apps.accounts.guard import allowed, signed_in
from pijler.web.apps.documents import queries
from pijler.web.apps.documents.forms import LIMITS, MOST_AT_ONCE, NewerForm, UploadForm
from pijler.web.apps.documents.intake import Destination, take_in
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.progress import progress_of
from pijler.web.apps.documents.services import too_large
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.register.moves import compare
from pijler.web.apps.register.queries import document_entries, links_of
from pijler.web.apps.register.visibility import public_documents, visible_documents, visible_readings


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("upload")
def upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, UploadForm(initial={"dossier": request.GET.get("dossier", "")}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    values = form.cleaned_data
    chosen = Dossier.objects.filter(slug=values["dossier"]).first()
    try:
        taken = take_in(values["file"], Destination(chosen, values["new_dossier"], values["role"]))
    except PijlerError as error:
        form.add_error("file", str(error))
        return _form_page(request, form, error, status=422)
    return _go_on(request, taken, "documents:reader")


@require_http_methods(["GET", "HEAD", "POST"])
@allowed("upload")
def newer(request: HttpRequest, sha12: str) -> HttpResponse:
    """A newer version of a document is given here."""
    old = _light_or_404(sha12)
    form = NewerForm(request.POST, request.FILES) if request.method == "POST" else NewerForm()
    error = None
    if request.method == "POST" and form.is_valid():
        try:
            return _go_on(request, take_in(form.cleaned_data["file"], Destination(replaces=old)), "documents:moved")
        except PijlerError as caught:
            error = caught
            form.add_error("file", str(error))
    context = {"form": form, "error": error, "document": old, **LIMITS}
    return render(request, "documents/newer.html", context, status=422 if request.method == "POST" else 200)


def _go_on(request: HttpRequest, taken: tuple[Document, bool] | str, view: str) -> HttpResponse:
    """To the document that was read at once, or to the page that shows how far the files are."""
    if isinstance(taken, str):
        return redirect("documents:progress", taken)
    document, created = taken
    if not created:
        messages.info(request, _("This letter was here already: the same bytes are the same document."))
    return redirect(view, document.sha12)


@never_cache
@require_safe
@signed_in
def progress(request: HttpRequest, batch: str) -> HttpResponse:
    """How far an upload is. A single file that was read leads on to its reader."""
    found = progress_of(batch)
    if found is None:
        raise Http404
    if found.only_url:
        return (
            HttpResponseClientRedirect(found.only_url)
            if request.headers.get("HX-Request")
            else redirect(found.only_url)
        )
    return render(request, "documents/progress.html", {"progress": found})


@require_safe
def moved(request: HttpRequest, sha12: str) -> HttpResponse:
    """What became of the statements of the version before this one."""
    public = not request.person.sees_drafts
    new = _light_or_404(sha12, public)
    if new.replaces is None:
        raise Http404
    moves = compare(document_entries(new.replaces.pk, public), document_entries(new.pk, public))
    return render(request, "documents/moved.html", {"old": new.replaces, "document": new, "moves": moves})


def _light_or_404(sha12: str, public: bool = False) -> Document:
    heavy = [*Document.HEAVY, *(f"replaces__{name}" for name in Document.HEAVY)]
    rows = Document.objects.filter(public_documents()) if public else Document.objects.all()
    document = rows.select_related("replaces").defer(*heavy).filter(sha12=sha12).first()
    if document is None:
        raise Http404
    return document


def refuse_size(request: HttpRequest) -> HttpResponse:
    """The form again, for a body that is too large to be read at all."""
    error = too_large(int(request.META["CONTENT_LENGTH"]), _("your upload"), MOST_AT_ONCE)
    return _form_page(request, UploadForm(), error, status=413)


def _form_page(
    request: HttpRequest, form: UploadForm, error: PijlerError | None = None, status: int = 200
) -> HttpResponse:
    context = {"form": form, "error": error, "dossiers": Dossier.objects.exists(), **LIMITS}
    return render(request, "documents/upload.html", context, status=status)


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    return render(
        request, "documents/list.html", {"documents": queries.document_lines(public=not request.person.sees_drafts)}
    )


@require_safe
def reader(request: HttpRequest, sha12: str) -> HttpResponse:
    public = not request.person.sees_drafts
    try:
        document = queries.document_page(sha12, public)
    except Document.DoesNotExist as error:
        raise Http404 from error
    entries = document_entries(document.line.id, public)
    links_to, links_from = links_of(document.line.id, public)
    context = {
        "document": document,
        "entries": entries,
        "links_to": links_to,
        "links_from": links_from,
        "broken": [entry for entry in entries if not entry.quote_ok],
    }
    return render(request, "documents/reader.html", context)


@require_safe
def source(request: HttpRequest, sha12: str) -> HttpResponse:
    """The bytes as they came in, to be saved and never shown as a page of ours."""
    document = _found(visible_documents(Document.objects.all(), request.person), sha12, "source__name", "source__data")
    if document.source is None:
        raise Http404
    response = HttpResponse(bytes(document.source.data), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(document.source.name)
    return response


@require_safe
def reading_json(request: HttpRequest, sha12: str) -> HttpResponse:
    document = _found(visible_readings(Document.objects.all(), request.person), sha12, "reading", "source__name")
    response = JsonResponse(document.reading, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = _attachment(f"{document.file_name or document.sha12}.json")
    return response


def _found(rows: QuerySet[Document], sha12: str, *fields: str) -> Document:
    document = rows.select_related("source").only("source", "sha12", *fields).filter(sha12=sha12).first()
    if document is None:
        raise Http404
    return document


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
