"""Files that are damaged, that lie, or that mean harm: each is refused in four parts."""

import inspect
import io
import struct
import sys
import zipfile

import pytest

from pijler.kernel.errors import UnreadableInput
from pijler.reading.marked import container, read_marked, trees
from tests.unit.reading.marked.reading import read
from tests.unit.reading.marked.writing import docx_package, odt_package, packed

GOOD = docx_package("<w:p><w:r><w:t>De haven zal bouwen.</w:t></w:r></w:p>")


def refusal(data: bytes, name: str = "brief.docx") -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        read_marked(data, name)
    error = caught.value
    assert all((error.code, error.what, error.where, error.why, error.todo))
    return error


def test_a_member_that_unpacks_without_end() -> None:
    bomb = packed({"word/document.xml": b"<a>" + b" " * (60 * 1024 * 1024)})
    assert len(bomb) < 100_000
    assert "times its size" in refusal(bomb).why


def test_a_member_that_says_it_is_small() -> None:
    """The sizes that a container gives are not believed."""
    data = bytearray(packed({"word/document.xml": b" " * 20_000_000}))
    size = struct.pack("<L", 20_000_000)
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = struct.pack("<L", 100)
        at = data.find(size)
    assert refusal(bytes(data)).code == "unreadable-container"


def test_large_members_that_pack_badly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_MEMBER", 1000)
    assert "more than" in refusal(docx_package("x" * 2000)).why


def test_many_members_that_are_large_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MOST_TOTAL", 1500)
    assert "more than" in refusal(GOOD).why


def test_too_many_members() -> None:
    assert "members" in refusal(packed({f"word/{n}.xml": "" for n in range(container.MOST_MEMBERS + 1)})).why


def test_one_member_twice() -> None:
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    assert "twice" in refusal(out.getvalue()).why


def test_a_member_locked_with_a_password() -> None:
    data = bytearray(packed({"word/document.xml": "<a/>"}))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(sign) + place] |= 1
    assert refusal(bytes(data)).code == "unreadable-encrypted"


def test_an_odt_with_a_password() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    kind = "application/vnd.oasis.opendocument.text"
    locked = packed({"mimetype": kind, "content.xml": b"\x8a\x01", "META-INF/manifest.xml": manifest})
    assert refusal(locked, "brief.odt").code == "unreadable-encrypted"


@pytest.mark.parametrize("keep", [5, 100, len(GOOD) // 2, len(GOOD) - 10])
def test_a_container_that_is_cut_off(keep: int) -> None:
    assert refusal(GOOD[:keep]).code == "unreadable-container"


def test_a_container_with_a_flipped_byte() -> None:
    data = bytearray(GOOD)
    data[data.find(b"word/document.xml") + 40] ^= 0xFF
    assert refusal(bytes(data)).code == "unreadable-container"


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"xl/workbook.xml": ""}, "Excel"),
        ({"ppt/presentation.xml": ""}, "PowerPoint"),
        ({"a.txt": ""}, "ZIP archive"),
        ({"mimetype": "application/epub+zip"}, "epub"),
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": ""}, "spreadsheet"),
    ],
)
def test_other_containers_are_called_by_name(members: dict[str, str | bytes], what: str) -> None:
    assert what in refusal(packed(members)).why


def test_a_docx_without_its_main_part() -> None:
    assert "missing" in refusal(packed({"word/styles.xml": "<a/>"})).why
    assert "no body" in refusal(packed({"word/document.xml": "<a/>"})).why


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>{}]>".format(
    "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 50}'>" for n in range(10))
)


@pytest.mark.parametrize(
    "prolog",
    [
        LAUGHS,
        "<!DOCTYPE kamerstuk [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>",
        "<!-- a comment before --><!DOCTYPE kamerstuk SYSTEM 'https://op.example/op.dtd'>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_a_document_type(prolog: str, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{prolog}<kamerstuk><al>&a;</al></kamerstuk>'
    assert refusal(xml.encode(encoding), "kst.xml").code == "unreadable-doctype"


def test_a_document_type_inside_a_container() -> None:
    assert "content.xml" in refusal(packed({"content.xml": f"<?xml version='1.0'?>{LAUGHS}<a>&k;</a>"}), "a.odt").where


def test_an_entity_that_nobody_declared() -> None:
    assert (
        refusal(b"<?xml version='1.0'?><kamerstuk><al>&kabinet;</al></kamerstuk>", "kst.xml").code == "unreadable-xml"
    )


def test_elements_nested_without_end() -> None:
    deep = "<b>" * 5000 + "De haven zal." + "</b>" * 5000
    assert refusal(f"<kamerstuk>{deep}</kamerstuk>".encode(), "kst.xml").code in ("unreadable-depth", "unreadable-xml")
    assert refusal(f"<!doctype html><p>{deep}".encode(), "a.html").code in ("unreadable-depth", "unreadable-html")


@pytest.mark.parametrize("element", ["div", "li", "blockquote", "divisie", "anders"])
@pytest.mark.parametrize("name", ["a.html", "a.xml"])
def test_elements_nested_as_deep_as_may_be(name: str, element: str) -> None:
    depth = trees.MOST_DEPTH - 3
    nested = f"<{element}>" * depth + "De haven zal bouwen." + f"</{element}>" * depth
    whole = f"<kamerstuk>{nested}</kamerstuk>" if name == "a.xml" else f"<!doctype html>{nested}"
    assert "De haven zal bouwen." in read(whole, name).text


def test_tables_nested_as_deep_as_may_be() -> None:
    depth = trees.MOST_DEPTH // 4 - 2
    nested = "<table><tr><td>x<td>" * depth + "De haven zal bouwen." + "</table>" * depth
    assert "De haven zal bouwen." in read(f"<!doctype html>{nested}", "a.html").text


def test_a_caller_that_is_deep_in_calls_itself() -> None:
    def deeper(left: int) -> str:
        return deeper(left - 1) if left else refusal(f"<!doctype html>{'<div>' * 140}zal".encode(), "a.html").code

    assert deeper(sys.getrecursionlimit() - len(inspect.stack()) - 300) == "unreadable-depth"


def test_an_entity_in_html_is_a_sign_and_nothing_else() -> None:
    html = "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><p>&eacute;&a;&#65;</p>"
    assert read(html, "a.html").text.endswith("é&a;A")


@pytest.mark.parametrize("body", ["", "   ", "<script>alert(1)</script>", "<p>&nbsp;—</p>"])
def test_a_page_without_words(body: str) -> None:
    assert refusal(f"<!doctype html>{body}".encode(), "a.html").code == "unreadable-blank"


def test_an_odt_without_words() -> None:
    assert refusal(odt_package("<text:p/>"), "a.odt").code == "unreadable-blank"


def test_what_a_page_runs_never_appears() -> None:
    html = (
        "<!doctype html><p onclick='zal()'>De haven<script>zal()</script> groeit<img src=x onerror='zal()' alt='zal'>."
        "<a href='javascript:zal()'>Meer</a></p><script>zal()"
    )
    assert read(html, "a.html").text == "De haven groeit.Meer"


def test_xml_in_another_encoding_than_it_says() -> None:
    latin = "<?xml version='1.0' encoding='utf-8'?><kamerstuk><al>Kestrië</al></kamerstuk>".encode("latin-1")
    assert refusal(latin, "kst.xml").code == "unreadable-encoding"


@pytest.mark.parametrize("name", ["brief.txt", "brief.pdf", "brief", "brief.odt"])
def test_the_content_decides_and_not_the_name(name: str) -> None:
    assert read(GOOD, name).format == "docx"
    assert read("<!doctype html><p>De haven zal.</p>", name).format == "html"


@pytest.mark.parametrize("text", ["De haven <b>zal</b> bouwen.", "<5 procent van de haven", "Haven", "", "<haven> zal"])
def test_plain_text_is_no_mark_up(text: str) -> None:
    assert read_marked(text.encode(), "brief.txt") is None


def test_the_name_decides_where_the_content_does_not() -> None:
    assert read("<p>De haven zal.</p>", "brief.htm").format == "html"
    assert read_marked(b"<p>De haven zal.</p>", "brief.md") is None
