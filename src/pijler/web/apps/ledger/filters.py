"""What a reader of the ledger asked for, read from the query string; what makes no sense is left aside."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from pijler.web.apps.register.models import COARSE

SHOWS = ("", "unanswered", "rejected", "no-date", "no-owner", "no-measure")


@dataclass(frozen=True, slots=True)
class Filters:
    """``show`` is the tab; the others narrow it down. Empty text and None: everything."""

    dossier: str = ""
    document: str = ""
    show: str = ""
    pillar: int | None = None
    principle: int | None = None
    stance: str = ""
    body: str = ""
    q: str = ""
    page: int = 1
    public: bool = False
    """Whether only what is published is shown: not asked for, but given by who looks."""

    @classmethod
    def read(cls, query: Mapping[str, str], public: bool = False) -> "Filters":
        return cls(
            public=public,
            dossier=_words(query, "dossier"),
            document=_words(query, "document"),
            show=_one_of(query, "show", SHOWS),
            pillar=_number(query, "pillar", 3),
            principle=_number(query, "principle", 31),
            stance=_one_of(query, "stance", COARSE),
            body=_words(query, "body"),
            q=_words(query, "q"),
            page=_number(query, "page", 1_000_000) or 1,
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything but the tab and the page is chosen."""
        return replace(self, show="", page=1) != Filters(public=self.public)

    def query(self, **changes: object) -> str:
        """The query string with ``changes``, from its first page unless ``page`` is among them; "" for everything."""
        chosen = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        values = {field.name: getattr(chosen, field.name) for field in fields(chosen) if field.name != "public"}
        kept = {name: value for name, value in values.items() if value and (name, value) != ("page", 1)}
        return f"?{urlencode(kept)}" if kept else ""


def _words(query: Mapping[str, str], name: str) -> str:
    value = query.get(name, "")
    return "".join(char for char in value if char.isprintable()).strip()[:300]


def _one_of(query: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    value = query.get(name, "")
    return value if value in known else ""


def _number(query: Mapping[str, str], name: str, most: int) -> int | None:
    value = query.get(name, "")
    if not (value.isascii() and value.isdigit() and len(value) <= 7):
        return None
    return int(value) if 1 <= int(value) <= most else None
