"""DOCX: the parts of the package, and the text in them."""

import posixpath
from collections.abc import Iterator

from pijler.reading.marked.container import Container
from pijler.reading.marked.docx_body import Body
from pijler.reading.marked.docx_names import STRICT, child, relation, value, w
from pijler.reading.marked.docx_notes import DocxNotes
from pijler.reading.marked.docx_numbering import Numbering
from pijler.reading.marked.docx_runs import Sheets
from pijler.reading.marked.docx_styles import Styles
from pijler.reading.marked.notes import note_text
from pijler.reading.marked.parts import Content, Part
from pijler.reading.marked.trees import Element, local, parse_xml
from pijler.reading.refusing import refuse

_MAIN = "word/document.xml"


def read_docx(container: Container) -> Content:
    """The content of a DOCX. Raises UnreadableInput."""
    package = _Package(container)
    body = child(package.root, "body")
    if body is None:
        raise refuse("docx", "The document is damaged", container.name, f"{package.main} has no body.")
    styles = Styles(package.related("styles"))
    settings = package.related("settings")
    sheets = Sheets(styles, Numbering(package.related("numbering")), DocxNotes({}, {}))
    notes = DocxNotes(
        _texts(package.related("footnotes"), "footnote", sheets),
        _texts(package.related("endnotes"), "endnote", sheets),
        value(settings, "footnotePr", "numFmt"),
        value(settings, "endnotePr", "numFmt"),
    )
    reader = Body(Sheets(styles, sheets.numbering, notes), printed=_knows_pages(body))
    reader.read(body)
    heads, feet = (_edges(package, body, kind, sheets) for kind in ("header", "footer"))
    return Content("docx", [*heads, *reader.parts(), *feet])


class _Package:
    """The main part and what it is related to."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self.main = self._main()
        self.root = self._parsed(self.main)
        self._relations = dict(self._read_relations(self.main))

    def related(self, kind: str) -> Element | None:
        """The root of the part of a kind, such as ``styles``; None where there is none."""
        found = (target for type_, target in self._relations.values() if type_ == kind and target in self._container)
        return next((self._parsed(target) for target in found), None)

    def by_id(self, key: str) -> Element | None:
        """The root of the part of one relationship."""
        _, target = self._relations.get(key, ("", ""))
        return self._parsed(target) if target in self._container else None

    def _main(self) -> str:
        for kind, target in dict(self._read_relations("")).values():
            if kind == "officeDocument" and target in self._container:
                return target
        return _MAIN

    def _read_relations(self, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Id, kind and target of each relationship of ``part`` to another part."""
        folder, name = posixpath.split(part)
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        for one in self._parsed(source) if source in self._container else ():
            if local(one) == "Relationship" and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
                yield one.get("Id", ""), (one.get("Type", "").rpartition("/")[2], target)

    def _parsed(self, part: str) -> Element:
        if part not in self._container:
            raise refuse("docx", "The document is damaged", self._container.name, f"{part} is missing.")
        data = self._container.read(part)
        for strict, common in STRICT:
            data = data.replace(strict, common)
        return parse_xml(data, self._container.name, part)


def _texts(root: Element | None, kind: str, sheets: Sheets) -> dict[str, str]:
    """The words of each note by its id."""
    found: dict[str, str] = {}
    for note in () if root is None else root:
        if local(note) == kind:
            reader = Body(sheets)
            reader.read(note)
            found[w(note, "id") or ""] = note_text(reader.parts())
    return found


def _knows_pages(body: Element) -> bool:
    """Whether the word processor noted where pages began when it last saved."""
    return next(body.iter("{*}lastRenderedPageBreak"), None) is not None


def _edges(package: _Package, body: Element, kind: str, sheets: Sheets) -> list[Part]:
    """The running headers or footers that the sections name, each once, as furniture."""
    names = {relation(found): None for found in body.iter(f"{{*}}{kind}Reference")}
    texts: dict[str, Part] = {}
    for name in names:
        root = package.by_id(name or "")
        if root is not None:
            reader = Body(sheets)
            reader.read(root)
            texts |= {part.text: Part("furniture", part.text) for part in reader.parts() if part.text not in texts}
    return list(texts.values())
