"""Pages of a PDF: which one a statement stands on, which are empty, and its marks drawn over the picture."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext as _

from pijler.reading.document import Page
from pijler.reading.pdf import Paged, empty_pages, runs
from pijler.web.apps.documents.pagepictures import pages_of
from pijler.web.apps.register.entries import Entry

register = template.Library()


@register.simple_tag
def first_page_of(entry: Entry, pages: Sequence[Page]) -> int | None:
    """The number of the page on which a statement begins."""
    found = pages_of(entry.segments, pages)
    return found[0] if found else None


@register.simple_tag
def pages_without_text(document: Paged) -> list[int]:
    return empty_pages(document)


@register.filter
def in_words(numbers: Sequence[int]) -> str:
    """``4 to 6, 9`` for 4, 5, 6, 9."""
    ranges = [
        _("%(first)s to %(last)s") % {"first": run[0], "last": run[-1]} if run[1:] else str(run[0])
        for run in runs(numbers)
    ]
    return ", ".join(ranges)


@register.filter
def points(length: float) -> str:
    """A length for SVG, whatever the language of the page: ``12.3``."""
    return f"{length:.1f}"
