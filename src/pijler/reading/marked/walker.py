"""Goes through a tree and lets its text flow into parts."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from pijler.reading.marked.flow import Flow
from pijler.reading.marked.parts import Part, PartKind
from pijler.reading.marked.trees import Element, local

Handler = Callable[[Element], None]


class Walker:
    """Base of the readers of XML vocabularies.

    ``on`` says what to do at an element, by its local name; ``blocks`` names elements that are parts of their own;
    ``left_out`` those of which nothing is read. Any other element is gone into: within a part as a piece of it, outside
    as a part, so that no text of an unknown element is lost or runs into its neighbour's; unless
    ``unknown_stand_apart`` is off, as in HTML, where what is not known runs on in the line.
    """

    blocks: ClassVar[Mapping[str, PartKind]] = {}
    left_out: ClassVar[frozenset[str]] = frozenset()
    unknown_stand_apart: ClassVar[bool] = True

    def __init__(self) -> None:
        self.flow = Flow()
        self.on: dict[str, Handler] = {}
        self.list_depth = 0
        self.depth = 0

    def children(self, element: Element) -> None:
        """The text and the elements inside ``element``."""
        self.flow.text(element.text)
        for child in element:
            self.element(child)
            self.flow.text(child.tail)

    def element(self, element: Element) -> None:
        """One element, without the text behind it."""
        name = local(element)
        if handler := self.on.get(name):
            handler(element)
        elif name in self.blocks:
            self.block(element, self.blocks[name])
        elif name not in self.left_out:
            apart = self.unknown_stand_apart and self.flow.open is None
            self.children(element)
            if apart:
                self.flow.close()

    def block(self, element: Element, kind: PartKind, level: int = 0, label: str = "") -> None:
        """``element`` as a part; a paragraph in a list belongs to its item."""
        if kind == "paragraph" and self.list_depth:
            kind, level = "item", self.list_depth
        self.flow.begin(kind, level, label)
        self.children(element)
        self.flow.close()

    def spaced(self, elements: Iterable[Element]) -> None:
        """The text inside each of ``elements``, a blank between them."""
        for element in elements:
            self.children(element)
            self.flow.text(" ")

    def item(self, element: Element, label: str) -> None:
        """``element`` as an item of the list that is open."""
        self.flow.begin("item", self.list_depth, label)
        self.children(element)
        self.flow.close()

    def in_list(self, element: Element) -> None:
        """``element`` as a list: what is in it stands one level deeper."""
        self.flow.close()
        self.list_depth += 1
        self.children(element)
        self.list_depth -= 1
        self.flow.close()

    def in_division(self, element: Element) -> None:
        """``element`` as a part, chapter or section: its headings stand one level deeper."""
        self.flow.close()
        self.depth += 1
        self.children(element)
        self.depth -= 1
        self.flow.close()

    def parts(self) -> list[Part]:
        """What has been read."""
        return self.flow.parts()
