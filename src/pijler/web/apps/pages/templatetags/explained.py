"""Pillars and principles in plain words, in the language of the page."""

from collections.abc import Sequence

from django import template

from pijler.web.apps.pages import content
from pijler.web.language import page_language

register = template.Library()


@register.simple_tag
def explained_pillars() -> Sequence[content.Explained]:
    return content.pillars(page_language())


@register.simple_tag
def explained_principle(number: int) -> content.Explained:
    return content.principle(number, page_language())
