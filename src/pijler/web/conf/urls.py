"""Addresses: every page lives under its language; the bare address chooses by what the browser asks for."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

urlpatterns = i18n_patterns(
    path("", include("pijler.web.apps.pages.urls")),
    path("account/", include("allauth.urls")),
    path("", include("pijler.web.apps.accounts.urls")),
    path("", include("pijler.web.apps.documents.urls")),
    path("", include("pijler.web.apps.dossiers.urls")),
    path("", include("pijler.web.apps.ledger.urls")),
    path("", include("pijler.web.apps.review.urls")),
    path("", include("pijler.web.apps.entries.urls")),
)
