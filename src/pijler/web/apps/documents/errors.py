"""Texts of errors in the language of the page: fixed ones as they are, those that hold values by their fixed parts.

``tools/messages.py`` writes every such text into the catalog with ``%(v1)s`` and so on in the place of its values.
"""

import re
from functools import lru_cache

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, trans_real
from django.utils.translation import gettext_lazy as _

_VALUE = re.compile(r"%\(v(\d)\)s")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+")

VALUES: tuple[Promise, ...] = (
    _("a Microsoft Office file of the old kind, or one locked with a password"),
    _("a rich text (RTF) file"),
    _("a PNG image"),
    _("a JPEG image"),
    _("a GIF image"),
    _("a TIFF image"),
    _("a gzip archive"),
    _("a 7z archive"),
    _("a program"),
    _("an Excel workbook"),
    _("a PowerPoint presentation"),
    _("a ZIP archive without a text document in it"),
    _("a container of the type %(v1)s"),
)
"""What a value can be that is itself words: the catalog must hold them."""


def in_language(text: str) -> str:
    """``text`` in the language of the page; as it is where the catalog does not know it."""
    words = gettext(text)
    if words != text or not text:
        return words
    for pattern, template in _templates(get_language() or "en"):
        if found := pattern.fullmatch(text):
            return _filled(gettext(template), [_value(value) for value in found.groups()])
    return text


def _filled(template: str, values: list[str]) -> str:
    return _VALUE.sub(lambda place: values[int(place[1]) - 1], template)


def _value(value: str) -> str:
    if _GROUPED.fullmatch(value):
        return number_format(int(value.replace(",", "")), use_l10n=True, force_grouping=True)
    return in_language(value) if value[:2] in ("a ", "an") else value


@lru_cache
def _templates(language: str) -> list[tuple[re.Pattern[str], str]]:
    """What a text with values looks like, for each that the catalog knows; the longest fixed parts first."""
    keys = trans_real.translation(language)._catalog.keys()  # as Django's own JavaScriptCatalog reads it
    known = sorted((key for key in keys if isinstance(key, str) and _VALUE.search(key)), key=len, reverse=True)
    return [(_pattern(key), key) for key in known]


def _pattern(template: str) -> re.Pattern[str]:
    fixed = _VALUE.split(template)[::2]
    return re.compile("(.+?)".join(map(re.escape, fixed)), re.DOTALL)
