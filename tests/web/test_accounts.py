"""Accounts as people use them: the first one, an invitation, signing in, and what ends when there is one."""

import re

import pytest
from django.test import Client

from pijler.web.apps.accounts.models import User
from pijler.web.apps.accounts.people import any_account
from pijler.web.apps.history.models import Event

pytestmark = pytest.mark.django_db
PASSWORD = "a long pass phrase for tests"


@pytest.fixture
def administrator() -> User:
    return User.objects.create_user("ada@example.org", PASSWORD, name="Ada", role="administrator")


def sign_in(client: Client, email: str = "ada@example.org", password: str = PASSWORD) -> str:
    sent = {"login": email, "password": password}
    return client.post("/en/account/login/", sent, follow=True).content.decode()


def test_the_first_account_ends_the_desk(client: Client) -> None:
    assert "At the desk" in client.get("/en/").content.decode()
    response = client.post("/en/first-account/", {"email": "Ada@example.org", "name": "Ada"})
    assert "/account/password/reset/key/" in response["Location"]
    form = client.get(response["Location"], follow=True)
    client.post(form.redirect_chain[-1][0], {"password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.get().check_password(PASSWORD)
    assert Client().get("/en/first-account/").status_code == 404
    assert Client().get("/en/upload/").status_code == 302
    assert Client().get(response["Location"], follow=True).context.get("token_fail") is True


def test_signing_in_and_out(client: Client, administrator: User) -> None:
    page = sign_in(client)
    assert "Ada" in page and "Colleagues" in page
    assert "Ada" not in client.post("/en/account/logout/", follow=True).content.decode()


def test_after_five_wrong_passwords_the_right_one_is_not_taken_either(client: Client, administrator: User) -> None:
    for _ in range(5):
        sign_in(client, password="not the right pass phrase")
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_and_no_one_is_told_which_addresses_are_known(client: Client, administrator: User) -> None:
    client.post("/en/account/signup/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert User.objects.count() == 1
    wrong = [sign_in(Client(), email, "some other pass phrase") for email in ("ada@example.org", "no@example.org")]
    errors = [re.findall(r"not correct[^<]*", page) for page in wrong]
    assert errors[0] == errors[1] != []


def test_an_administrator_gives_accounts_and_roles_and_each_is_an_event(client: Client, administrator: User) -> None:
    any_account.forget()
    sign_in(client)
    sent = {"email": "ed@example.org", "name": "Ed", "role": "contributor", "office": ""}
    assert client.post("/en/colleagues/invite/", sent).status_code == 422
    page = client.post("/en/colleagues/invite/", {**sent, "office": "nl-bz"}).content.decode()
    assert "/account/password/reset/key/" in page
    ed = User.objects.get(email="ed@example.org")
    client.post(f"/en/colleagues/{ed.pk}/", {"name": "Ed", "role": "editor", "office": "nl-bz", "is_active": "on"})
    assert [event.act for event in Event.objects.all()] == ["invite", "give_role"]
    assert "example.org" not in str([event.payload.data for event in Event.objects.all()])
    own = client.post(f"/en/colleagues/{administrator.pk}/", {"name": "Ada", "role": "reader", "office": ""})
    assert own.status_code == 422 and "last administrator" in own.content.decode()


def test_who_comes_past_a_proxy_is_not_at_the_desk(client: Client) -> None:
    assert client.get("/en/upload/", HTTP_X_FORWARDED_FOR="203.0.113.7").status_code == 302
    assert client.get("/en/upload/", REMOTE_ADDR="203.0.113.7").status_code == 302
    assert client.get("/en/upload/").status_code == 200
