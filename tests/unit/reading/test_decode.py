"""Bytes that are no text are refused with what, where, why and what to do."""

import pytest

from pijler.kernel.errors import UnreadableInput
from pijler.reading import decode, read_document


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable-empty"),
        (b" \n\t\r\n\x0c  ", "unreadable-blank"),
        (b"\xef\xbb\xbf \n", "unreadable-blank"),
        (b"%PDF-1.7\n...", "unreadable-truncated"),
        (b"PK\x03\x04....", "unreadable-container"),
        (b"\x89PNG\r\n\x1a\n", "unreadable-format"),
        (b"\xff\xd8\xff\xe0 JFIF", "unreadable-format"),
        (b"text with a \x00 in it", "unreadable-binary"),
        ("zonder merk".encode("utf-16-le"), "unreadable-binary"),
        (b"\x01\x02\x03 words between controls \x04\x05", "unreadable-binary"),
        (b"half a smiley \xed\xa0\xbd and on", "unreadable-surrogate"),
        (b"\xff\xfe\x3d\xd8A\x00", "unreadable-encoding"),
        (bytes(range(128, 256)) * 4, "unreadable-encoding"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_document(data, "brief.txt")
    error = caught.value
    assert error.code == code
    assert error.where == "brief.txt"
    assert all((error.what, error.why, error.todo))


@pytest.mark.parametrize(
    ("data", "todo"),
    [
        (b"", "saved or sent completely"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as DOCX or PDF"),
        (b"{\\rtf1\\ansi Het plan}", "save it as DOCX or PDF"),
        (b"\x89PNG\r\n\x1a\n", "text recognition"),
        (b"\x1f\x8b\x08", "Unpack it"),
    ],
)
def test_what_to_do_fits_what_the_file_is(data: bytes, todo: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read_document(data, "brief.doc")
    assert todo in caught.value.todo


@pytest.mark.parametrize(
    "prolog", ["", "<?xml version='1.0'?>", "<!-- made by hand -->\n<!DOCTYPE svg PUBLIC 'a' 'b'>\n"]
)
@pytest.mark.parametrize("name", ["haven.svg", "haven.txt"])
def test_a_drawing_is_a_picture_and_no_text(prolog: str, name: str) -> None:
    drawing = f"{prolog}<svg xmlns='http://www.w3.org/2000/svg'><text>De haven zal groeien.</text></svg>"
    with pytest.raises(UnreadableInput, match=r"picture .*SVG.* text recognition"):
        read_document(drawing.encode(), name)


def test_markdown_may_begin_with_a_drawing() -> None:
    text = b"<svg width='9'></svg>\n\n# Plan\n\nDe haven zal groeien.\n"
    assert read_document(text, "plan.md").title == "Plan"


def test_too_large_says_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "MAX_BYTES", 1024 * 1024)
    with pytest.raises(UnreadableInput, match="limit is 1 MB"):
        read_document(b"x" * (1024 * 1024 + 1), "big.txt")


def test_the_message_names_the_format() -> None:
    with pytest.raises(UnreadableInput, match="PDF"):
        read_document(b"%PDF-1.4", "letter.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_give_the_same_words(encoding: str) -> None:
    sentence = "Het café ligt naast de haven – zegt één bezoeker."
    document = read_document(sentence.encode(encoding), "brief.txt")
    assert document.body.text == sentence


def test_a_byte_order_mark_counts_in_offsets() -> None:
    document = read_document(b"\xef\xbb\xbfHet kabinet stuurt het plan.", "brief.txt")
    assert document.text[0] == "\ufeff"
    assert document.body.origin(0) == 1


def test_crlf_counts_in_offsets() -> None:
    document = read_document(b"Een regel die door-\r\nloopt, en\r\nnog een.", "brief.txt")
    assert document.body.text == "Een regel die doorloopt, en nog een."
    assert document.text[document.body.origin(document.body.text.index("nog"))] == "n"
    assert document.text.count("\r") == 2


def test_one_long_line_is_one_paragraph() -> None:
    text = "De haven blijft open. " * 200_000
    document = read_document(text.encode(), "line.txt")
    assert document.body.text == text.rstrip()
    assert [block.kind for block in document.blocks] == ["paragraph"]
