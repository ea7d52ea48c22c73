"""ODT: text documents of the OpenDocument format."""

from collections.abc import Iterator

from pijler.reading.marked.container import Container
from pijler.reading.marked.notes import note_text
from pijler.reading.marked.odt_styles import SET_APART, Counter, OdtStyles, attribute, number
from pijler.reading.marked.parts import Content, Note, Part
from pijler.reading.marked.tables import from_rows
from pijler.reading.marked.trees import Element, local, parse_xml, text_of, through
from pijler.reading.marked.typography import make_heading
from pijler.reading.marked.walker import Walker
from pijler.reading.refusing import refuse

_BOXES = (
    "text-box", "custom-shape", "rect", "circle", "ellipse", "line", "polyline", "polygon", "regular-polygon", "path",
    "connector", "caption", "measure",
)  # fmt: skip
"""What is drawn and may have text in it."""
_ROW_GROUPS = frozenset({"table-rows", "table-header-rows", "table-row-group"})
_INDEXES = (
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
)  # fmt: skip


def read_odt(container: Container) -> Content:
    """The content of an ODT. Raises UnreadableInput."""
    name = container.name
    if "META-INF/manifest.xml" in container and b"encryption-data" in container.read("META-INF/manifest.xml"):
        why = "Its parts are locked with a password."
        raise refuse("encrypted", "The file is encrypted", name, why, "Save it without a password.")
    root = parse_xml(container.read("content.xml"), name, "content.xml")
    sheets = parse_xml(container.read("styles.xml"), name, "styles.xml") if "styles.xml" in container else None
    return read_odt_tree(root, sheets, name)


def read_odt_tree(root: Element, sheets: Element | None, name: str) -> Content:
    """The content of an OpenDocument tree; ``sheets`` holds its styles where they are apart."""
    text = next((element for element in root.iter("{*}text") if _is_in_body(element)), None)
    if text is None:
        raise refuse("odt", "The document is damaged", name, "There is no text in its body.")
    reader = _Reader(OdtStyles(sheets, root), _knows_pages(text))
    reader.children(text)
    pages = root if sheets is None else sheets
    heads, feet = ([*_edges(pages, kind)] for kind in ("header", "footer"))
    return Content("odt", [*heads, *reader.parts(), *feet])


def _is_in_body(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "body"


def _knows_pages(text: Element) -> bool:
    return next(text.iter("{*}soft-page-break"), None) is not None


def _edges(root: Element, kind: str) -> Iterator[Part]:
    """Running headers or footers, each once, as furniture."""
    texts: set[str] = set()
    for edge in root.iter(f"{{*}}{kind}"):
        reader = _Reader(OdtStyles(), True)
        reader.children(edge)
        for part in reader.parts():
            if part.text not in texts:
                texts.add(part.text)
                yield Part("furniture", part.text)


class _Reader(Walker):
    left_out = frozenset({
        "tracked-changes", "annotation", "title", "desc", "ruby-text", "sequence-decls", "variable-decls",
        "user-field-decls", "dde-connection-decls", "forms", "event-listeners", "hidden-paragraph", "hidden-text",
        "bibliography-configuration", "object", "image", "script",
    })  # fmt: skip

    def __init__(self, styles: OdtStyles, printed: bool) -> None:
        super().__init__()
        self._styles = styles
        self._printed = printed  # the word processor noted where pages begin
        self._outline = Counter(styles.outline)
        self._in_cell = False
        self._list_style: str | None = None
        self._counters: dict[str | None, Counter] = {}
        self._counter = Counter(None)
        self._noted = {"footnote": 0, "endnote": 0}
        self.on = {
            **dict.fromkeys(_INDEXES, self._index),
            "p": self._paragraph,
            "h": self._heading,
            "list": self._list,
            "list-item": self._item,
            "list-header": self._children_of_item,
            "section": self._section,
            "note": self._note,
            "table": self._table,
            **dict.fromkeys(_BOXES, self._box),
            "s": lambda _: self.flow.text(" "),
            "tab": lambda _: self.flow.text(" "),
            "line-break": lambda _: self.flow.line(),
            "soft-page-break": lambda _: self.flow.turn(),
        }

    def _break(self, style: str | None) -> None:
        if not self._printed and self._styles.breaks_page(style):
            self.flow.close()
            self.flow.turn()

    def _heading(self, element: Element) -> None:
        level = max(1, number(element, "outline-level", 1))
        self._break(attribute(element, "style-name"))
        label = self._outline.label(level) if level in self._styles.outline else ""
        self.flow.begin("heading", level, label)
        self.children(element)
        self.flow.close()

    def _paragraph(self, p: Element) -> None:
        style = attribute(p, "style-name")
        self._break(style)
        if self._styles.is_title(style):
            self.flow.begin("heading", 1)
            self.children(p)
            self.flow.close()
            return
        self.flow.begin("item" if self.list_depth else "paragraph", self.list_depth)
        self.children(p)
        make_heading(self.flow.open, 0 if self._in_cell else self._rank(p))
        self.flow.close()

    def _rank(self, p: Element) -> int:
        """How all letters of a paragraph are set apart: 1 bold, 2 underlined, 3 italic; 0 where they are not."""
        pieces = [chain for text, chain in _pieces(p, ()) if any(map(str.isalpha, text))]
        for rank, (name, values) in enumerate(SET_APART, 1):
            if pieces and all(self._is_set(chain, name, values) for chain in pieces):
                return rank
        return 0

    def _is_set(self, chain: tuple[str, ...], name: str, values: frozenset[str]) -> bool:
        said = (self._styles.is_set(style, name, values) for style in reversed(chain))
        return next((one for one in said if one is not None), False)

    def _list(self, element: Element) -> None:
        """A list; one inside another counts on in the levels of the outer one."""
        outer = self._list_style, self._counter
        style = attribute(element, "style-name") or self._list_style
        if not self.list_depth:
            goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
            if not goes_on or style not in self._counters:
                self._counters[style] = Counter(self._styles.levels(style))
            self._counter = self._counters[style]
        self._list_style = style
        self.in_list(element)
        self._list_style, self._counter = outer

    def _item(self, element: Element) -> None:
        first = next(iter(element), None)
        if first is not None and local(first) == "list":
            self.children(element)  # only there to go one level deeper
            return
        if first is not None and local(first) == "h":
            self._children_of_item(element)
            return
        start = number(element, "start-value", -1)
        self.item(element, self._counter.label(self.list_depth, start if start >= 0 else None))

    def _children_of_item(self, element: Element) -> None:
        self.flow.close()
        self.children(element)
        self.flow.close()

    def _section(self, element: Element) -> None:
        if attribute(element, "display") != "none":
            self.children(element)

    def _note(self, element: Element) -> None:
        kind = attribute(element, "note-class") or "footnote"
        citation = next((child for child in element if local(child) == "note-citation"), None)
        body = next((child for child in element if local(child) == "note-body"), None)
        self._noted[kind] = self._noted.get(kind, 0) + 1
        printed = "" if citation is None else attribute(citation, "label") or text_of(citation)
        reader = _Reader(self._styles, True)
        if body is not None:
            reader.children(body)
        self.flow.note(Note(printed.strip("[]() ") or str(self._noted[kind]), note_text(reader.parts())))

    def _inner(self) -> "_Reader":
        reader = _Reader(self._styles, self._printed)
        reader.flow.page = self.flow.page
        reader._noted = self._noted
        return reader

    def _box(self, element: Element) -> None:
        self.flow.apart(self._furniture(element))

    def _index(self, element: Element) -> None:
        self.flow.extend(self._furniture(element))

    def _furniture(self, element: Element) -> list[Part]:
        reader = self._inner()
        reader.children(element)
        return [Part("furniture", part.text, notes=part.notes, page=self.flow.page) for part in reader.parts()]

    def _table(self, table: Element) -> None:
        self.flow.close()
        rows = [
            [self._cell(cell) for cell in row if local(cell) == "table-cell"]
            for row in through(table, _ROW_GROUPS, "table-row")
        ]  # fmt: skip
        self.flow.extend(from_rows(rows))

    def _cell(self, cell: Element) -> list[Part]:
        reader = self._inner()
        reader._in_cell = True
        reader.children(cell)
        parts = reader.parts()
        self.flow.page = reader.flow.page
        return parts


def _pieces(element: Element, chain: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each piece of text with the styles around it, the outermost first."""
    if local(element) in ("p", "span", "a"):
        chain = (*chain, attribute(element, "style-name") or "")
    yield element.text or "", chain
    for child in element:
        if local(child) not in ("note", "annotation", "frame"):
            yield from _pieces(child, chain)
        yield child.tail or "", chain
