"""The command ``pijler``: its commands, and what becomes of an error that none of them handles."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pijler.cli import read, serve
from pijler.cli.errors import exit_code, internal, tell
from pijler.cli.streams import prepare_streams
from pijler.kernel.errors import PijlerError

INTERRUPTED = 130

app = typer.Typer(
    help="Reads what governments promise on business and human rights, and ties every statement to its words.",
    epilog="Exit codes: 0 fine, 1 findings of a check, 2 wrong use, 3 unreadable input, 70 a fault in Pijler itself.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # its rendering costs 0.3 s of start-up
)
app.command("read", short_help="Show what stands in documents, as a summary or JSON.")(read.read)
app.command("serve", short_help="Serve the site on this machine.")(serve.serve)


@app.command()
def version() -> None:
    """Say which version this is."""
    from pijler import __version__

    typer.echo(f"pijler {__version__}")


def _tell_version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def options(
    asked: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Say which version this is.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error. May stand anywhere.")] = False,
) -> None:
    """Options of every command; ``main`` itself takes --debug out of the arguments, so here it only documents it."""


def run() -> None:
    """The entry point: run the command of this process and leave with its exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run ``pijler ARGUMENTS`` and return its exit code; errors are told on stderr."""
    prepare_streams()
    debug, rest = _take_debug(list(arguments))
    try:
        app(args=rest, prog_name="pijler")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except PijlerError as error:
        tell(error, debug)
        return exit_code(error)
    except Exception as error:
        fault = internal(error)
        tell(fault, debug)
        return exit_code(fault)
    return 0


def _take_debug(arguments: list[str]) -> tuple[bool, list[str]]:
    """Whether --debug is asked for, and the arguments without it; after ``--`` it is a file name."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    kept = [argument for argument in arguments[:end] if argument != "--debug"]
    return len(kept) < end, kept + arguments[end:]
