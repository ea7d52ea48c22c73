"""``request.person``: worked out when it is first asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from pijler.web.apps.accounts.people import person_of

Handler = Callable[[HttpRequest], HttpResponse]


def person(handle: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.person = SimpleLazyObject(lambda: person_of(request))  # type: ignore[attr-defined]
        response = handle(request)
        if settings_cookie(request):
            response.headers.setdefault("Cache-Control", "private, no-store")  # what only this person may see
        return response

    return middleware


def settings_cookie(request: HttpRequest) -> bool:
    from django.conf import settings

    return settings.SESSION_COOKIE_NAME in request.COOKIES
