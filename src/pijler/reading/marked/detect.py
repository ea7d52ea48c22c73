"""What a file is, by its content; its name decides only where the content does not."""

import re
from collections.abc import Callable
from pathlib import PurePath

from pijler.reading.decode import SHOWN_WORDS
from pijler.reading.marked import formex, kamerstuk
from pijler.reading.marked.container import Container
from pijler.reading.marked.parts import Content
from pijler.reading.marked.trees import Element, decode_xml, local, parse_html, parse_xml_text, prolog_end
from pijler.reading.refusing import refuse, refuse_form

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_XML_NAMES = frozenset({".xml", ".fodt"})
_MARKDOWN_NAMES = frozenset({".md", ".markdown"})  # these may begin with a drawing
_HEAD = 4096
_HTML_START = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_SVG = re.compile(r"(?:<!doctype\s[^>]*>\s*)?<(?:[\w.-]+:)?svg[\s>]", re.IGNORECASE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_READ = "Read are PDF, DOCX, ODT, HTML, the XML of officielebekendmakingen.nl and Formex, and text."

Reader = Callable[[], Content]


def reader_for(data: bytes, name: str) -> Reader | None:
    """What reads ``data``, the content of a file called ``name``; None where it is no format with mark-up.

    Raises UnreadableInput where it is a container or XML of a kind that is not read.
    """
    if data.startswith(_ZIP):
        return _in_container(Container(data, name))
    head = _head(data)
    start = prolog_end(head)
    suffix = PurePath(name).suffix.lower()
    if _HTML_START.match(head, start) or (suffix in _HTML_NAMES and _ANY_TAG.search(head)):
        return lambda: _read_html(data, name)
    if _SVG.match(head, start) and suffix not in _MARKDOWN_NAMES:
        why = "It is a drawing (SVG): its words are parts of a picture."
        raise refuse("format", "The file is a picture", name, why, SHOWN_WORDS)
    if head.startswith("<?xml") or (suffix in _XML_NAMES and head.startswith("<")) or _known_root(head, start):
        return lambda: _read_xml(data, name)
    return None


def _head(data: bytes) -> str:
    """The beginning of the text, good enough to see what it is."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace").lstrip()
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def _known_root(head: str, start: int) -> bool:
    match = _ROOT.match(head, start)
    return match is not None and match[1] in kamerstuk.ROOTS


def _in_container(container: Container) -> Reader:
    from pijler.reading.marked.docx import read_docx
    from pijler.reading.marked.odt import read_odt

    kind = container.read("mimetype")[:200].strip() if "mimetype" in container else b""
    if kind.startswith(_OPEN_DOCUMENT + b"text") and "content.xml" in container:
        return lambda: read_odt(container)
    if any(member.startswith("word/") and member.endswith(".xml") for member in container.names()):
        return lambda: read_docx(container)
    if "content.xml" in container and not kind:
        return lambda: read_odt(container)
    why = f"It is {_container_kind(container, kind)}. {_READ}"
    raise refuse_form("format", "This format is not read yet", container.name, why)


def _container_kind(container: Container, kind: bytes) -> str:
    if kind:
        return f"a container of the type {kind.decode('ascii', 'replace')}"
    for folder, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if any(member.startswith(folder) for member in container.names()):
            return what
    return "a ZIP archive without a text document in it"


def _read_html(data: bytes, name: str) -> Content:
    from pijler.reading.marked.html import read_html

    return read_html(parse_html(data, name))


def _read_xml(data: bytes, name: str) -> Content:
    """XML by the name of its root."""
    text = decode_xml(data, name)
    start = text.lstrip("\ufeff \t\r\n")[:_HEAD]
    if _HTML_START.match(start, prolog_end(start)):
        return _read_html(data, name)
    return _of_root(parse_xml_text(text, name), name)


def _of_root(root: Element, name: str) -> Content:
    found = local(root)
    if found in kamerstuk.ROOTS:
        return kamerstuk.read_kamerstuk(root)
    if found in formex.ROOTS:
        return formex.read_formex(root)
    if found == "document" and "opendocument" in str(root.tag):
        from pijler.reading.marked.odt import read_odt_tree

        return read_odt_tree(root, None, name)
    why = f"Its outermost element is <{found}>, which no reader knows. {_READ}"
    raise refuse_form("format", "This kind of XML is not read yet", name, why)
