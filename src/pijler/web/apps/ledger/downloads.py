"""The rows of a view of the ledger as CSV and JSON: all pages, as a stream."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from pijler.web.apps.ledger import selection
from pijler.web.apps.ledger.chains import ChainRow, chain_rows
from pijler.web.apps.ledger.filters import Filters
from pijler.web.apps.register.entries import Entry, EntryRef

CHUNK = 200
Absolute = Callable[[str], str]

_PLAIN = (
    "kind", "state", "document_title", "document_language", "document_sha12", "number", "quote_text", "quote_ok",
    "pillar", "explicit", "source", "sub", "polarity", "stance", "coarse", "about", "actor_text", "actor_value",
    "what_text", "modality", "strength", "act", "firmness", "deadline_text", "measure_text", "measure_value",
    "measure_unit", "measure_direction", "condition", "addressee", "status", "rule", "pack_hash",
)  # fmt: skip
_DATES = ("document_dated", "deadline_first", "deadline_last")
COLUMNS = ("row", "row_missing", *_PLAIN, *_DATES, "section", "principles", "refs", "missing", "address")


def all_rows(filters: Filters) -> Iterator[ChainRow]:
    """Every row of the view. Which rows there are is settled at the start, so that none is skipped or told twice."""
    ids = list(selection.anchors(filters).values_list("pk", flat=True))
    for start in range(0, len(ids), CHUNK):
        yield from chain_rows(ids[start : start + CHUNK], filters.public)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, value: str) -> str:
        return value


def csv_lines(filters: Filters, absolute: Absolute) -> Iterator[str]:
    """One line per statement; ``row`` tells which ones stand in one row. Begins with a byte order mark for Excel."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow(COLUMNS))
    for number, row in enumerate(all_rows(filters), 1):
        for entry in row.all_entries:
            values = {"row": number, "row_missing": list(row.missing), **entry_json(entry, absolute)}
            yield str(writer.writerow([_cell(values[column]) for column in COLUMNS]))


def json_lines(filters: Filters, absolute: Absolute) -> Iterator[str]:
    """One object (packs/schema/ledger.json), written row by row."""
    chosen = {name: value for name, value in asdict(filters).items() if value and name not in ("page", "public")}
    yield '{"filters": ' + json.dumps(chosen, ensure_ascii=False) + ', "rows": ['
    for number, row in enumerate(all_rows(filters)):
        yield (",\n" if number else "\n") + json.dumps(row_json(row, absolute), ensure_ascii=False)
    yield "\n]}\n"


def row_json(row: ChainRow, absolute: Absolute) -> dict[str, Any]:
    columns = ("findings", "answers", "promises", "actions")
    entries = {name: [entry_json(entry, absolute) for entry in getattr(row, name)] for name in columns}
    return {"anchor": absolute(row.anchor.reader_url), **entries, "missing": list(row.missing)}


def entry_json(entry: Entry, absolute: Absolute) -> dict[str, Any]:
    """A statement with its quote and the address of its passage; what is absent is null."""
    dates = {name: day.isoformat() if (day := getattr(entry, name)) else None for name in _DATES}
    return {
        **{name: _or_none(getattr(entry, name)) for name in _PLAIN},
        **dates,
        "section": list(entry.section),
        "principles": [{"n": principle.n, "reason": principle.reason} for principle in entry.principles],
        "refs": list(entry.refs),
        "missing": list(entry.missing),
        "address": absolute(entry.reader_url),
        "repeated_at": [_address(other, absolute) for other in entry.repeated_by],
    }


def _address(other: EntryRef, absolute: Absolute) -> str:
    return absolute(other.reader_url)


def _or_none(value: object) -> object:
    return None if value == "" else value


def _cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, list):
        value = "; ".join(_part(part) for part in value)
    words = str(value)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") else words


def _part(part: object) -> str:
    return f"{part['n']}: {part['reason']}" if isinstance(part, dict) else str(part)
