"""How django-allauth fits in here: no sign-up by oneself, no addresses of visitors, secrets encrypted at rest."""

from base64 import urlsafe_b64encode
from functools import lru_cache
from typing import cast

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pijler.web.apps.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are given by an administrator."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Attempts are counted per account. Where someone is, is not looked at."""
        return "0.0.0.0"  # noqa: S104 - no address to listen on

    def get_http_user_agent(self, request: HttpRequest) -> str:
        return ""


class SocialAdapter(DefaultSocialAccountAdapter):
    """Signing in through the organisation: for addresses that have an account, or a domain that the operator lists."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return _domain(sociallogin) in settings.OIDC_DOMAINS

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the login to the account with its verified address; refuse one that has none and may have none."""
        if sociallogin.is_existing:
            return
        user = User.objects.filter(email__iexact=_verified(sociallogin), is_active=True).first()
        if user is not None:
            sociallogin.connect(request, user)
        elif not self.is_open_for_signup(request, sociallogin):
            messages.error(request, _("There is no account for this address here. Ask an administrator for one."))
            raise ImmediateHttpResponse(redirect("account_login"))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, str]) -> User:
        user = cast("User", super().populate_user(request, sociallogin, data))
        user.email = _verified(sociallogin)
        user.name = (data.get("name") or user.email.partition("@")[0])[:100]
        return user


def _verified(login: SocialLogin) -> str:
    """The address that the provider vouches for; "" where it vouches for none."""
    return next((one.email.lower() for one in login.email_addresses if one.verified), "")


def _domain(login: SocialLogin) -> str:
    return _verified(login).rpartition("@")[2]


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of the second step are kept encrypted with a key made from the secret key of the site."""

    def encrypt(self, text: str) -> str:
        return _cipher(str(settings.SECRET_KEY)).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher(str(settings.SECRET_KEY)).decrypt(encrypted_text.encode()).decode()


@lru_cache(2)
def _cipher(secret: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=b"pijler second step").derive(str(secret).encode())
    return Fernet(urlsafe_b64encode(key))
