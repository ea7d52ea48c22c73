"""Why a PDF cannot be read, in words that help."""

from pijler.kernel.errors import UnreadableInput
from pijler.reading.refusing import refuse

_AGAIN = "Open it in a PDF reader, save or export it anew, and try again."
_OCR = (
    "Run text recognition (OCR) on it first, for example with the free program ocrmypdf: "
    "ocrmypdf --language nld+eng in.pdf out.pdf"
)
_PASSWORD = 4
_SECURITY = 5


def not_opened(code: int | None, name: str) -> UnreadableInput:
    """PDFium did not open the file."""
    if code == _PASSWORD:
        why, todo = "It can be opened with a password only.", "Save a copy without a password, and try again."
        return refuse("encrypted", "The PDF is encrypted", name, why, todo)
    if code == _SECURITY:
        why, todo = "It is protected in a way that PDFium does not know.", "Save a copy without protection."
        return refuse("encrypted", "The PDF is encrypted", name, why, todo)
    why = "It begins as a PDF, but its list of pages is empty, missing or broken."
    return refuse("damaged", "The PDF is damaged", name, why, _AGAIN)


def cut_off(name: str) -> UnreadableInput:
    """The end of the file is missing."""
    why = "It begins as a PDF, but the mark with which a PDF ends (%%EOF) is missing: pages may be lost."
    return refuse("truncated", "The PDF is cut off", name, why, "Download or copy the file again.")


def too_many_bytes(size: int, most: int, name: str) -> UnreadableInput:
    """A file that is larger than any document."""
    why = f"It has {size >> 20} MB; the limit is {most >> 20} MB."
    return refuse("too-large", "The PDF is too large", name, why, "Split the document and read its parts.")


def page_count(count: int, most: int, name: str) -> UnreadableInput:
    """No pages, or far too many."""
    if count < 1:
        return refuse("no-pages", "The PDF has no pages", name, "Its list of pages is empty.", _AGAIN)
    why = f"It has {count} pages; the limit is {most}."
    return refuse("too-large", "The PDF is too large", name, why, "Split the document and read its parts.")


def crowded_page(n: int, most: int, name: str) -> UnreadableInput:
    """A page with more characters than anyone can print on it."""
    why = f"It has more than {most} characters, which nobody can print on one page."
    return refuse("too-large", "A page of the PDF is too large", f"{name}, page {n}", why, _AGAIN)


def broken_page(n: int, name: str) -> UnreadableInput:
    """A page that PDFium cannot load: a document with a hole in it is not read."""
    why = "The file names this page, but its content is missing or broken."
    return refuse("damaged", "A page of the PDF is damaged", f"{name}, page {n}", why, _AGAIN)


def no_text(pages: int, pictures: bool, name: str) -> UnreadableInput:
    """Pictures of pages, or empty pages."""
    if pictures:
        why = f"Its {pages} pages are pictures, with no text layer, as from a scanner."
        if pages == 1:
            why = "Its only page is a picture, with no text layer, as from a scanner."
        return refuse("scanned", "The PDF holds no text", name, why, _OCR)
    why = f"Its {pages} pages are without upright text: empty, or with drawings of letters."
    if pages == 1:
        why = "Its only page is without upright text: empty, or with drawings of letters."
    return refuse("blank", "The PDF holds no text", name, why, f"If words can be seen on them: {_OCR}")


def no_letters(share: float, name: str) -> UnreadableInput:
    """Fonts that do not say which letters they show."""
    why = f"{share:.0%} of its characters are unknown signs: its fonts do not say which letters they show."
    return refuse("no-letters", "The text of the PDF cannot be made out", name, why, f"{_OCR} (with --force-ocr)")
