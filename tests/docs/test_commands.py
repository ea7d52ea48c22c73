"""Every command in the documentation is run as it stands there.

Blocks marked ``console`` run in order, file by file, in a folder with a small letter as text and as PDF. Blocks marked
``console start-server`` start the site, and those marked ``console machine`` change the machine: of these it is checked
that the command, its options and its make target exist.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```console(?: ([a-z-]+))?\n(.*?)^```", re.MULTILINE | re.DOTALL)
LETTER = """\
The Hague, 3 June 2024

1. Access to remedy

The committee concludes that victims of harm abroad seldom find their way to a court.
The government agrees with this conclusion. The Minister of Justice will publish a guide
for victims before 1 March 2025.
"""


def commands(page: Path, marks: set[str]) -> list[str]:
    """The commands of the page's blocks with one of ``marks``, those of several lines joined."""
    found: list[str] = []
    for mark, block in BLOCK.findall(page.read_text("utf-8")):
        if mark not in marks:
            continue
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append(line[2:])
            elif line.startswith("> "):
                found[-1] += "\n" + line[2:]
    return found


def pages_with(*marks: str) -> list[pytest.ParameterSet]:
    return [pytest.param(page, id=page.name) for page in PAGES if commands(page, set(marks))]


@pytest.fixture
def environment() -> dict[str, str]:
    """The PATH of someone who has installed Pijler."""
    folder = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": os.pathsep.join([folder, os.environ["PATH"]])}


def write_letters(folder: Path) -> None:
    """``letter.txt`` and ``letter.pdf``, as the pages name them."""
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    canvas = Canvas(str(folder / "letter.pdf"))
    for number, line in enumerate(LETTER.splitlines()):
        canvas.drawString(72, 770 - 14 * number, line)
    canvas.save()


@pytest.mark.parametrize("page", pages_with(""))
def test_commands_run(page: Path, tmp_path: Path, environment: dict[str, str]):
    write_letters(tmp_path)
    for command in commands(page, {""}):
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), command
        assert done.stdout or ">" in command or command.startswith("cp "), f"{command} showed nothing"


@pytest.mark.parametrize("page", pages_with("start-server", "machine"))
def test_commands_that_are_not_run_exist(page: Path, environment: dict[str, str]):
    for command in commands(page, {"start-server", "machine"}):
        words = [word for word in shlex.split(command) if not re.fullmatch(r"[A-Z_]+=.*", word)]
        if words[0] == "make":
            done = subprocess.run(
                ["make", "-n", *words[1:]], cwd=ROOT, env=environment, capture_output=True, check=False
            )
            assert done.returncode == 0, command
        elif words[0] == "pijler":
            help_ = subprocess.run(
                ["pijler", words[1], "--help"], env=environment, capture_output=True, text=True, check=True
            )
            assert [word for word in words if word.startswith("--") and word not in help_.stdout] == [], command
        else:
            known = {"python", "createdb", "ocrmypdf"}
            assert words[0] in known, f"{command}: nobody checks this; mark it console or add it here"


def test_every_command_stands_in_a_block_that_is_checked():
    """A shell block of another kind would never be run."""
    unchecked = [
        page.name for page in PAGES if re.search(r"^```(?:sh|bash|shell)", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert unchecked == []
    marks = {mark for page in PAGES for mark, _ in BLOCK.findall(page.read_text("utf-8"))}
    assert marks <= {"", "start-server", "machine"}


def test_bash_is_there_to_run_them():
    assert shutil.which("bash") is not None
