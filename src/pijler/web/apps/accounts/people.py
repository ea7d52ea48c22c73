"""Who asks for a page: an account's holder, the desk, or the public."""

from ipaddress import ip_address
from typing import cast

from django.conf import settings
from django.http import HttpRequest

from pijler.registers.people import DESK, PUBLIC, Person, Role
from pijler.web.apps.accounts.models import User

FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_FORWARDED", "HTTP_VIA")


class _Known:
    """That there is an account: it can only begin to be so, and is then remembered."""

    def __init__(self) -> None:
        self._seen = False

    def __call__(self) -> bool:
        self._seen = self._seen or User.objects.exists()
        return self._seen

    def forget(self) -> None:
        self._seen = False


any_account = _Known()


def person_of(request: HttpRequest) -> Person:
    """Who asks. A request without a session costs no query once there are accounts."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        return as_person(cast("User", request.user))
    return DESK if is_desk(request) else PUBLIC


def as_person(user: User) -> Person:
    return Person(user.pk, cast("Role", user.role), user.office, user.name)  # the database checks the role


def is_desk(request: HttpRequest) -> bool:
    """Whether the site has no account yet, and the request comes from the machine that it runs on, past no proxy."""
    return (
        settings.DESK and not any(name in request.META for name in FORWARDED) and _near(request) and not any_account()
    )


def _near(request: HttpRequest) -> bool:
    address = str(request.META.get("REMOTE_ADDR", ""))
    try:
        return not address or ip_address(address).is_loopback
    except ValueError:
        return False
