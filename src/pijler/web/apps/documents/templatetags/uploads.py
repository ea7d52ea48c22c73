"""Words around an upload and around two versions of a document."""

from datetime import timedelta

from django import template

from pijler.web.apps.register.entries import Entry
from pijler.web.apps.register.moves import Bit, Pair, wordings

register = template.Library()


@register.filter
def minutes(span: timedelta) -> int:
    """Whole minutes, rounded; 0 below half a minute."""
    return round(span.total_seconds() / 60)


@register.filter
def rate(a_minute: float) -> str:
    """Files a minute: whole from ten on, else with one decimal, as the page's language writes it."""
    from django.utils.formats import number_format

    return number_format(a_minute, 0 if a_minute >= 10 else 1)


@register.simple_tag
def wordings_of(pair: Pair[Entry]) -> tuple[list[Bit], list[Bit]]:
    return wordings(pair.old.words, pair.new.words)
