"""XML and HTML become trees, safely: no entities, no document type, no network, limits on depth."""

import codecs
import re
from collections.abc import Container, Iterator

from lxml import etree

from pijler.kernel.errors import UnreadableInput
from pijler.reading.refusing import SAVE_ANEW, refuse, refuse_form

Element = etree._Element  # pyright: ignore[reportPrivateUsage] - lxml's own name for the type

MOST_DEPTH = 150
"""Elements nested deeper than this are not read: no letter needs it, and each level costs stack."""

_REMOVE_DOCTYPE = "Remove the line that begins with <!DOCTYPE, or take the file from its official address anew."
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_META = re.compile(rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_TEXT_ENCODINGS = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-?\d{1,2}|latin-?\d|(?:windows|cp)-?125\d|mac-?roman|macintosh|koi8-[ru]"
    r"|shift_jis|euc-(?:jp|kr)|gb18030|gbk|gb2312|big5"
)
_SAME_ON_THE_WEB = re.compile(r"us-ascii|ascii|iso-?8859-?1|latin-?1")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def local(element: Element) -> str:
    """The name of ``element`` without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_one_of(element: Element, names: Container[str]) -> bool:
    """Whether ``element`` has one of these names."""
    return local(element) in names


def through(parent: Element, groups: Container[str], *wanted: str) -> Iterator[Element]:
    """The children of ``parent`` by the names ``wanted``, also where elements named in ``groups`` lie around them."""
    for element in parent:
        name = local(element)
        if name in wanted:
            yield element
        elif name in groups:
            yield from through(element, groups, *wanted)


def text_of(element: Element) -> str:
    """All text in ``element``, each run of white space as one blank."""
    return " ".join("".join(element.itertext()).split())


def prolog_end(text: str) -> int:
    """Where the first thing of ``text`` stands that is no white space, comment or processing instruction."""
    match = _PROLOG.match(text)
    return match.end() if match else 0


def parse_xml(data: bytes, name: str, part: str = "") -> Element:
    """The root of an XML file, or of ``part`` of a container. Raises UnreadableInput."""
    where = f"{name}, {part}" if part else name
    return parse_xml_text(decode_xml(data, where), where, SAVE_ANEW if part else _REMOVE_DOCTYPE)


def parse_xml_text(text: str, where: str, todo: str = _REMOVE_DOCTYPE) -> Element:
    """The root of XML that is decoded; ``todo`` is the advice where it declares a document type."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("<!DOCTYPE", prolog_end(text)):
        why = "It declares a document type (<!DOCTYPE), through which entities could pull in or blow up text."
        raise refuse("doctype", "XML with a document type is not read", where, why, todo)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        why = f"At line {line} it breaks the rules of XML."
        raise refuse("xml", "The XML is damaged", where, why, "Take the file from its source anew.") from error
    _check_depth(root, where)
    return root


def decode_xml(data: bytes, where: str) -> str:
    """The text of XML bytes, by byte order mark or declaration, else UTF-8. Raises UnreadableInput."""
    encoding = _marked_encoding(data) or _named(_DECLARED.search(data[:400])) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"It says that it is {encoding}, but the bytes at {error.start} are not."
        raise refuse("encoding", "The text is damaged", where, why) from error


def parse_html(data: bytes, name: str) -> Element:
    """The root of an HTML file. Raises UnreadableInput."""
    text = decode_html(data, name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refuse_form("html", "The HTML is damaged", name, "It is not built as HTML is.") from error
    if root is None:  # pyright: ignore[reportUnnecessaryComparison] - the stubs do not know of empty input
        raise refuse_form("blank", "The file holds no words", name, "There is no element in it.")
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            why = f"At line {entry.line} it cannot be made out as HTML."
            raise refuse_form("html", "The HTML is damaged", name, why)
    _check_depth(root, name)
    return root


def decode_html(data: bytes, name: str) -> str:
    """The text of HTML bytes: by byte order mark, by what the head says, as UTF-8, else as Windows-1252."""
    if mark := _marked_encoding(data):
        tried = [mark]
    else:
        head = data[:4096]
        named = _named(_META.search(head)) or _named(_DECLARED.search(head))
        if named and _SAME_ON_THE_WEB.fullmatch(named):
            named = "cp1252"  # what browsers do: pages that say so have Windows' quotation marks
        tried = [*([named] if named else []), "utf-8", "cp1252"]
    for encoding in tried:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise refuse_form("binary", "The file holds no text", name, "There is a NUL in it.")
        return text.lstrip("\ufeff")
    why = f"Its bytes are no text as {', '.join(dict.fromkeys(tried))}."
    raise refuse_form("encoding", "The encoding is not known", name, why)


def _marked_encoding(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _named(match: "re.Match[bytes] | None") -> str | None:
    """The encoding that a declaration names, if Python knows it as one of text."""
    if not match:
        return None
    name = match[1].decode("ascii", "replace").lower()
    if not _TEXT_ENCODINGS.fullmatch(name):
        return None
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def too_deep(where: str) -> UnreadableInput:
    """The error for elements within elements without end."""
    why = f"Its elements are nested more than {MOST_DEPTH} deep."
    return refuse_form("depth", "The file is not built like a document", where, why)


def _check_depth(root: Element, where: str) -> None:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MOST_DEPTH:
            raise too_deep(where)
