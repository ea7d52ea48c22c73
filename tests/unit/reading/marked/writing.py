"""Writes a letter, given as parts, in each format: what word processors and publishers make, at its simplest."""

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from pijler.reading.marked.parts import Note, Part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def pieces(part: Part) -> list[str | Note]:
    """The text of a part, cut at its markers, with the notes between."""
    found: list[str | Note] = []
    at = 0
    for stop, note in part.notes:
        found += [part.text[at:stop], note]
        at = stop
    return [*found, part.text[at:]]


def notes_of(parts: Sequence[Part]) -> list[Note]:
    """Every note once, in the order of their markers."""
    return list(dict.fromkeys(note for part in parts for _, note in part.notes))


def halves(text: str) -> tuple[str, str]:
    """A text in two, within a word where it comes so: programs cut runs of letters anywhere."""
    return text[: len(text) // 3], text[len(text) // 3 :]


def packed(members: dict[str, str | bytes]) -> bytes:
    """A ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members.items():
            container.writestr(name, data)
    return out.getvalue()


def without_bullet(part: Part) -> tuple[str, Part]:
    """The sign before an item, and the item without it."""
    sign, _, text = part.text.partition(" ")
    cut = len(sign) + 1
    return sign, Part(part.kind, text, part.level, notes=tuple((at - cut, note) for at, note in part.notes))


# -- DOCX -------------------------------------------------------------------------------------------------------------


def docx(parts: Sequence[Part]) -> bytes:
    """Headings by style (as a Dutch template names them), items by numbering, footnotes in their own part."""
    numbers = {note: k for k, note in enumerate(notes_of(parts), 2)}
    body = "".join(_docx_part(part, numbers) for part in parts)
    footnotes = "".join(
        f'<w:footnote w:id="{k}"><w:p><w:r><w:footnoteRef/></w:r>{_run(" " + note.text)}</w:p></w:footnote>'
        for note, k in numbers.items()
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    return docx_package(body, _part("footnotes", separator + footnotes))


def docx_package(body: str, footnotes: str = "", others: dict[str, str] | None = None) -> bytes:
    """A DOCX with ``body`` and the usual styles; ``others`` are further parts by kind, such as ``endnotes``."""
    kinds = {"styles": STYLES, "numbering": NUMBERING, "footnotes": footnotes, **(others or {})}
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{R}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>' for kind in kinds
    )
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _relations(f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'),
            "word/_rels/document.xml.rels": _relations(relations),
            "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{kind}.xml": text for kind, text in kinds.items() if text},
        }
    )


def _relations(inside: str) -> str:
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def _part(name: str, inside: str) -> str:
    space = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} {space}>{inside}</w:{name}>'


docx_part = _part

STYLES = _part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Kop{n}"><w:name w:val="heading {n}"/></w:style>' for n in range(1, 7)
    )
    + '<w:style w:type="paragraph" w:styleId="Mijnkop"><w:name w:val="Mijn kop"/><w:basedOn w:val="Kop2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Vet"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
)
NUMBERING = _part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>' for n in range(9))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
)


def _run(text: str) -> str:
    return "".join(
        f"<w:r><w:rPr>{bold}</w:rPr><w:t xml:space='preserve'>{_docx_words(half)}</w:t></w:r>"
        for half, bold in zip(halves(text), ("<w:b/>", ""), strict=True)
    )


def _docx_words(text: str) -> str:
    return escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _docx_part(part: Part, numbers: dict[Note, int]) -> str:
    properties = ""
    if part.kind == "heading":
        properties = f'<w:pStyle w:val="Kop{part.level}"/>'
    elif part.kind == "item":
        _, part = without_bullet(part)
        properties = f'<w:numPr><w:ilvl w:val="{part.level - 1}"/><w:numId w:val="1"/></w:numPr>'
    runs = "".join(
        _run(piece) if isinstance(piece, str) else f'<w:r><w:footnoteReference w:id="{numbers[piece]}"/></w:r>'
        for piece in pieces(part)
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


# -- ODT --------------------------------------------------------------------------------------------------------------

_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
                         ("draw", "drawing"), ("fo", "xsl-fo-compatible"))
)  # fmt: skip


def odt(parts: Sequence[Part]) -> bytes:
    """Headings by outline level, lists nested, notes where their markers stand."""
    body = ""
    for is_item, group in groupby(parts, lambda part: part.kind == "item"):
        body += "".join(map(_odt_item if is_item else _odt_part, group))
    return odt_package(body)


def odt_package(body: str, styles: str = "", edges: str = "") -> bytes:
    """An ODT with ``body``, automatic ``styles`` and running headers and footers ``edges``."""
    content = (
        f'<?xml version="1.0"?><office:document-content {_ODF}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    masters = f"<office:master-styles>{edges}</office:master-styles>"
    sheets = f"<office:document-styles {_ODF}>{masters}</office:document-styles>"
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, "styles.xml": sheets})


def _odt_item(part: Part) -> str:
    _, part = without_bullet(part)
    inside = f"<text:p>{_odt_inline(part)}</text:p>"
    for _ in range(part.level):
        inside = f"<text:list><text:list-item>{inside}</text:list-item></text:list>"
    return inside


def _odt_part(part: Part) -> str:
    if part.kind == "heading":
        return f'<text:h text:outline-level="{part.level}">{_odt_inline(part)}</text:h>'
    return f"<text:p>{_odt_inline(part)}</text:p>"


def _odt_words(text: str) -> str:
    first, second = (escape(half).replace("\n", "<text:line-break/>") for half in halves(text))
    return f"<text:span>{first}</text:span>{second}"


def _odt_inline(part: Part) -> str:
    return "".join(
        _odt_words(piece)
        if isinstance(piece, str)
        else '<text:note text:note-class="footnote"><text:note-citation>'
        f"{piece.number}</text:note-citation><text:note-body><text:p>{escape(piece.text)}</text:p></text:note-body>"
        "</text:note>"
        for piece in pieces(part)
    )


# -- HTML -------------------------------------------------------------------------------------------------------------


def html(parts: Sequence[Part]) -> bytes:
    """A page with a menu and a script around the article, and footnotes that link both ways."""
    body = "".join(map(_html_part, parts))
    notes = "".join(
        f'<p id="fn{note.number}"><a href="#ref{note.number}">[{note.number}]</a> {escape(note.text)}</p>'
        for note in notes_of(parts)
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><script>zal()</script></head><body>'
        f"<nav>Het kabinet zal.</nav><main>{body}<section>{notes}</section></main><footer>Voet</footer></body></html>"
    ).encode()


def _html_part(part: Part) -> str:
    if part.kind == "heading":
        return f"<h{part.level}>{_html_inline(part)}</h{part.level}>"
    if part.kind == "item":
        _, item = without_bullet(part)
        return "<ul><li>" * item.level + _html_inline(item) + "</li></ul>" * item.level
    return f"<p>{_html_inline(part)}</p>"


def _html_words(text: str) -> str:
    first, second = (escape(half).replace("\n", "<br>") for half in halves(text))
    return f"<b>{first}</b>{second}"


def _html_inline(part: Part) -> str:
    return "".join(
        _html_words(piece)
        if isinstance(piece, str)
        else f'<sup><a id="ref{piece.number}" href="#fn{piece.number}">{piece.number}</a></sup>'
        for piece in pieces(part)
    )


# -- Kamerstuk XML ----------------------------------------------------------------------------------------------------


def kamerstuk(parts: Sequence[Part]) -> bytes:
    """A letter to parliament as it is published: subheadings without a level, a list for each item."""
    body = "".join(map(_kamerstuk_part, parts))
    return (
        "\ufeff\r\n<officiele-publicatie><metadata/><kamerstuk><kamerstukkop><tekstregel>Kamer</tekstregel></kamerstukkop>"
        f"<stuk><algemeen><vrije-tekst><tekst>{body}</tekst></vrije-tekst></algemeen></stuk></kamerstuk>"
        "</officiele-publicatie>"
    ).encode()


def _kamerstuk_part(part: Part) -> str:
    if part.kind == "heading":
        return f"<tussenkop>{_kamerstuk_inline(part)}</tussenkop>"
    if part.kind == "signature":
        office, _, name = part.text.partition("\n")
        return (
            f"<ondertekening><functie>{escape(office)}</functie><naam><achternaam>{escape(name)}</achternaam></naam>"
            "</ondertekening>"
        )
    if part.kind == "item":
        sign, item = without_bullet(part)
        return f"<lijst><li><li.nr>{escape(sign)}</li.nr><al>{_kamerstuk_inline(item)}</al></li></lijst>"
    return f"<al>{_kamerstuk_inline(part)}</al>"


def _kamerstuk_words(text: str) -> str:
    first, second = (escape(half).replace("\n", " ") for half in halves(text))
    return f'<nadruk type="vet">{first}</nadruk><?xpp afbm?>{second}'


def _kamerstuk_inline(part: Part) -> str:
    return "".join(
        _kamerstuk_words(piece)
        if isinstance(piece, str)
        else f'<noot id="n{piece.number}" type="voet"><noot.nr>{piece.number}</noot.nr>'
        f"<noot.al>{escape(piece.text)}</noot.al></noot>"
        for piece in pieces(part)
    )
