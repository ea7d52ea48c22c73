"""Pillars and principles in plain words, in the language of the page."""

from collections.abc import Sequence

from django import template
from django.utils.translation import get_language

from pijler.web.apps.pages import content

register = template.Library()


@register.simple_tag
def explained_pillars() -> Sequence[content.Pillar]:
    return content.pillars(_language())


@register.simple_tag
def explained_principle(number: int) -> content.Principle:
    return content.principles(_language())[number]


def _language() -> str:
    return "nl" if (get_language() or "").startswith("nl") else "en"
