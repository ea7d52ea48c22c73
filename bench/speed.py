"""How long things take: the letter, large texts, starting up, and the ledger."""

import subprocess
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from accuracy import ABSENT, LETTER
from figure import ROOT, Figure
from templates import varied_text

LARGE = 20_000_000
PIJLER = ROOT / ".venv" / "bin" / "pijler"


def figures() -> list[Figure]:
    return [_letter(), _letter_repeated(), _varied(), _import(), _help(), _ledger()]


def _letter() -> Figure:
    what, aim = "the letter, warm, read + extract", "<= 30 ms"
    if not LETTER.is_file():
        return Figure(what, aim, ABSENT)
    data = LETTER.read_bytes()
    for _ in range(3):
        _work(data)
    seconds = median(_timed(lambda: _work(data)) for _ in range(30))
    return Figure(what, aim, f"{seconds * 1000:.1f} ms", seconds <= 0.030)


def _letter_repeated() -> Figure:
    what, aim = "the letter repeated to 20 MB", ">= 4.2 MB/s"
    if not LETTER.is_file():
        return Figure(what, aim, ABSENT)
    letter = LETTER.read_bytes()
    return _large(what, aim, letter * (LARGE // len(letter)))


def _varied() -> Figure:
    return _large(
        "20 MB of paragraphs that are all different (own templates)", ">= 4.2 MB/s", varied_text(LARGE).encode()
    )


def _large(what: str, aim: str, data: bytes) -> Figure:
    rate = len(data) / 1e6 / _timed(lambda: _work(data))
    return Figure(what, aim, f"{rate:.1f} MB/s", rate >= 4.2)


def _import() -> Figure:
    seconds = _command([sys.executable, "-c", "import pijler"])
    return Figure("`import pijler` (with the start of Python)", "<= 0.15 s", f"{seconds:.2f} s", seconds <= 0.15)


def _help() -> Figure:
    seconds = _command([str(PIJLER), "--help"])
    return Figure("`pijler --help`", "<= 0.4 s", f"{seconds:.2f} s", seconds <= 0.4)


def _ledger() -> Figure:
    what, aim = "ledger page at 10,000 findings, median server time; queries", "<= 100 ms; constant"
    try:
        import ledger
    except ImportError as error:
        return Figure(what, aim, f"not measured: {error}")
    views = ledger.measure(10_000).views
    first, slowest = views[0], max(views, key=lambda view: view.median)
    queries = sorted({view.queries for view in views})
    said = f"{first.median:.0f} ms; slowest filter {slowest.median:.0f} ms; {' or '.join(map(str, queries))} queries"
    return Figure(what, aim, said, slowest.median <= 100)


def _work(data: bytes) -> None:
    from pijler.extraction import extract
    from pijler.reading import read_document

    extract(read_document(data, "letter.txt"))


def _command(command: list[str]) -> float:
    """Median of ten runs, in seconds, after two to warm up."""
    run = lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # noqa: E731
    times = [_timed(run) for _ in range(12)]
    return median(times[2:])


def _timed(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return perf_counter() - begin
