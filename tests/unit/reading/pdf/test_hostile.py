"""PDFs that want harm, or are broken: a clear refusal or a right reading; never a hang, a crash or half a document."""

import io
import re
import threading
import tracemalloc

import pytest

from pijler.kernel.errors import UnreadableInput
from pijler.reading.pdf import is_pdf, read_pdf
from tests.unit.reading.pdf.making import PROSE, Sheets, canvas, plain

GOOD = plain(PROSE)


def refused(data: bytes) -> UnreadableInput:
    with pytest.raises(UnreadableInput) as caught:
        read_pdf(data, "brief.pdf")
    error = caught.value
    assert all((error.what, error.where.startswith("brief.pdf"), error.why, error.todo))
    return error


def raw(*objects: str) -> bytes:
    """A PDF with these objects, numbered from 1; the first is the catalogue."""
    parts, places = [b"%PDF-1.4\n"], list[int]()
    for n, content in enumerate(objects, 1):
        places.append(sum(map(len, parts)))
        parts.append(f"{n} 0 obj\n{content}\nendobj\n".encode("latin-1"))
    at = sum(map(len, parts))
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n".encode())
    parts.append(f"startxref\n{at}\n%%EOF\n".encode())
    return b"".join(parts)


def stream(content: str, more: str = "") -> str:
    return f"<</Length {len(content)}{more}>>\nstream\n{content}\nendstream"


CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = "BT /F 12 Tf 72 700 Td (De haven zal in 2031 open zijn.) Tj ET"


def page(resources: str = "/Font<</F 5 0 R>>", more: str = "") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<{resources}>>{more}>>"


def test_a_locked_document() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    locked = Sheets(encrypt=StandardEncryption("geheim", canPrint=1))
    locked.lines(72, 100, PROSE)
    assert refused(locked.done()).code == "unreadable-encrypted"


def test_a_document_that_only_its_owner_may_change_is_read() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    sheets = Sheets(encrypt=StandardEncryption("", ownerPassword="baas"))
    sheets.lines(72, 100, PROSE)
    assert read_pdf(sheets.done(), "a.pdf").body.text == " ".join(PROSE)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_document_that_is_cut_off(share: float) -> None:
    data = plain(*[PROSE] * 20)
    assert refused(data[: int(len(data) * share)]).code == "unreadable-truncated"


@pytest.mark.parametrize(
    "data",
    [
        raw(CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"),
        re.sub(rb"/Type /Pages?\b", b"/Type /Nothing", GOOD),
        raw(CATALOGUE, "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>", page(), stream(TEXT), FONT),
        b"%PDF-1.7\n" + bytes(range(256)) * 40 + b"\n%%EOF\n",
    ],
    ids=["no pages", "pages that are none", "a list of pages that contains itself", "no objects"],
)
def test_broken(data: bytes) -> None:
    assert refused(data).code == "unreadable-damaged"


def test_a_drawing_that_draws_itself() -> None:
    form = stream(
        "/X Do " + TEXT,
        "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>/Font<</F 5 0 R>>>>",
    )
    data = raw(CATALOGUE, PAGES, page("/Font<</F 5 0 R>>/XObject<</X 6 0 R>>"), stream("/X Do"), FONT, form)
    assert read_pdf(data, "brief.pdf").body.text == "De haven zal in 2031 open zijn."


def test_scripts_and_attachments_are_ignored() -> None:
    script = "/OpenAction<</S/JavaScript/JS(while\\(1\\){};)>>"
    names = "/Names<</EmbeddedFiles<</Names[(a.exe) 6 0 R]>>>>"
    catalogue = f"<</Type/Catalog/Pages 2 0 R{script}{names}>>"
    file = "<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
    data = raw(catalogue, PAGES, page(), stream(TEXT), FONT, file, stream("MZ DE HAVEN IS DICHT", "/Type/EmbeddedFile"))
    assert read_pdf(data, "brief.pdf").text.strip() == "De haven zal in 2031 open zijn."


def test_an_image_of_ten_billion_dots_is_not_decoded() -> None:
    image = "/Type/XObject/Subtype/Image/Width 100000/Height 100000/ColorSpace/DeviceRGB/BitsPerComponent 8"
    objects = (
        CATALOGUE, PAGES, page("/Font<</F 5 0 R>>/XObject<</I 6 0 R>>"),
        stream("q 500 0 0 500 50 100 cm /I Do Q " + TEXT), FONT, stream("x", image),
    )  # fmt: skip
    assert read_pdf(raw(*objects), "brief.pdf").body.text == "De haven zal in 2031 open zijn."


def test_a_scan_points_to_text_recognition() -> None:
    image = "/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
    data = raw(
        CATALOGUE, PAGES, page("/XObject<</I 5 0 R>>"), stream("q 595 0 0 842 0 0 cm /I Do Q"), stream("x", image)
    )
    error = refused(data)
    assert (error.code, "ocrmypdf" in error.todo) == ("unreadable-scanned", True)


def test_empty_pages() -> None:
    assert refused(plain([], [])).code == "unreadable-blank"


def test_a_font_that_does_not_say_which_letters_it_shows() -> None:
    shown = (
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <E020> endbfrange endcmap"
    )
    data = raw(CATALOGUE, PAGES, page(), stream(TEXT), FONT.replace(">>", "/ToUnicode 6 0 R>>"), stream(shown))
    assert refused(data).code == "unreadable-no-letters"


def test_words_before_the_mark_of_a_pdf_do_no_harm() -> None:
    data = b"X-Mailer: kade\r\n\r\n" + GOOD
    assert is_pdf(data)
    assert read_pdf(data, "a.pdf").body.text == " ".join(PROSE)


def test_two_thousand_pages_in_bounded_memory() -> None:
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(595, 842), invariant=1)
    for n in range(2000):
        sheet.setFont("Helvetica", 9)
        for k, line in enumerate([f"Punt {n} van de lijst gaat over de kade.", *PROSE]):
            sheet.drawString(72, 700 - 12 * k, line)
        sheet.showPage()
    sheet.save()
    data = buffer.getvalue()
    tracemalloc.start()
    try:
        document = read_pdf(data, "brief.pdf")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(document.pages) == 2000
    assert document.body.text.count("Punt ") == 2000
    assert peak < 150_000_000


def test_readers_wait_for_one_another() -> None:
    """PDFium is not made for threads."""
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read_pdf(GOOD, "a.pdf").body.text)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == [" ".join(PROSE)] * 8
