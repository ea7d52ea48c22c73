"""Pillars and principles in plain words, in the language of the page."""

from collections.abc import Sequence

from django import template
from django.utils.translation import get_language

from pijler.web.apps.pages import content

register = template.Library()


@register.simple_tag
def explained_pillars() -> Sequence[content.Explained]:
    return content.pillars(_language())


@register.simple_tag
def explained_principle(number: int) -> content.Explained:
    return content.principle(number, _language())


def _language() -> str:
    return "nl" if (get_language() or "").startswith("nl") else "en"
