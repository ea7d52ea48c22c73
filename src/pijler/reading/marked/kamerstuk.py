"""Dutch official publications: letters to parliament and their like, in the XML of officielebekendmakingen.nl."""

from collections.abc import Container, Mapping
from functools import partial
from typing import ClassVar

from pijler.reading.marked.dates import first_date
from pijler.reading.marked.notes import note_text
from pijler.reading.marked.parts import Content, Note, Part, PartKind
from pijler.reading.marked.tables import from_rows
from pijler.reading.marked.trees import Element, local, text_of, through
from pijler.reading.marked.typography import make_heading, rank_of
from pijler.reading.marked.walker import Walker


def _is_emphasis(element: Element, kinds: Container[str]) -> bool:
    return local(element) == "nadruk" and element.get("type", "") in kinds


ROOTS = frozenset({"officiele-publicatie", "kamerstuk", "kamervragen", "aanhangsel", "handelingen", "staatscourant"})
_DIVISIONS = ("divisie", "hoofdstuk", "paragraaf", "afdeling", "artikel", "titeldeel", "deel", "bijlage")
_NOTE_NUMBERS = ("noot.nr", "noot.lbl")
_ROW_GROUPS = frozenset({"tgroup", "thead", "tbody", "tfoot"})
_RANKS = {"vet": 1, "vetcur": 2, "ondlijn": 3, "onderstreept": 3, "cur": 4, "rom": 5}
"""How the headings of a letter are set, the weightiest first."""
_SET_APART = tuple(partial(_is_emphasis, kinds=kinds) for kinds in (("vet",), ("ondlijn", "onderstreept"), ("cur",)))
_TITLES = ("OVERHEIDop.documenttitel", "DC.title", "OVERHEIDop.dossiertitel")
_DATES = ("OVERHEIDop.datumBrief", "OVERHEIDop.datumOndertekening", "DCTERMS.issued", "DCTERMS.available")


def read_kamerstuk(root: Element) -> Content:
    """The content of a publication."""
    about = {meta.get("name", ""): meta.get("content") or text_of(meta) for meta in root.iter("{*}meta")}
    reader = _Reader(_notes(root))
    reader.element(root)
    title = next((about[key] for key in _TITLES if about.get(key)), None)
    language = (about.get("DCTERMS.language") or about.get("DC.language") or root.get("lang") or "nl")[:2].lower()
    return Content("kamerstuk", reader.parts(), title, first_date(about, _DATES), language)


def _notes(root: Element) -> dict[str, Note]:
    """All notes by their id, so that a second marker finds them; a note without id is given one."""
    notes: dict[str, Note] = {}
    for place, noot in enumerate(root.iter("{*}noot"), 1):
        key = noot.get("id") or f" {place}"
        if key in notes:
            key = f" {place}"
        noot.set("id", key)
        notes[key] = _note(noot, place)
    return notes


def _note(noot: Element, place: int) -> Note:
    number = next((text_of(child) for child in noot if local(child) in _NOTE_NUMBERS), "").strip("[]() ")
    reader = _Reader({})
    reader.children(noot)
    return Note(number or noot.get("nr") or str(place), note_text(reader.parts()))


class _Reader(Walker):
    blocks: ClassVar[Mapping[str, PartKind]] = {
        "noot.al": "paragraph", "context.al": "paragraph", "considerans.al": "paragraph",
        "tekstregel": "furniture", "dossiernummer": "furniture", "stuknr": "furniture", "titel": "furniture",
        "datumtekst": "furniture", "slotformulering": "signature",
    }  # fmt: skip
    left_out = frozenset({"metadata", "meta-data", "plaatje", "illustratie", *_NOTE_NUMBERS, "li.nr", "lidnr"})

    def __init__(self, notes: dict[str, Note]) -> None:
        super().__init__()
        self._notes = notes
        self._in_cell = False
        self.on = {
            **dict.fromkeys(_DIVISIONS, self.in_division),
            "al": self._al,
            "kop": self._kop,
            "tussenkop": self._tussenkop,
            "lijst": self.in_list,
            "li": lambda li: self._numbered(li, "li.nr", "•"),
            "lid": self._lid,
            "noot": lambda noot: self._mark(noot.get("id", "")),
            "nootref": lambda ref: self._mark(ref.get("refid", "")),
            "table": self._table,
            "ondertekening": self._ondertekening,
        }

    def _al(self, al: Element) -> None:
        """A paragraph; one that only emphasis sets apart may be a heading."""
        if self.list_depth or self._in_cell:
            self.block(al, "paragraph")
            return
        self.flow.begin("paragraph")
        self.children(al)
        make_heading(self.flow.open, rank_of(al, _SET_APART))
        self.flow.close()

    def _kop(self, kop: Element) -> None:
        self.flow.begin("heading", max(1, self.depth))
        self.spaced(kop)
        if not len(kop):
            self.flow.text(kop.text)
        self.flow.close()

    def _tussenkop(self, kop: Element) -> None:
        self.flow.begin("heading").rank = _RANKS.get(kop.get("kopopmaak", ""), 0)
        self.children(kop)
        self.flow.close()

    def _numbered(self, element: Element, number: str, otherwise: str) -> None:
        """An item whose number stands in an element of its own."""
        found = next((child for child in element if local(child) == number), None)
        self.item(element, otherwise if found is None else text_of(found))

    def _lid(self, lid: Element) -> None:
        """A numbered paragraph of an article."""
        self.flow.close()
        self.list_depth += 1
        self._numbered(lid, "lidnr", "")
        self.list_depth -= 1

    def _mark(self, key: str) -> None:
        if note := self._notes.get(key):
            self.flow.note(note)

    def _table(self, table: Element) -> None:
        rows = [
            [self._cell(entry) for entry in row if local(entry) == "entry"]
            for row in through(table, _ROW_GROUPS, "row")
        ]
        for title in table.iterchildren("{*}title"):
            self.block(title, "table")
        self.flow.extend(from_rows(rows))

    def _cell(self, entry: Element) -> list[Part]:
        reader = _Reader(self._notes)
        reader._in_cell = True
        reader.children(entry)
        return reader.parts()

    def _ondertekening(self, element: Element) -> None:
        self.flow.begin("signature")
        for child in element:
            self.spaced(child) if len(child) else self.flow.text(child.text)
            self.flow.line()
        self.flow.close()
