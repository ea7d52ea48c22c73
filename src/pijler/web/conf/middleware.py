"""Small things done to every request or answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Handler = Callable[[HttpRequest], HttpResponse]
ROOM_FOR_FORM = 100_000  # bytes of a multipart body besides the files


def quiet_browser(handle: Handler) -> Handler:
    """Ask the browser to keep camera, place and the like to itself, and no one to embed our files elsewhere."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return middleware


def limit_uploads(handle: Handler) -> Handler:
    """Refuse a body above the limit before a byte of it is read."""
    from pijler.web.apps.documents.forms import MOST_AT_ONCE

    def middleware(request: HttpRequest) -> HttpResponse:
        if _length(request) > MOST_AT_ONCE + ROOM_FOR_FORM:
            from pijler.web.apps.documents.views import refuse_size

            return refuse_size(request)
        return handle(request)

    return middleware


def _length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
