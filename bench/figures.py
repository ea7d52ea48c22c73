"""Measure every figure that the README shows, and print them as its table.

Usage: ``python bench/figures.py [--write] [--cold]``. ``--write`` puts the table into README.md, README.nl.md and
docs/reference/figures.md, between their markers; ``--cold`` also times ``make run`` in a fresh clone. What cannot be
measured here says so.
"""

import argparse
import os
import platform
import sys
from datetime import date

import accuracy
import cold_start
import speed
from figure import ROOT, table

BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
FILES = ("README.md", "README.nl.md", "docs/reference/figures.md")


def main() -> int:
    options = _options()
    figures = [*accuracy.figures(), *speed.figures(), *(cold_start.figures() if options.cold else [])]
    text = f"{table(figures)}\n\n{_where()}"
    print(text)
    if options.write:
        for name in FILES:
            _write(name, text)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the table into the README and the reference")
    parser.add_argument("--cold", action="store_true", help="also time make run in a fresh clone")
    return parser.parse_args()


def _where() -> str:
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"Measured on {date.today().isoformat()} by `make figures`, one process; {machine}."


def _write(name: str, text: str) -> None:
    file = ROOT / name
    before, rest = file.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    file.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
