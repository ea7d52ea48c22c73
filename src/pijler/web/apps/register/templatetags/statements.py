"""Words and signs for a statement: its kind, its stance, its pillar, its date."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, wraps
from typing import TypeVar, cast

from django import template
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pijler.web.apps.documents.errors import in_language
from pijler.web.apps.pages.templatetags.pijler import sign
from pijler.web.apps.register import labels
from pijler.web.apps.register.entries import Entry, EntryLink, EntryRef

register = template.Library()
Links = Mapping[int, Sequence[EntryLink]]


Tag = TypeVar("Tag", bound=Callable[..., SafeString])


def once_per_language(make: Tag) -> Tag:
    """The same few words and signs stand hundreds of times on a page: each is put together once per language."""

    @lru_cache(512)
    def made(language: str | None, *args: object) -> SafeString:
        return make(*args)

    @wraps(make)
    def tag(*args: object) -> SafeString:
        return made(get_language(), *args)

    return cast("Tag", tag)


@register.filter
def label(value: object, group: str) -> Promise | str:
    """The word for a value of the contract: ``{{ entry.modality|label:"modality" }}``."""
    return labels.label(group, value)


@register.simple_tag
@once_per_language
def kind_word(kind: str) -> SafeString:
    return format_html('<span class="kind kind-{}">{} {}</span>', kind, sign(kind), labels.label("kind", kind))


@register.simple_tag
@once_per_language
def coarse_word(coarse: str) -> SafeString:
    """The stance as a word with its sign."""
    return format_html(
        '<span class="stance stance-{}">{} {}</span>', coarse, sign(coarse), labels.label("coarse", coarse)
    )


@register.simple_tag
@once_per_language
def pillar_shape(number: int, words: bool = False) -> SafeString:
    """The shape of a pillar, with its number beside it, or with its name."""
    name = labels.label("pillar", number) if words else _("Pillar %(number)s") % {"number": number}
    return format_html('<span class="pillar pillar-{}">{} {}</span>', number, sign(f"pillar-{number}", 14), name)


@register.simple_tag
def unreviewed(entry: Entry, words: bool = True) -> SafeString:
    """The mark of what a machine made and no person looked at; nothing for what a person did look at."""
    return _mark(entry.state, words) if entry.state == "suggested" else SafeString()


@once_per_language
def _mark(state: str, words: bool) -> SafeString:
    name = labels.label("state", state)
    text = format_html('<span class="visually-hidden">{}</span>', name)
    shown = format_html('<span aria-hidden="true">{}</span>', _("not reviewed")) if words else ""
    return format_html('<span class="unreviewed" title="{}">{}{}{}</span>', name, sign("machine", 15), shown, text)


@register.simple_tag
def when(first: date | None, last: date | None) -> str:
    """An interval of dates in words, either end open."""
    if first and last and first != last:
        return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}
    if last:
        return _day(last) if first else _("no later than %(day)s") % {"day": _day(last)}
    return _("from %(day)s") % {"day": _day(first)} if first else ""


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


@dataclass(frozen=True, slots=True)
class Tie:
    """Another statement that this one is tied to, with the word for how, and why."""

    word: str
    other: EntryRef
    reason: str


@register.simple_tag
def ties(entry: Entry, links_to: Links, links_from: Links) -> list[Tie]:
    """All that a statement is tied to: from it, to it, and its repetitions."""
    out = [
        Tie(str(labels.label("relation", link.relation)), link.other, link.reason)
        for link in links_to.get(entry.id, ())
    ]
    back = [Tie(passive(link.relation), link.other, link.reason) for link in links_from.get(entry.id, ())]
    again = [Tie(_("says again"), entry.repeats, "")] if entry.repeats else []
    return out + back + again + [Tie(_("said again"), other, "") for other in entry.repeated_by]


def passive(relation: str) -> str:
    """A relation seen from its other end."""
    words = {
        "answers": _("answered by"),
        "promises": _("followed by the promise"),
        "implements": _("carried out by"),
        "cites": _("referred to by"),
    }
    return words.get(relation, relation)


@register.simple_tag
def said(text: str) -> SafeString:
    """A text of an error in the language of the page where there is one, else in English and marked so."""
    words = in_language(text)
    language = get_language() or "en"
    known = language.startswith("en") or words != text
    return format_html('<span lang="{}">{}</span>', language if known else "en", words)


SHORT = 260  # characters that stand in a cell as they are; what is longer unfolds


@register.filter
def is_long(words: str) -> bool:
    return len(words) > SHORT


@register.filter
def shortened(words: str) -> str:
    """The beginning of ``words``, up to a whole word."""
    return words[:SHORT].rsplit(" ", 1)[0] + " …"
