"""Who speaks or acts, in the language of the page where extraction gives a general word instead of a name."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

GENERAL: dict[str, Promise] = {
    "administration": _("the administration"),
    "bill": _("the bill"),
    "body": _("the body"),
    "cabinet": _("the cabinet"),
    "committee": _("the committee"),
    "delegation": _("the delegation"),
    "government": _("the government"),
    "i": _("whoever signs the letter"),
    "ik": _("whoever signs the letter"),
    "kabinet": _("the cabinet"),
    "minister": _("the minister"),
    "ministeries": _("the ministries"),
    "ministry": _("the ministry"),
    "Nederland": _("the Netherlands"),
    "people": _("those who were asked"),
    "plan": _("the plan"),
    "process": _("the process"),
    "raad-van-ministers": _("the council of ministers"),
    "regering": _("the government"),
    "researchers": _("the researchers"),
    "rijksoverheid": _("the central government"),
    "staatssecretaris": _("the state secretary"),
    "state": _("the state"),
    "study": _("the study"),
    "we": _("whoever signs the letter"),
    "wij": _("whoever signs the letter"),
}


@register.simple_tag
def who(value: str, language: str) -> SafeString:
    """The name as the document gives it, in the document's language, or the general word for it in ours."""
    if value in GENERAL:
        return format_html("<span>{}</span>", GENERAL[value])
    return format_html('<span lang="{}">{}</span>', language, value)
