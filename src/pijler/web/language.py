"""The language of the page that is being made."""

from typing import Literal

from django.utils.translation import get_language


def page_language() -> Literal["nl", "en"]:
    """Dutch, or else English."""
    return "nl" if (get_language() or "").startswith("nl") else "en"
