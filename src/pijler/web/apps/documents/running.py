"""Running text of a span: as the reading's views have it, without wraps and footnote markers."""

from bisect import bisect_right
from collections.abc import Sequence

from pijler.kernel.quotes import Segment, quoted
from pijler.reading.document import Document, View


def running_text(document: Document, segments: Sequence[Segment]) -> str:
    """The words of ``segments`` on one line; from the view that holds them, else with white space collapsed."""
    start, end = segments[0][0], segments[-1][1]
    for view in (document.body, *document.notes):
        first, last = _position(view, start), _position(view, end - 1)
        if first is not None and last is not None and first <= last:
            return " ".join(view.text[first : last + 1].split())
    return " ".join(quoted(document.text, tuple(segments)).split())


def _position(view: View, offset: int) -> int | None:
    """Where the source's character at ``offset`` stands in the view; None where the view leaves it out."""
    run = bisect_right(view.origins, offset) - 1
    if run < 0:
        return None
    position = view.positions[run] + offset - view.origins[run]
    end = view.positions[run + 1] if run + 1 < len(view.positions) else len(view.text)
    return position if position < end else None
