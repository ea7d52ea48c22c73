"""Giving accounts and roles. Every change is an event; addresses and passwords stay out of it."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.urls import reverse

from pijler.kernel.errors import WrongUse
from pijler.registers.people import Person
from pijler.web.apps.accounts.models import User
from pijler.web.apps.history.services import record_event

_KEPT = ("role", "office", "is_active")


def invite(email: str, name: str, role: str, office: str, person: Person) -> User:
    """A new account without a password: its holder chooses one through ``password_link``."""
    with transaction.atomic():
        user = User.objects.create_user(email, name=name, role=role, office=office)
        record_event("invite", ("user", user.pk), person, after=_facts(user))
    return user


def give_role(user_id: int, values: dict[str, Any], person: Person) -> User:
    """Change name, role, office, or whether the account may sign in. Raises WrongUse where nobody would be left."""
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user_id)
        before = _facts(user)
        for name, value in values.items():
            setattr(user, name, value)
        _check_administrator_left(user)
        user.save()
        after = _facts(user)
        changed = [name for name in after if before[name] != after[name]]
        if changed:
            was, is_now = ({name: facts[name] for name in changed} for facts in (before, after))
            record_event("give_role", ("user", user.pk), person, before=was, after=is_now)
    return user


def _check_administrator_left(user: User) -> None:
    if user.role == "administrator" and user.is_active:
        return
    others = User.objects.select_for_update().filter(role="administrator", is_active=True).exclude(pk=user.pk)
    if not others.exists():
        raise WrongUse(
            code="last-administrator",
            what="This is the last administrator",
            where=user.name,
            why="Without one, nobody could give accounts and roles any more.",
            todo="Make someone else administrator first.",
        )


def password_link(user: User) -> str:
    """The path at which ``user`` may choose a password: once, and for three days."""
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)},
    )


def _facts(user: User) -> dict[str, object]:
    return {name: getattr(user, name) for name in _KEPT}
