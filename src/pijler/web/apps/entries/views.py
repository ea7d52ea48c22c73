"""The page of an entry, and its way to the public."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pijler.kernel.errors import PijlerError
from pijler.registers.deciding import can, needs_reason
from pijler.registers.lifecycle import PUBLICATION
from pijler.web.apps.accounts.guard import signed_in
from pijler.web.apps.history.queries import events_of, public_events_of
from pijler.web.apps.register.changing import as_entry, change
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.queries import entries
from pijler.web.apps.register.visibility import visible

ACTS = (*(step.act for step in PUBLICATION.transitions), "agree", "dissent")


@require_safe
@never_cache
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, pk)


def _page(request: HttpRequest, pk: int, status: int = 200, **context: Any) -> HttpResponse:
    row = visible(Suggestion.objects.all(), request.person).filter(pk=pk).first()
    if row is None:
        return _withdrawn(request, pk)
    person = request.person
    value = as_entry(row)
    acts = [{"act": act, "needs_reason": needs_reason(act)} for act in ACTS if can(value, act, person)]
    subject = ("entry", pk)
    history = events_of(subject, names=True) if person.sees_drafts else public_events_of(subject)
    found = {"row": row, "entry": entries([pk])[pk], "acts": acts, "events": history, **context}
    return render(request, "entries/entry.html", found, status=status)


def _withdrawn(request: HttpRequest, pk: int) -> HttpResponse:
    """What was public once says that it is no longer; of anything else the public is not told that it exists."""
    row = Suggestion.objects.filter(pk=pk).exclude(published_at=None).only("pk", "archived_at", "publication").first()
    if row is None:
        raise Http404
    return render(request, "entries/withdrawn.html", {"row": row}, status=410)


@require_POST
@signed_in
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """One step on the way to the public, or back."""
    wanted, revision = request.POST.get("act", ""), request.POST.get("revision", "")
    if wanted not in ACTS or not revision.isdecimal():
        raise Http404
    try:
        change(pk, wanted, request.person, revision=int(revision), reason=request.POST.get("reason", ""))
    except Suggestion.DoesNotExist as error:
        raise Http404 from error
    except PijlerError as error:
        return _page(request, pk, 409, error=error)
    messages.success(request, _("It was done, and stands in the history below."))
    return redirect("entries:entry", pk)
