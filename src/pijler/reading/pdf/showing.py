"""Pages of a PDF as pictures, and where words stand on them, made in a child process with limits.

To draw a page, PDFium decodes its images and fonts: the parts of a PDF that attacks are hidden in. The child reads a
question and a file, answers once, and ends.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Semaphore
from typing import Any, NoReturn, cast

from pijler.kernel.errors import UnreadableInput
from pijler.kernel.quotes import Segment
from pijler.reading.guarded_child import environment
from pijler.reading.pdf.boxes import Box

SECONDS = 30.0
PNG = b"\x89PNG\r\n\x1a\n"
_at_once = Semaphore(2)


@dataclass(frozen=True, slots=True)
class Places:
    """Where words stand on the pages.

    ``sizes`` are width and height of each page in points; ``boxes`` holds those of each quote that was asked for;
    ``text_sha`` is the sha256 of the text that offsets were counted in.
    """

    sizes: Sequence[tuple[float, float]]
    boxes: Sequence[Sequence[Box]]
    text_sha: str


def picture(data: bytes, name: str, n: int, width: int, seconds: float = SECONDS) -> bytes:
    """Page ``n`` (from 1) as a PNG that is ``width`` pixels wide. Raises UnreadableInput."""
    _, found = _asked({"page": n, "width": width}, data, name, seconds)
    return found if found.startswith(PNG) else _not_shown(name, "its answer is no picture")


def places(data: bytes, name: str, quotes: Sequence[Sequence[Segment]], seconds: float = SECONDS) -> Places:
    """The size of each page, and the boxes of each of ``quotes``, in one pass. Raises UnreadableInput."""
    head, _ = _asked({"quotes": quotes}, data, name, seconds)
    try:
        sizes = [(float(width), float(height)) for width, height in head["sizes"]]
        return Places(sizes, [[_box(*box) for box in boxes] for boxes in head["boxes"]], str(head["text_sha"]))
    except (KeyError, TypeError, ValueError):
        _not_shown(name, "its answer makes no sense")


def _box(page: int, *edges: float) -> Box:
    left, top, right, bottom, edge = map(float, edges)
    return Box(int(page), left, top, right, bottom, edge)


def _asked(question: dict[str, Any], data: bytes, name: str, seconds: float) -> tuple[dict[str, Any], bytes]:
    """The head and the body of the child's answer."""
    asked = json.dumps({**question, "name": name, "seconds": seconds}).encode() + b"\n" + data
    with _at_once:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pijler.reading.pdf.showing_child"],
                input=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                env=environment(),
                check=True,
            )
        except subprocess.TimeoutExpired:
            _not_shown(name, f"it took more than {seconds:.0f} s")
        except subprocess.CalledProcessError as error:
            _not_shown(name, f"its reader ended early ({error.returncode})")
    return _divided(done.stdout, name)


def _divided(answer: bytes, name: str) -> tuple[dict[str, Any], bytes]:
    line, _, body = answer.partition(b"\n")
    try:
        head: object = json.loads(line)
    except ValueError:
        head = None
    if not isinstance(head, dict):
        _not_shown(name, "its answer makes no sense")
    found = cast("dict[str, Any]", head)
    if "error" in found:
        raise UnreadableInput(**{part: str(text) for part, text in found["error"].items()})
    return found, body


def _not_shown(name: str, reason: str) -> NoReturn:
    raise UnreadableInput(
        code="unreadable-page",
        what="The page cannot be shown as a picture",
        where=f"{name}: {reason}",
        why="Its images or fonts are damaged, or take more time or memory than one page gets.",
        todo="Read its words in the reader, or open the original file in a PDF reader.",
    )
