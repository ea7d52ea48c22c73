"""Signing in through the organisation's own OpenID Connect provider, where one is set."""

from collections.abc import Mapping


def oidc_apps(environment: Mapping[str, str]) -> list[dict[str, object]]:
    """The provider that PIJLER_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET and _NAME describe; none without an issuer."""
    issuer = environment.get("PIJLER_OIDC_ISSUER", "").rstrip("/")
    if not issuer:
        return []
    return [
        {
            "provider_id": "organisation",
            "name": environment.get("PIJLER_OIDC_NAME", "OpenID Connect"),
            "client_id": environment.get("PIJLER_OIDC_CLIENT_ID", ""),
            "secret": environment.get("PIJLER_OIDC_CLIENT_SECRET", ""),
            "settings": {"server_url": issuer},
        }
    ]
