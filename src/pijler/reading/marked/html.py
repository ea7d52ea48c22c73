"""Web pages: the article without what surrounds it."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial

from pijler.reading.marked.dates import first_date
from pijler.reading.marked.html_notes import Found, find_notes
from pijler.reading.marked.notes import note_text
from pijler.reading.marked.ordinals import printed
from pijler.reading.marked.parts import Content, Note, Part
from pijler.reading.marked.tables import from_rows
from pijler.reading.marked.trees import Element, is_one_of, local, text_of, through
from pijler.reading.marked.typography import make_heading, rank_of
from pijler.reading.marked.walker import Walker

_LEFT_OUT = frozenset({
    "head", "script", "style", "noscript", "template", "nav", "aside", "label", "legend", "button", "input", "select",
    "textarea", "iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video", "map", "menu",
    "dialog", "rp", "rt", "del", "title", "frameset", "noframes", "datalist",
})  # fmt: skip
_LEFT_OUT_ROLES = frozenset({"navigation", "search", "complementary", "dialog", "alert", "menu", "toolbar"})
_BLOCKS = (
    "p", "div", "section", "article", "main", "address", "blockquote", "pre", "figure",
    "figcaption", "fieldset", "details", "summary", "dl", "dt", "dd", "body", "hgroup", "center", "html", "caption",
)  # fmt: skip
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_SET_APART = tuple(partial(is_one_of, names=names) for names in (("b", "strong"), ("u",), ("i", "em")))
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_DATES = ("dcterms.issued", "dc.date", "dcterms.date", "dc.date.issued", "article:published_time", "date")
_NUMBER_AT_START = re.compile(r"\s*[\[(]?(\w{1,6}|[*†‡§]{1,3})[\])]?[.:]?\s+")


def read_html(root: Element) -> Content:
    """The content of a web page."""
    notes = find_notes(root)
    article = _article(root)
    reader = _Reader(notes, article)
    reader.element(article)
    return Content("html", reader.parts(), _title(root, article), _date(root), (root.get("lang") or "")[:2].lower())


def _article(root: Element) -> Element:
    """The one element that the page marks as its article, else the whole page."""
    main = [element for element in root.iter() if local(element) == "main" or element.get("role") == "main"]
    for marked in (main, list(root.iter("article"))):
        if len(marked) == 1 and text_of(marked[0]):
            return marked[0]
    return root


def _title(root: Element, article: Element) -> str | None:
    """The one heading of the first level, else what the page calls itself."""
    heads = [text_of(head) for head in article.iter("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    title = next((text_of(title) for title in root.iter("title")), "")
    return title if " " in title else None  # else the name of a file


def _date(root: Element) -> date | None:
    about = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") for meta in root.iter("meta")
    }
    return first_date(about, _DATES)


class _Reader(Walker):
    left_out = _LEFT_OUT
    unknown_stand_apart = False

    def __init__(self, found: Found, article: Element) -> None:
        super().__init__()
        self._found = found
        self._article = article
        self._notes: dict[Element, Note] = {}
        self._holders = frozenset(found.note.values())
        self._labels: dict[Element, str] = {}
        self._in_cell = False
        self.on = {
            **dict.fromkeys(_BLOCKS, self._block),
            **{f"h{level}": self._heading for level in range(1, 7)},
            **dict.fromkeys(("ul", "ol"), self._list),
            "header": self._edge,
            "footer": self._edge,
            "li": self._li,
            "br": lambda _: self.flow.line(),
            "hr": lambda _: self.flow.close(),
            **dict.fromkeys(("a", "sup"), self._marker),
            "table": self._table,
            "q": self._quotation,
        }

    def element(self, element: Element) -> None:
        """One element, unless it is not shown, or is a note, which its marker brings in."""
        if element in self._holders or element in self._found.backward or _is_hidden(element):
            return
        super().element(element)

    def _block(self, element: Element) -> None:
        self._close()
        self.children(element)
        if local(element) in ("p", "div") and not self._in_cell:
            make_heading(self.flow.open, rank_of(element, _SET_APART))
        self._close()

    def _close(self) -> None:
        """End the open part; a block at the very beginning of an item goes on in it."""
        if not (self.flow.open and self.flow.open.kind == "item" and self.flow.open.is_fresh):
            self.flow.close()

    def _edge(self, element: Element) -> None:
        """The head or foot of the whole page is furniture, that of an article belongs to it."""
        inside = any(local(above) in ("article", "main", "section") for above in element.iterancestors())
        if inside or element is self._article or next(element.iter("h1"), None) is not None:
            self._block(element)
            return
        self.flow.close()
        before, self.flow.kind = self.flow.kind, "furniture"
        self.children(element)
        self.flow.close()
        self.flow.kind = before

    def _heading(self, element: Element) -> None:
        self.flow.begin("heading", int(local(element)[1]))
        self.children(element)
        self.flow.close()

    def _list(self, element: Element) -> None:
        self._labels.update(_labels(element))
        self.in_list(element)

    def _li(self, li: Element) -> None:
        """An item; text behind a block inside it belongs to it too."""
        before = self.flow.kind, self.flow.level
        self.flow.kind, self.flow.level = "item", max(1, self.list_depth)
        self.flow.begin("item", self.flow.level, self._labels.get(li, "•"))
        self.children(li)
        self.flow.close()
        self.flow.kind, self.flow.level = before

    def _marker(self, element: Element) -> None:
        holder = self._found.note.get(element)
        if holder is None:
            self.children(element)
        else:
            self.flow.note(self._note(self._found.number[element], holder))

    def _note(self, number: str, holder: Element) -> Note:
        if holder not in self._notes:
            reader = _Reader(Found({}, {}, self._found.backward), holder)
            reader.children(holder)
            text = note_text(reader.parts()).removeprefix("• ")
            printed_number = _NUMBER_AT_START.match(text)
            if printed_number and printed_number[1] == number:
                text = text[printed_number.end() :]
            self._notes[holder] = Note(number, text)
        return self._notes[holder]

    def _quotation(self, element: Element) -> None:
        self.flow.text("“")
        self.children(element)
        self.flow.text("”")

    def _table(self, table: Element) -> None:
        self.flow.close()
        rows = [
            [self._cell(cell) for cell in row if local(cell) in ("td", "th")]
            for row in through(table, _ROW_GROUPS, "tr")
            if not _is_hidden(row)
        ]
        for caption in table.iterchildren("caption"):
            self.block(caption, "table")
        self.flow.extend(from_rows(rows))

    def _cell(self, cell: Element) -> list[Part]:
        reader = _Reader(self._found, self._article)
        reader._notes, reader._in_cell = self._notes, True
        reader.children(cell)
        return reader.parts()


def _is_hidden(element: Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return element.get("role") in _LEFT_OUT_ROLES or _HIDDEN.search(element.get("style") or "") is not None


def _labels(element: Element) -> Iterator[tuple[Element, str]]:
    """The items of a numbered list, each with the number that a browser shows before it."""
    if local(element) != "ol":
        return
    place = _whole(element.get("start"), 1) - 1
    for item in element.iterchildren("li"):
        place = _whole(item.get("value"), place + 1)
        yield item, printed(place, element.get("type") or "1") + "."


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return otherwise
