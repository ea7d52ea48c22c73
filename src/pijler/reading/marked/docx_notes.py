"""Footnotes and endnotes of a DOCX, numbered as they are referred to."""

from pijler.reading.marked.ordinals import printed
from pijler.reading.marked.parts import Note


class DocxNotes:
    """Texts by id; each reference makes the next note.

    Footnotes count in figures and endnotes in small Roman numbers unless the document's settings name another form.
    """

    def __init__(
        self, footnotes: dict[str, str], endnotes: dict[str, str], foot_form: str | None = None,
        end_form: str | None = None,
    ) -> None:  # fmt: skip
        self._texts = {"footnoteReference": footnotes, "endnoteReference": endnotes}
        self._forms = {"footnoteReference": foot_form or "decimal", "endnoteReference": end_form or "lowerRoman"}
        self._counts = dict.fromkeys(self._texts, 0)

    def refer(self, kind: str, key: str, mark: str = "") -> Note | None:
        """The note to which an element called ``kind`` refers; ``mark`` is a sign of the author's own choice."""
        text = self._texts[kind].get(key)
        if text is None:
            return None
        if not mark:
            self._counts[kind] += 1
        return Note(mark or printed(self._counts[kind], self._forms[kind]), text)
