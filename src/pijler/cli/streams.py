"""Standard streams that take any text, and a reader of our output that stops early."""

import io
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager

import typer

PIPE_CLOSED = 141
"""The exit code that a shell gives a program whose reader went away."""


def prepare_streams() -> None:
    """Make stdout and stderr take any text: UTF-8, also where the console or a pipe is set to another encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def quiet_when_closed() -> Generator[None]:
    """Leave without a word when whoever reads stdout stops reading (``pijler read ... | head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout once more at exit; give it somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None
