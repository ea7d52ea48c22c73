"""What every template may use: signs, built styles, and words around numbers."""

from collections.abc import Mapping
from functools import lru_cache

from django import template
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Drawn on a field of 24 by 24. A sign never stands alone: its word is beside it.
SIGNS: Mapping[str, str] = {
    "pillar-1": '<path d="M3 3h18v18H3z"/>',
    "pillar-2": '<circle cx="12" cy="12" r="10"/>',
    "pillar-3": '<path d="M12 2 23 21H1z"/>',
    "finding": '<path d="M10 2a8 8 0 0 1 6.3 12.9l5.4 5.4-1.4 1.4-5.4-5.4A8 8 0 1 1 10 2zm0 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12z"/>',
    "position": '<path d="M3 3h18v13H11l-5 5v-5H3zm2 2v9h3v2.2L10.200 14H19V5z"/>',
    "commitment": '<path d="M5 2h2v2h12l-3 5 3 5H7v8H5zm2 4v6h8.500l-1.800-3 1.800-3z"/>',
    "action": '<path d="M9.500 18.300 3.200 12l1.600-1.600 4.700 4.700L19.200 5.400 20.800 7z"/>',
    "accept": '<path d="M9.500 18.300 3.200 12l1.600-1.600 4.700 4.700L19.200 5.400 20.800 7z"/>',
    "partly": '<path d="M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm0 2a8 8 0 0 0 0 16z"/>',
    "reject": '<path d="m5.600 4.200 6.400 6.400 6.400-6.400 1.400 1.400-6.400 6.400 6.400 6.400-1.400 1.400-6.400-6.400-6.400 6.400-1.400-1.400 6.400-6.400-6.400-6.400z"/>',
    "note": '<path d="M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm0 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16z"/>',
    "gap": '<path d="M4 11h4v2H4zm6 0h4v2h-4zm6 0h4v2h-4z"/>',
    "date": '<path d="M7 2h2v2h6V2h2v2h4v17H3V4h4zM5 9v10h14V9z"/>',
    "owner": '<path d="M12 3a4.500 4.500 0 1 1 0 9 4.500 4.500 0 0 1 0-9zM3 21c0-4.500 4-7 9-7s9 2.500 9 7z"/>',
    "measure": '<path d="M3 20h18v2H3zm1-7h4v5H4zm6-5h4v10h-4zm6-5h4v15h-4z"/>',
    "machine": '<path d="M11 2h2v3h6v14H5V5h6zM7 7v10h10V7zm2 2.500h2V13H9zm4 0h2V13h-2zM2 10h2v5H2zm18 0h2v5h-2z"/>',
    "download": '<path d="M11 3h2v9.200l3.300-3.300 1.400 1.400L12 16l-5.700-5.700 1.400-1.400 3.300 3.300zM4 19h16v2H4z"/>',
    "upload": '<path d="M11 16h2V6.800l3.300 3.300 1.400-1.400L12 3 6.300 8.700l1.400 1.400L11 6.800zM4 19h16v2H4z"/>',
    "warning": '<path d="M12 2 23 21H1zm0 4.200L4.500 19h15zM11 10h2v5h-2zm0 6h2v2h-2z"/>',
    "arrow": '<path d="M13.500 5.500 20 12l-6.500 6.500-1.400-1.400 4.100-4.100H4v-2h12.200l-4.100-4.100z"/>',
}
BRAND = (
    '<path class="mark-1" d="M3 13h8v24H3z"/><circle class="mark-2" cx="20" cy="32" r="5"/>'
    '<path class="mark-2" d="M16 13h8v12h-8z"/><path class="mark-3" d="M29 13h8v12h-8zM33 26l5.500 11h-11z"/>'
    '<path class="mark-0" d="M1 3h38v6H1z"/>'
)


@register.simple_tag
@lru_cache
def sign(name: str, size: int = 18) -> SafeString:
    """The sign ``name`` as inline SVG, hidden from screen readers: the word beside it says the same."""
    drawing = mark_safe(SIGNS[name])  # noqa: S308 - a constant of this module
    return format_html(
        '<svg class="sign sign-{}" viewBox="0 0 24 24" width="{}" height="{}" aria-hidden="true">{}</svg>',
        name,
        size,
        size,
        drawing,
    )


@register.simple_tag
def brand() -> SafeString:
    return mark_safe(f'<svg viewBox="0 0 40 40" aria-hidden="true">{BRAND}</svg>')  # noqa: S308 - a constant


@lru_cache
def _found(path: str) -> bool:
    return finders.find(path) is not None


@register.simple_tag
def built(name: str) -> str:
    """The address of a built file, or nothing where it was not built: the page then does without."""
    path = f"pijler/built/{name}"
    present = finders.find(path) is not None if settings.DEBUG else _found(path)
    return static(path) if present else ""


@register.simple_tag(takes_context=True)
def here(context: template.Context, *prefixes: str) -> str:
    """``page`` where this page is one of those named (namespaces or names of addresses), for ``aria-current``."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    if match is None:
        return ""
    return "page" if match.view_name in prefixes or match.namespace in prefixes else ""
