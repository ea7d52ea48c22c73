"""The reader: pieces of text written out as HTML, everything escaped."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from pijler.web.apps.documents.rendering import Piece, Row, lay_out
from pijler.web.apps.register import labels
from pijler.web.apps.register.entries import Entry

register = template.Library()


@register.simple_tag
def reader_rows(document: Any, entries: Iterable[Entry]) -> list[Row[Entry]]:
    return lay_out(document, entries)


@register.simple_tag
def passage(row: Row[Entry]) -> SafeString:
    """The words of a row with their marks, footnote markers and page marks."""
    numbers = {entry.number: entry for entry in row.cards}
    return format_html_join("", "{}", ((_written(piece, numbers),) for piece in row.pieces))


def _written(piece: Piece, cards: dict[int, Entry]) -> SafeString:
    if piece.kind == "page":
        short = _("p. %(number)s") % {"number": piece.label}
        title = _("Page %(number)s") % {"number": piece.label}
        return format_html('<span class="page-mark" id="p{}" title="{}">{}</span>', piece.label, title, short)
    if piece.kind == "marker":
        words = _("Footnote %(number)s") % {"number": piece.label}
        return format_html(
            '<sup class="marker"><a id="fnref{0}" href="#fn{0}" aria-label="{1}">{0}</a></sup>', piece.label, words
        )
    return format_html("{}{}", _leads(piece, cards), _marked(piece))


def _leads(piece: Piece, cards: dict[int, Entry]) -> SafeString:
    """From the passage to its cards: one small link per statement that begins here."""
    return format_html_join(
        "",
        '<a class="lead lead-{1}" id="s{0}" href="#card-{0}" data-s="{0}" aria-label="{2}">{0}</a>',
        ((number, cards[number].kind, _lead_name(cards[number])) for number in piece.opens if number in cards),
    )


def _lead_name(entry: Entry) -> str:
    return _("%(kind)s %(number)s: to its card") % {"kind": labels.label("kind", entry.kind), "number": entry.number}


def _marked(piece: Piece) -> SafeString:
    words = _noted(piece)
    if not piece.numbers:
        return words
    classes = " ".join(f"q-{kind}" for kind in piece.kinds)
    numbers = " ".join(str(number) for number in piece.numbers)
    return format_html('<mark class="q {}" data-s="{}">{}</mark>', classes, numbers, words)


def _noted(piece: Piece) -> SafeString:
    if not piece.note:
        return format_html("{}", piece.text)
    return format_html('<span class="noted" title="{}">{}</span>', piece.note, piece.text)


@register.simple_tag
def outline(rows: Iterable[Row[Entry]]) -> list[dict[str, Any]]:
    """The headings, with how many statements stand below each until the next."""
    found: list[dict[str, Any]] = []
    for row in rows:
        if row.kind == "heading":
            found.append({"index": row.index, "level": row.level, "text": row.text, "count": 0})
        elif found:
            found[-1]["count"] += len(row.cards)
    return found


@register.simple_tag
def heading_tag(level: int, closing: bool = False) -> SafeString:
    """``<h2>`` for a heading of level 1, and so on down to ``<h6>``: the page's title is the only ``<h1>``."""
    depth = min(max(level, 1) + 1, 6)
    return mark_safe(f"</h{depth}>" if closing else f"<h{depth}>")  # noqa: S308 - a number only
