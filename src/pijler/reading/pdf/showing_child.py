"""The child of ``pijler.reading.pdf.showing``: answers one question about one file, and ends.

``python -m pijler.reading.pdf.showing_child``. On stdin a line of JSON, then the bytes of the PDF; on stdout a line of
JSON, then the bytes of a picture.
"""

import json
import signal
import sys
from dataclasses import asdict, astuple
from hashlib import sha256
from typing import Any

from pijler.kernel.errors import UnreadableInput
from pijler.reading.guarded_child import SPARE, alarm, limit_memory, private_stdout
from pijler.reading.pdf import extract, refusals
from pijler.reading.pdf.boxes import boxes
from pijler.reading.pdf.picture import draw_page
from pijler.reading.pdf.reader import read_text

MEGABYTES = 1024


def main() -> None:
    answers = private_stdout()
    limit_memory(MEGABYTES)
    question = json.loads(sys.stdin.buffer.readline())
    alarm(question["seconds"] + SPARE)  # where the parent is gone
    with answers:
        for part in answered(question, sys.stdin.buffer.read()):
            answers.write(part)


def answered(question: dict[str, Any], data: bytes) -> tuple[bytes, bytes]:
    """The line and the bytes of the answer."""
    try:
        head, body = _drawn(question, data) if "page" in question else (_found(question, data), b"")
    except UnreadableInput as error:
        head, body = {"error": asdict(error)}, b""
    return json.dumps(head).encode() + b"\n", body


def _drawn(question: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    name, n = question["name"], question["page"]
    with extract.opened(data, name) as document:
        try:
            return {}, draw_page(document, n, question["width"])
        except (ValueError, extract.PdfiumError) as error:
            raise refusals.broken_page(n, name) from error


def _found(question: dict[str, Any], data: bytes) -> dict[str, Any]:
    name = question["name"]
    pdf = read_text(data, name)
    with extract.opened(data, name) as document:
        sizes = [document.get_page_size(i) for i in range(len(document))]
    text_sha = sha256(pdf.text.encode("utf-8", "surrogatepass")).hexdigest()
    found = [[astuple(box) for box in boxes(pdf.placed, segments)] for segments in question["quotes"]]
    return {"sizes": sizes, "boxes": found, "text_sha": text_sha}


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    main()
