"""``pijler read``: one or more documents become a summary for people or JSON for programs."""

import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pijler.cli.errors import EXIT_CODES, exit_code, internal, tell
from pijler.cli.streams import quiet_when_closed
from pijler.kernel.errors import PijlerError, UnreadableInput, WrongUse

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

    from pijler.extraction.model import Extraction
    from pijler.reading.document import Document

STDIN = "-"
WIDEST_NAME = 32
UNREADABLE = EXIT_CODES[UnreadableInput]


def read(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Documents to read; - is standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line, one per document.")] = False,
    text: Annotated[str, typer.Option("--text", metavar="OUT", help="Write the text that offsets count in.")] = "",
    no_color: Annotated[bool, typer.Option("--no-color", help="No colour, also on a terminal.")] = False,
) -> None:
    """Read documents and show their findings, answers, promises and actions, each with its words."""
    _check_use(files, text)
    with quiet_when_closed():
        code = _read_all(files, as_json, text, no_color)
    if code:
        raise typer.Exit(code)


def _check_use(files: list[str], text: str) -> None:
    if text and len(files) > 1:
        raise WrongUse("text-of-several", "--text takes the text of one document only", todo="Read one file at a time.")
    if text and files[0] != STDIN and _same_file(text, files[0]):
        what = "--text would overwrite the document itself"
        raise WrongUse("text-over-source", what, text, todo="Name another file.")
    if files.count(STDIN) > 1:
        raise WrongUse("stdin-twice", "Standard input can be read once only", todo="Name - once.")


def _same_file(one: str, other: str) -> bool:
    return Path(one).exists() and Path(other).exists() and Path(one).samefile(other)


def _read_all(files: list[str], as_json: bool, text: str, no_color: bool) -> int:
    """Show every document that can be read, then tell of each that cannot; the exit code, 3 where one is unreadable."""
    bad: list[PijlerError] = []
    console = None if as_json else _console(no_color)
    with progress(files) as names:
        for name in names:
            try:
                _read_one(name, text, console)
            except (PijlerError, ArithmeticError, LookupError, TypeError, ValueError) as error:
                if len(files) == 1:
                    raise
                bad.append(error if isinstance(error, PijlerError) else internal(error, name))
    return _tell_all(bad, len(files))


def _tell_all(bad: list[PijlerError], total: int) -> int:
    if not bad:
        return 0
    print(f"pijler: {len(bad)} of {total} documents could not be read.", file=sys.stderr)
    for error in bad:
        tell(error)
    codes = {exit_code(error) for error in bad}
    return UNREADABLE if UNREADABLE in codes else max(codes)


def _read_one(name: str, text: str, console: "Console | None") -> None:
    from pijler.extraction import extract
    from pijler.reading.guarded import read_guarded

    document = read_guarded(bytes_of(name), "stdin" if name == STDIN else Path(name).name)
    extraction = extract(document)
    if text:
        _write_text(document.text, text)
    if console is None:
        _print_json(document, extraction)
    else:
        from pijler.cli.summary import print_summary

        print_summary(console, document, extraction)


def bytes_of(name: str) -> bytes:
    """The bytes of the file ``name``, or of standard input. Raises UnreadableInput."""
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableInput(
            code="file-unreadable",
            what="The file cannot be opened",
            where=name,
            why=f"{error.strerror or error}.",
            todo="Check the name and that you may read it.",
        ) from error


def _print_json(document: "Document", extraction: "Extraction") -> None:
    import json

    from pijler.extraction.contract import as_json

    print(json.dumps(as_json(document, extraction), ensure_ascii=False, separators=(",", ":")))


def _write_text(text: str, out: str) -> None:
    try:
        Path(out).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise WrongUse(
            code="text-unwritable",
            what="The text cannot be written",
            where=out,
            why=f"{error.strerror or error}.",
            todo="Name a file in a folder that exists and that you may write to.",
        ) from error


def _console(no_color: bool) -> "Console":
    from pijler.cli.console import console

    return console(no_color)


@contextmanager
def progress(files: list[str]) -> Generator[Iterable[str]]:
    """The files, with a bar above which results appear where there are several and a terminal to see it.

    The bar names the file, and tells how many are done, how many a minute, and how long the rest will take.
    """
    if len(files) == 1 or not (sys.stdout.isatty() or sys.stderr.isatty()):
        yield files
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Reading {task.fields[file]}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=not sys.stdout.isatty()), transient=True) as shown:
        yield _watched(files, shown)


def _watched(files: list[str], shown: "Progress") -> Generator[str]:
    task = shown.add_task("", total=len(files), file="", rate="")
    for done, name in enumerate(files, 1):
        shown.update(task, file=_short(name))
        yield name
        passed = shown.tasks[0].elapsed or 0
        shown.update(task, completed=done, rate=f"{60 * done / passed:,.0f} a minute" if passed else "")


def _short(name: str) -> str:
    """The name of a file, not wider than its place in the bar."""
    last = "stdin" if name == STDIN else Path(name).name
    return last if len(last) <= WIDEST_NAME else f"{last[: WIDEST_NAME - 1]}…"
