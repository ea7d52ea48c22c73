"""Names of offices."""

from django import template

from pijler.vocab.institutions import institution
from pijler.web.language import page_language

register = template.Library()


@register.simple_tag
def unit_name(office: str) -> str:
    """The name of a unit by its id; "" for none; the id where the pack does not know it."""
    known = institution(office) if office else None
    return known.name[page_language()] if known else office
