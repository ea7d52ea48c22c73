"""Small PDFs for the tests, made with reportlab."""

import io
from collections.abc import Iterable

from reportlab.pdfgen import canvas

WIDTH, HEIGHT = 595.0, 842.0
BODY = 9.0

PROSE = (
    "Het havenbestuur heeft het plan gelezen en deelt de zorg van",
    "de onderzoekers over de veiligheid op de kade. Het bestuur zal",
    "in het voorjaar van 2031 een nieuwe regeling maken die",
    "daarin voorziet, en de raad daarover berichten.",
)


class Sheets:
    """A PDF in the making; places in points from the upper left corner."""

    def __init__(self, width: float = WIDTH, height: float = HEIGHT, **settings: object) -> None:
        self.buffer = io.BytesIO()
        self.canvas = canvas.Canvas(self.buffer, pagesize=(width, height), invariant=1, **settings)
        self.height = height

    def put(self, x: float, y: float, text: str, size: float = BODY, font: str = "Helvetica") -> float:
        """Set ``text``; the right edge."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.height - y, text)
        return x + self.canvas.stringWidth(text, font, size)

    def lines(
        self, x: float, y: float, lines: Iterable[str], size: float = BODY, font: str = "Helvetica", pitch: float = 12.0
    ) -> float:
        """Set lines one below the other; where the next would stand."""
        for line in lines:
            self.put(x, y, line, size, font)
            y += pitch
        return y

    def marked(self, x: float, y: float, text: str, number: str, rest: str = "", size: float = BODY) -> None:
        """A line with a raised number behind ``text``."""
        right = self.put(x, y, text, size)
        right = self.put(right, y - size * 0.4, number, size * 0.6)
        if rest:
            self.put(right, y, rest, size)

    def note(self, x: float, y: float, number: str, text: str, size: float = 6.5) -> None:
        """A footnote with a raised number before it."""
        right = self.put(x, y - size * 0.35, number, size * 0.6)
        self.put(right + 2, y, text, size)

    def turn_page(self) -> None:
        self.canvas.showPage()

    def done(self) -> bytes:
        self.canvas.showPage()
        self.canvas.save()
        return self.buffer.getvalue()


def plain(*pages: Iterable[str]) -> bytes:
    """A PDF of pages of text in one column."""
    sheets = Sheets()
    for k, lines in enumerate(pages):
        if k:
            sheets.turn_page()
        sheets.lines(72, 100, lines)
    return sheets.done()
