"""The form in which documents of a dossier are given a kind and a place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pijler.web.apps.documents.queries import DocumentLine
from pijler.web.apps.dossiers.models import ROLES

LAST_PLACE = 999


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A document with what stands in its two fields, and what is wrong with each; "" where nothing is."""

    line: DocumentLine
    place: str
    role: str
    place_error: str = ""
    role_error: str = ""

    @property
    def is_right(self) -> bool:
        return not (self.place_error or self.role_error)


def rows_as_they_are(documents: Sequence[DocumentLine]) -> list[OrderRow]:
    return [OrderRow(line, str(place), line.role) for place, line in enumerate(documents, 1)]


def rows_as_sent(documents: Sequence[DocumentLine], sent: Mapping[str, str]) -> list[OrderRow]:
    """Each document of the dossier with what was sent for it; a field that is missing is wrong."""
    return [_sent(line, sent.get(f"place-{line.sha12}", ""), sent.get(f"role-{line.sha12}", "")) for line in documents]


def _sent(line: DocumentLine, place: str, role: str) -> OrderRow:
    place = place.strip()
    is_number = place.isascii() and place.isdigit() and len(place) <= 4
    place_error = "" if is_number and 1 <= int(place) <= LAST_PLACE else _("Give a whole number from 1 to 999.")
    return OrderRow(
        line, place, role, place_error, "" if role in ROLES else _("Choose a kind of document from the list.")
    )


def wanted(rows: Sequence[OrderRow]) -> dict[str, tuple[str, int]]:
    """Role and place by document; all rows are right."""
    return {row.line.sha12: (row.role, int(row.place)) for row in rows}
