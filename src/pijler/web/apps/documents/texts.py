"""Texts of sources, proven against their bytes, kept for the life of the process."""

from collections import OrderedDict
from collections.abc import Iterable
from hashlib import sha256
from threading import Lock

from django.db.models import QuerySet

from pijler.kernel.errors import UnreadableInput
from pijler.reading.decode import decode
from pijler.web.apps.documents.models import Source

SPELT = ("txt", "md")
"""Formats whose bytes spell the text that offsets count in."""
KEEP_CHARS = 64 * 1024 * 1024


class VerifiedTexts:
    """The text of each source, made from bytes whose sha256 was checked; "" where bytes or reading do not hold.

    A text is made once and kept, the oldest going first when ``keep`` characters are held.
    """

    def __init__(self, keep: int = KEEP_CHARS) -> None:
        self._keep = keep
        self._held = 0
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def get(self, hashes: Iterable[str]) -> dict[str, str]:
        """Text by sha256, with one query at most, and none when all are known."""
        wanted = set(hashes)
        with self._lock:
            found = {key: self._texts[key] for key in wanted if key in self._texts}
        missing = wanted - found.keys()
        if missing:
            for source in _sources(missing):
                found[source.sha256] = self._remember(source.sha256, _text(source))
        return found

    def clear(self) -> None:
        with self._lock:
            self._texts.clear()
            self._held = 0

    def _remember(self, key: str, text: str) -> str:
        with self._lock:
            if key not in self._texts:
                self._texts[key] = text
                self._held += len(text)
            while self._held > self._keep and len(self._texts) > 1:
                self._held -= len(self._texts.popitem(last=False)[1])
        return text


def _sources(hashes: set[str]) -> QuerySet[Source]:
    rows = Source.objects.filter(sha256__in=hashes).select_related("document")
    return rows.only("sha256", "name", "format", "data", "document__text_sha", "document__text")


def _text(source: Source) -> str:
    """The text of ``source``, or "" where something was altered.

    Bytes that spell their text are decoded anew. The text of other formats is what a reader made of their bytes: it is
    held against the hash that was taken then, so that a better reader does not move the words of old quotes.
    """
    data = bytes(source.data)
    if sha256(data).hexdigest() != source.sha256:
        return ""
    if source.format in SPELT:
        try:
            return decode(data, source.name)
        except UnreadableInput:
            return ""
    document = source.document
    return document.text if document.text_sha == text_digest(document.text) else ""


def text_digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


verified_texts = VerifiedTexts()
