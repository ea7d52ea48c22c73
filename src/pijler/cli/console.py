"""The console on which summaries are printed."""

import sys

from rich.console import Console

WIDEST = 100
"""Columns: longer lines are hard to read."""


class PipedConsole(Console):
    """Leaves a pipe that was closed to its caller; rich itself would end the program with exit code 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console(no_color: bool) -> Console:
    """A console that shows words as they are, not wider than is easily read."""
    made = PipedConsole(no_color=no_color or None, highlight=False, markup=False, emoji=False)
    made.width = min(made.width, WIDEST) if sys.stdout.isatty() else WIDEST
    return made
