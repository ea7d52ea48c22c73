"""The date that a file says of itself."""

from collections.abc import Iterable, Mapping
from datetime import date


def first_date(about: Mapping[str, str | None], names: Iterable[str]) -> date | None:
    """The value of the first of ``names`` that begins with a date in ISO 8601 form."""
    for name in names:
        try:
            return date.fromisoformat((about.get(name) or "")[:10])
        except ValueError:
            continue
    return None
