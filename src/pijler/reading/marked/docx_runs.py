"""What stands inside a paragraph of a DOCX: runs of letters, breaks, markers, drawings."""

from collections.abc import Callable
from dataclasses import dataclass

from pijler.reading.marked.docx_names import child, choice, is_off, values, w
from pijler.reading.marked.docx_notes import DocxNotes
from pijler.reading.marked.docx_numbering import Numbering
from pijler.reading.marked.docx_styles import SET_APART, Styles
from pijler.reading.marked.flow import Flow
from pijler.reading.marked.trees import Element, local

GONE = frozenset({"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sectPr", "sdtPr", "rt", "proofErr"})
"""What is not, or no longer, part of the text: tracked deletions, codes of fields, properties."""
_DRAWINGS = frozenset({"drawing", "pict", "object"})
_SIGNS = {"tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
_ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Sheets:
    """What the text refers to."""

    styles: Styles
    numbering: Numbering
    notes: DocxNotes


class Runs:
    """Lets paragraphs flow, and counts how many of their letters are set apart.

    ``on_drawing`` takes a drawing, ``on_break`` a page break that the author made.
    """

    def __init__(
        self, sheets: Sheets, flow: Flow, on_drawing: Callable[[Element], None], on_break: Callable[[], None]
    ) -> None:
        self._sheets = sheets
        self._flow = flow
        self._on_drawing = on_drawing
        self._on_break = on_break
        self._style: str | None = None
        self._letters = 0
        self._apart: dict[str, int] = {}

    def begin(self, style: str | None) -> None:
        """A paragraph of this style begins."""
        self._style, self._letters, self._apart = style, 0, {}

    def rank(self) -> int:
        """How all letters of the paragraph are set apart: 1 bold, 2 underlined, 3 italic; 0 where they are not."""
        found = (k for k, how in enumerate(SET_APART, 1) if self._letters and self._apart.get(how) == self._letters)
        return next(found, 0)

    def read(self, parent: Element) -> None:
        """What stands in ``parent``, a paragraph or something inside one."""
        for element in parent:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name == "AlternateContent":
                self.read(choice(element))
            elif name == "t":  # in a formula
                self._flow.text(element.text)
            elif name not in GONE:
                self.read(element)

    def _run(self, run: Element) -> None:
        properties = values(child(run, "rPr"))
        if self._is_on(properties, "vanish"):
            return
        mark_of: Element | None = None  # a reference whose sign follows as text
        for element in run:
            name = local(element)
            if name == "t" and mark_of is not None:
                self._refer(mark_of, (element.text or "").strip())
                mark_of = None
            elif name in _REFERENCES and w(element, "customMarkFollows") in _ON:
                mark_of = element
            elif name in _REFERENCES:
                self._refer(element, "")
            else:
                self._piece(element, name, properties)

    def _piece(self, element: Element, name: str, properties: dict[str, str]) -> None:
        if name == "t":
            self._words(element.text or "", properties)
        elif name in _SIGNS:
            self._flow.text(_SIGNS[name])
        elif name == "lastRenderedPageBreak":
            self._flow.turn()
        elif name == "br" and w(element, "type") == "page":
            self._on_break()
        elif name in ("br", "cr"):
            self._flow.line()
        elif name in _DRAWINGS:
            self._on_drawing(element)
        elif name == "AlternateContent":
            self._on_drawing(choice(element))
        elif name == "ruby":
            self.read(element)

    def _words(self, text: str, properties: dict[str, str]) -> None:
        self._flow.text(text)
        letters = sum(map(str.isalpha, text))
        self._letters += letters
        for how in SET_APART if letters else ():
            if self._is_on(properties, how):
                self._apart[how] = self._apart.get(how, 0) + letters

    def _is_on(self, properties: dict[str, str], name: str) -> bool:
        """Whether a property of letters is on, by itself, by the style of the letters or by that of the paragraph."""
        own = properties.get(name)
        if own is not None:
            return not is_off(own)
        styles, letters = self._sheets.styles, properties.get("rStyle")
        return (letters is not None and styles.switches(letters, name)) or styles.switches(self._style, name)

    def _refer(self, reference: Element, mark: str) -> None:
        """A marker; ``mark`` is the author's own sign for it."""
        note = self._sheets.notes.refer(local(reference), w(reference, "id") or "", mark)
        if note:
            self._flow.note(note)
