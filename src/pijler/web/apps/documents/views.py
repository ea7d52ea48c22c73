"""Pages on documents: taking one in, the list, the reader, and the original as it came."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pijler.kernel.errors import PijlerError
from pijler.web.apps.documents import queries
from pijler.web.apps.documents.forms import UploadForm
from pijler.web.apps.documents.models import Document
from pijler.web.apps.documents.services import MAX_BYTES, import_letter, too_large
from pijler.web.apps.dossiers.models import Dossier
from pijler.web.apps.dossiers.queries import dossier_lines
from pijler.web.apps.register.queries import document_entries, links_of


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _form_page(request, UploadForm(initial={"dossier": request.GET.get("dossier", "")}))
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _form_page(request, form, status=422)
    try:
        document, created = _take_in(form)
    except PijlerError as error:
        form.add_error("file", str(error))
        return _form_page(request, form, error, status=422)
    if not created:
        messages.info(request, _("This letter was here already: the same bytes are the same document."))
    return redirect("documents:reader", document.sha12)


def _take_in(form: UploadForm) -> tuple[Document, bool]:
    file = form.cleaned_data["file"]
    if file.size > MAX_BYTES:
        raise too_large(file.size, file.name)
    dossier = Dossier.objects.filter(slug=form.cleaned_data["dossier"]).first()
    return import_letter(file.read(), file.name, dossier, form.cleaned_data["role"])


def refuse_size(request: HttpRequest) -> HttpResponse:
    """The form again, for a body that is too large to be read at all."""
    error = too_large(int(request.META["CONTENT_LENGTH"]), _("your upload"))
    return _form_page(request, UploadForm(), error, status=413)


def _form_page(
    request: HttpRequest, form: UploadForm, error: PijlerError | None = None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "error": error,
        "max_megabytes": MAX_BYTES // 1_048_576,
        "dossiers": dossier_lines(),
    }
    return render(request, "documents/upload.html", context, status=status)


@require_safe
def document_list(request: HttpRequest) -> HttpResponse:
    return render(request, "documents/list.html", {"documents": queries.document_lines()})


@require_safe
def reader(request: HttpRequest, sha12: str) -> HttpResponse:
    try:
        document = queries.document_page(sha12)
    except Document.DoesNotExist as error:
        raise Http404 from error
    entries = document_entries(document.line.id)
    links_to, links_from = links_of(document.line.id)
    context = {
        "document": document,
        "entries": entries,
        "links_to": links_to,
        "links_from": links_from,
        "counts": document.line.counts,
        "broken": [entry for entry in entries if not entry.quote_ok],
    }
    return render(request, "documents/reader.html", context)


@require_safe
def source(request: HttpRequest, sha12: str) -> HttpResponse:
    """The bytes as they came in, to be saved and never shown as a page of ours."""
    document = _found(sha12, "source__name", "source__data")
    response = HttpResponse(bytes(document.source.data), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = _attachment(document.source.name)
    return response


@require_safe
def reading_json(request: HttpRequest, sha12: str) -> HttpResponse:
    document = _found(sha12, "reading", "source__name")
    response = JsonResponse(document.reading, json_dumps_params={"ensure_ascii": False})
    response.headers["Content-Disposition"] = _attachment(f"{document.source.name}.json")
    return response


def _found(sha12: str, *fields: str) -> Document:
    document = Document.objects.select_related("source").only("source", *fields).filter(sha12=sha12).first()
    if document is None:
        raise Http404
    return document


def _attachment(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
