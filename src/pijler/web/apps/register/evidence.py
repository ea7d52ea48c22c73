"""Whether the words of an entry still stand in their source."""

from pijler.registers.entry import Evidence
from pijler.web.apps.documents.texts import verified_texts
from pijler.web.apps.register.models import Suggestion
from pijler.web.apps.register.queries import quote_holds


def evidence_of(row: Suggestion) -> Evidence:
    """``row`` comes with its document and that one's source (without bytes)."""
    if row.citation and not row.quote:
        return "cited"
    key = row.document.source_hash
    text = verified_texts.get({key}).get(key, "") if key else ""
    segments = tuple((start, end) for start, end in row.segments)
    return "holds" if quote_holds(row, segments, text) else "broken"
