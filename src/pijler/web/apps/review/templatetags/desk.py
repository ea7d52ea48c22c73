"""Words of the review desk and of histories."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from pijler.vocab.institutions import institution
from pijler.web.apps.history.queries import EventLine
from pijler.web.apps.register import labels
from pijler.web.apps.register.templatetags.statements import passive
from pijler.web.apps.review.queries import Tie
from pijler.web.language import page_language

register = template.Library()


@register.filter
def act_word(act: str) -> str:
    """What was done, in words."""
    return str(labels.label("event", act))


@register.filter
def who_did(event: EventLine) -> str:
    """The person, for colleagues; a role and an office for everybody."""
    role = str(labels.label("short_role", event.role))
    unit = institution(event.office) if event.office else None
    parts = [event.who, role if not event.who else "", unit.name[page_language()] if unit else ""]
    return ", ".join(part for part in parts if part)


@register.filter
def field_word(name: str) -> str:
    """A field of the register, in words."""
    return _("tie") if name.startswith("link ") else str(labels.label("field", name))


@register.filter
def shown(value: Any) -> str:
    """A value as it is told in a history."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


@register.filter
def tie_word(tie: Tie) -> str:
    return str(labels.label("relation", tie.relation)) if tie.own else passive(tie.relation)
