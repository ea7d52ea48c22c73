"""One row of the table of figures."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Figure:
    """What was measured, what it should be, what it is; ``reached`` is None where there is no aim or no measurement."""

    what: str
    aim: str
    measured: str
    reached: bool | None = None


def table(figures: list[Figure]) -> str:
    """The figures as a table in Markdown."""
    sign = {True: "yes", False: "**no**", None: ""}
    rows = [f"| {figure.what} | {figure.aim} | {figure.measured} | {sign[figure.reached]} |" for figure in figures]
    return "\n".join(["| what | at least | measured | reached |", "|---|---|---|---|", *rows])
