"""The text of a DOCX: paragraphs, tables and text boxes."""

from pijler.reading.marked.docx_names import child, choice, outermost, switch, value
from pijler.reading.marked.docx_runs import GONE, Runs, Sheets
from pijler.reading.marked.flow import Flow
from pijler.reading.marked.parts import Part
from pijler.reading.marked.tables import from_rows
from pijler.reading.marked.trees import Element, local, through
from pijler.reading.marked.typography import make_heading

_NEW_PAGE = frozenset({None, "nextPage", "oddPage", "evenPage"})
_AROUND = frozenset({"sdt", "sdtContent", "ins", "customXml", "moveTo"})
"""What may lie around the rows of a table and the cells of a row."""


class Body:
    """Reads blocks. ``printed`` says that the word processor noted where pages begin, so that breaks need no count."""

    def __init__(self, sheets: Sheets, printed: bool = False, page: int = 1) -> None:
        self._sheets = sheets
        self._printed = printed
        self._flow = Flow(page)
        self._runs = Runs(sheets, self._flow, self._boxes, self._turn)
        self._runs_on = False  # the mark that ended the last paragraph was deleted
        self._in_cell = False

    def parts(self) -> list[Part]:
        """What has been read."""
        return self._flow.parts()

    def read(self, parent: Element) -> None:
        """The paragraphs and tables in ``parent``."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "AlternateContent":
                self.read(choice(element))
            elif name == "sdt":
                self._control(element)
            elif name not in GONE:
                self.read(element)

    def _control(self, sdt: Element) -> None:
        """A content control; one with a table of contents is furniture."""
        content = child(sdt, "sdtContent")
        if content is None:
            return
        if value(sdt, "sdtPr", "docPartObj", "docPartGallery") == "Table of Contents":
            self._flow.extend(self._furniture(content))
        else:
            self.read(content)

    def _paragraph(self, p: Element) -> None:
        properties = child(p, "pPr")
        ends = child(properties, "rPr", "del") is None
        if not ends and not _has_words(p):
            return  # deleted as a whole
        if switch(properties, "pageBreakBefore"):
            self._turn()
        if not (self._runs_on and self._flow.open):
            self._begin(properties)
        self._runs.read(p)
        self._runs_on = not ends
        if ends:
            self._end()
        section = child(properties, "sectPr")
        if section is not None and value(section, "type") in _NEW_PAGE:
            self._turn()

    def _begin(self, properties: Element | None) -> None:
        style = value(properties, "pStyle")
        self._runs.begin(style)
        label, depth = self._sheets.numbering.label(self._numbering(properties, style)) or ("", 0)
        if level := self._sheets.styles.heading_level(style, properties):
            self._flow.begin("heading", level, label)
        elif self._sheets.styles.is_contents(style):
            self._flow.begin("furniture")
        elif depth:
            self._flow.begin("item", depth, label)
        else:
            self._flow.begin("paragraph")

    def _numbering(self, properties: Element | None, style: str | None) -> Element | None:
        """The numbering of a paragraph, its style's where it names none of its own."""
        own = child(properties, "numPr")
        return own if child(own, "numId") is not None else self._sheets.styles.numbering(style)

    def _end(self) -> None:
        """Close the paragraph; one that only its letters set apart may be a heading."""
        make_heading(self._flow.open, 0 if self._in_cell else self._runs.rank())
        self._flow.close()

    def _boxes(self, drawing: Element) -> None:
        """The text boxes in a drawing: furniture, beside the paragraph in which they hang."""
        for box in outermost(drawing, "txbxContent"):
            self._flow.apart(self._furniture(box))

    def _table(self, table: Element) -> None:
        self._runs_on = False
        self._flow.close()
        rows: list[list[list[Part]]] = []
        for row in through(table, _AROUND, "tr"):
            if child(row, "trPr", "del") is None:
                rows.append([self._cell(cell) for cell in through(row, _AROUND, "tc")])
        self._flow.extend(from_rows(rows))

    def _cell(self, cell: Element) -> list[Part]:
        reader = Body(self._sheets, self._printed, self._flow.page)
        reader._in_cell = True
        reader.read(cell)
        parts = reader.parts()
        self._flow.page = reader._flow.page
        return parts

    def _furniture(self, parent: Element) -> list[Part]:
        reader = Body(self._sheets, True, self._flow.page)
        reader.read(parent)
        return [Part("furniture", part.text, notes=part.notes, page=self._flow.page) for part in reader.parts()]

    def _turn(self) -> None:
        """A page break that the author made; the word processor's own notes of pages count it too."""
        if not self._printed:
            self._flow.turn()


def _has_words(p: Element) -> bool:
    """Whether something is left of a paragraph besides tracked deletions."""
    return any((found.text or "").strip() for found in outermost(p, "t") if not _is_gone(found, p))


def _is_gone(element: Element, within: Element) -> bool:
    for above in element.iterancestors():
        if above is within:
            return False
        if local(above) in GONE:
            return True
    return False
