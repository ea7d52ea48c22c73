"""Texts that stand in a pack in Dutch and in English, as read-only mappings from language code to text."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

Both = Mapping[str, str]
"""``nl`` and ``en``, each to one text."""

Words = Mapping[str, tuple[str, ...]]
"""``nl`` and ``en``, each to several words or names; a language without any maps to nothing."""

LANGUAGES = ("nl", "en")


def both(raw: Mapping[str, Any]) -> Both:
    """A checked pack's ``{nl: ..., en: ...}`` as a value that cannot change."""
    return MappingProxyType({language: str(raw[language]) for language in LANGUAGES})


def words(raw: Mapping[str, Any] | None) -> Words:
    """A checked pack's ``{nl: [...], en: [...]}``; absent is empty."""
    given = raw or {}
    return MappingProxyType({language: tuple(given.get(language, ())) for language in LANGUAGES})
