"""Names in WordprocessingML, the language of DOCX."""

from collections.abc import Iterator

from pijler.reading.marked.trees import Element, local

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R.strip("{}").encode()),
)
"""The namespaces of strict Office Open XML, and those of the common form that mean the same."""
_OFF = frozenset({"0", "false", "off", "none"})


def w(element: Element, name: str) -> str | None:
    """The attribute ``name`` of ``element``."""
    return element.get(_W + name)


def relation(element: Element) -> str | None:
    """The id of the relationship that ``element`` names."""
    return element.get(_R + "id")


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of the first child ... of ``element`` by these names."""
    for name in names:
        if element is None:
            return None
        element = element.find(_W + name)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """The children of ``element`` by this name."""
    return (one for one in (() if element is None else element) if local(one) == name)


def value(element: Element | None, *names: str) -> str | None:
    """The value of what ``child`` finds."""
    found = child(element, *names)
    return None if found is None else w(found, "val")


def values(properties: Element | None) -> dict[str, str]:
    """All properties by name, with their values, empty where they have none."""
    return {} if properties is None else {local(one): w(one, "val") or "" for one in properties}


def is_off(text: str) -> bool:
    """Whether the value of a switch turns it off."""
    return text in _OFF


def switch(properties: Element | None, name: str) -> bool | None:
    """Whether a property is on; None where nothing is said of it."""
    found = child(properties, name)
    return None if found is None else w(found, "val") not in _OFF


def choice(alternate: Element) -> Element:
    """Of several forms of the same thing the first, which is the newest."""
    return next((found for found in alternate if local(found) == "Choice"), alternate)


def outermost(parent: Element, name: str) -> Iterator[Element]:
    """The elements by this name that lie in no other of that name, and in no older form of what is there anyway."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) != "Fallback":
            yield from outermost(element, name)
