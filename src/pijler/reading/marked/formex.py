"""Acts and documents of the European Union in Formex 4, the XML of the Publications Office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from pijler.reading.marked.notes import note_text
from pijler.reading.marked.ordinals import printed
from pijler.reading.marked.parts import Content, Note, Part, PartKind
from pijler.reading.marked.tables import from_rows
from pijler.reading.marked.trees import Element, local, text_of, through
from pijler.reading.marked.walker import Walker

ROOTS = frozenset({
    "ACT", "GENERAL", "ANNEX", "CONS.ACT", "CONS.ANNEX", "CONS.DOC", "DECISION.ECHR", "CASE", "JUDGMENT", "OPINION",
    "CORR", "LETTER", "PROPOSAL", "AGR", "SE", "OTHER", "SUM",
})  # fmt: skip
_DIVISIONS = ("DIVISION", "GR.SEQ", "ARTICLE", "ANNEX", "PREAMBLE", "SUBDIV", "GR.ANNOTATION")
_NUMBERED = {"NP": "NO.P", "NP.ECR": "NO.P.ECR", "PARAG": "NO.PARAG", "CONSID": "NO.P", "DLIST.ITEM": "TERM"}
"""Elements with their number in an element of its own."""
_ROW_GROUPS = frozenset({"CORPUS", "BLK"})
_FORMS = {"ARAB": "decimal", "ROMAN": "upperRoman", "ALPHA": "lowerLetter"}


def read_formex(root: Element) -> Content:
    """The content of an act or document."""
    reader = _Reader()
    reader.element(root)
    language = next((text_of(found) for found in root.iter("{*}LG.DOC")), "").lower() or None
    return Content("formex", reader.parts(), _title(root), _date(root), language)


def _title(root: Element) -> str | None:
    """The words of the first title, without its notes."""
    title = next((child for parent in (root, *root) for child in parent if local(child) == "TITLE"), None)
    if title is None:
        return None
    reader = _Reader()
    reader.children(title)
    return note_text(reader.parts()) or None


def _date(root: Element) -> date | None:
    about = next(root.iter("{*}BIB.INSTANCE"), None)
    for found in about.iter("{*}DATE") if about is not None else ():
        iso = found.get("ISO", "")
        try:
            return date(int(iso[:4]), int(iso[4:6]), int(iso[6:8]))
        except ValueError:
            continue
    return None


@dataclass(slots=True)
class _Notes:
    """The notes so far; stars count apart from figures, as the Official Journal prints them."""

    by_id: dict[str, Note] = field(default_factory=dict[str, Note])
    figures: int = 0
    stars: int = 0

    def next_number(self, form: str) -> str:
        """The number of the next note."""
        if form == "STAR":
            self.stars += 1
            return f"*{self.stars}"
        self.figures += 1
        return printed(self.figures, _FORMS.get(form, ""))


class _Reader(Walker):
    blocks: ClassVar[Mapping[str, PartKind]] = {
        "P": "paragraph", "ALINEA": "paragraph", "TXT": "paragraph", "VISA": "paragraph", "PREAMBLE.INIT": "paragraph",
        "PREAMBLE.FINAL": "paragraph", "GR.CONSID.INIT": "paragraph", "TI": "paragraph", "STI": "paragraph",
    }  # fmt: skip
    left_out = frozenset({"BIB.INSTANCE", "BIB.DATA", "INCL.ELEMENT", "FMT.VALUE", "TOC", *_NUMBERED.values()})

    def __init__(self, notes: "_Notes | None" = None) -> None:
        super().__init__()
        self._notes = notes or _Notes()
        self.on = {
            **dict.fromkeys(_DIVISIONS, self.in_division),
            **dict.fromkeys(_NUMBERED, self._numbered),
            "TITLE": self._title,
            "TI.ART": self._article,
            "STI.ART": self._article,
            "LIST": self.in_list,
            "ITEM": self._item,
            "NOTE": self._note,
            "GR.NOTES": self._define,
            **dict.fromkeys(("SIGNATURE", "SIGNATORY", "PL.DATE"), self._signature),
            "TBL": self._table,
            "QUOT.START": self._sign,
            "QUOT.END": self._sign,
        }

    def block(self, element: Element, kind: PartKind, level: int = 0, label: str = "") -> None:
        """A line of a heading goes on in it; anything else is a part of its own."""
        if self._in_heading():
            self.children(element)
            self.flow.text(" ")
        else:
            super().block(element, "signature" if self.flow.kind == "signature" else kind, level, label)

    def _title(self, title: Element) -> None:
        """A title, its lines (number, name) in one heading."""
        self.flow.begin("heading", self.depth + 1)
        self.children(title)
        self.flow.close()

    def _article(self, element: Element) -> None:
        """The number of an article, or its name, which goes on behind the number."""
        if not (local(element) == "STI.ART" and self._in_heading()):
            self.flow.begin("heading", self.depth + 1)
        self.children(element)
        self.flow.text(" ")
        following = element.getnext()
        if following is None or local(following) != "STI.ART":
            self.flow.close()

    def _in_heading(self) -> bool:
        return self.flow.open is not None and self.flow.open.kind == "heading"

    def _numbered(self, element: Element) -> None:
        """A paragraph or item with its number before it."""
        number = next((child for child in element if local(child) == _NUMBERED[local(element)]), None)
        if number is None:
            self.children(element)
            self.flow.close()
            return
        in_list = self.list_depth > 0
        self.list_depth += not in_list
        self.flow.begin("item", self.list_depth, text_of(number))
        self.children(element)
        self.flow.close()
        self.list_depth -= not in_list

    def _item(self, item: Element) -> None:
        """An item of a list; its number stands in an element inside it, else its list says which sign it has."""
        if any(local(child) in _NUMBERED for child in item):
            self.children(item)
        else:
            self.item(item, {"DASH": "–", "BULLET": "•"}.get((_parent_type(item)), ""))
        self.flow.close()

    def _note(self, element: Element) -> None:
        """A note within the text; one that only refers to another has its id."""
        key = element.get("NOTE.REF", "")
        self.flow.note((self._notes.by_id.get(key) if key else None) or self._defined(element))

    def _define(self, group: Element) -> None:
        """Notes that stand together, before a table that refers to them."""
        for element in through(group, (), "NOTE"):
            self._defined(element)

    def _defined(self, element: Element) -> Note:
        """A new note."""
        reader = _Reader(self._notes)
        reader.children(element)
        note = Note(self._notes.next_number(element.get("NUMBERING", "")), note_text(reader.parts()))
        self._notes.by_id[element.get("NOTE.ID", "")] = note
        return note

    def _signature(self, element: Element) -> None:
        """Place, date and names, each a line."""
        before, self.flow.kind = self.flow.kind, "signature"
        self.flow.close()
        self.children(element)
        self.flow.close()
        self.flow.kind = before

    def _sign(self, element: Element) -> None:
        """A quotation mark, given by its code."""
        try:
            self.flow.text(chr(int(element.get("CODE", ""), 16)))
        except (ValueError, OverflowError):
            self.flow.text("‘" if local(element) == "QUOT.START" else "’")

    def _table(self, table: Element) -> None:
        for group in through(table, (), "GR.NOTES"):
            self._define(group)
        for title in table.iterchildren("{*}TITLE"):
            self.block(title, "table")
        rows = [
            [self._cell(cell) for cell in row if local(cell) == "CELL"] for row in through(table, _ROW_GROUPS, "ROW")
        ]
        self.flow.extend(from_rows(rows))

    def _cell(self, cell: Element) -> list[Part]:
        reader = _Reader(self._notes)
        reader.children(cell)
        return reader.parts()


def _parent_type(item: Element) -> str:
    parent = item.getparent()
    return "" if parent is None else parent.get("TYPE", "")
