"""Views for those only whose role allows it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pijler.kernel.errors import PijlerError
from pijler.registers.deciding import Refused, check_can

View = Callable[..., HttpResponse]


def allowed(act: str) -> Callable[[View], View]:
    """Let only those pass to the view who may do ``act`` on the site; the public is asked to sign in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                check_can(None, act, request.person)
            except Refused as error:
                return refuse(request, error)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def signed_in(view: View) -> View:
    """Let a request pass for everyone who may see drafts."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.person.sees_drafts:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def refuse(request: HttpRequest, error: PijlerError) -> HttpResponse:
    """The page that says why something is not allowed; the public is asked to sign in first."""
    if not request.person.sees_drafts and request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    return render(request, "accounts/refused.html", {"error": error}, status=403)
