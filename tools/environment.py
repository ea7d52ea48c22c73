"""Make a virtual environment from a lock file, and install the project into it.

Usage: ``python tools/environment.py FOLDER LOCK...``, for example ``.venv build web``. Each LOCK is
``requirements/LOCK.txt``. Does nothing when the environment is up to date: a stamp in it holds the hash of all that it
was made from. Standard library only, because it runs before anything is installed.
"""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
NO_VENV = """\
setup: this Python cannot make virtual environments: {python} ({version}).
  why: {why}
  what to do: on Debian or Ubuntu run   sudo apt install python{version}-venv   (or python3-venv)
              on Fedora python3 has it; on macOS install Python from python.org or run   brew install python
              or name another Python:   make run PYTHON=/path/to/python3
"""


class CannotSetUp(Exception):
    """The environment cannot be made; the text says why and what to do."""


def main(folder: str, *locks: str) -> int:
    environment = ROOT / folder
    try:
        _check_python()
        if not _runs(environment):
            _create(environment)
        _install(environment, list(locks))
    except CannotSetUp as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def _check_python() -> None:
    if sys.version_info < OLDEST:
        have, need = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST))
        raise CannotSetUp(
            f"setup: Pijler needs Python {need} or newer; {sys.executable} is {have}.\n"
            "  what to do: install a newer Python, or name one: make run PYTHON=/path/to/python3"
        )


def _runs(environment: Path) -> bool:
    """Whether the environment has a Python that is new enough and has pip."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    python = _python(environment)
    return python.exists() and subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0


def _create(environment: Path) -> None:
    print(f"setup: making {environment.name} with Python {sys.version.split()[0]} ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(environment)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        why = " ".join((done.stderr or done.stdout).split())[:300]
        version = ".".join(map(str, sys.version_info[:2]))
        raise CannotSetUp(NO_VENV.format(python=sys.executable, version=version, why=why or "venv is missing"))


def _install(environment: Path, locks: list[str]) -> None:
    stamp = environment / "pijler.stamp"
    done = stamp.read_text("utf-8").splitlines() if stamp.is_file() else []
    if _line(locks) in done:
        return
    files = [_lock(name) for name in locks]
    packages = sum(file.read_text("utf-8").count("==") for file in files)
    print(f"setup: installing {packages} packages, each checked against its hash ...", flush=True)
    _pip(environment, "--require-hashes", "--no-deps", *(part for file in files for part in ("-r", str(file))))
    _pip(environment, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    still_true = [line for line in done if line == _line(line.split()[:-1])]
    stamp.write_text("\n".join([*still_true, _line(locks)]), "utf-8")


def _line(locks: list[str]) -> str:
    """The names of the lock files, and the hash of all that an environment with them is made from."""
    files = [*map(_lock, locks), ROOT / "pyproject.toml", Path(__file__)]
    content = b"\0".join(file.read_bytes() for file in files if file.is_file())
    return " ".join([*locks, sha256(content).hexdigest()])


def _lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def _pip(environment: Path, *arguments: str) -> None:
    command = [_python(environment), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if subprocess.run([*command, *arguments], check=False).returncode:
        raise CannotSetUp(
            "setup: pip could not install the packages; its reason is above.\n"
            "  what to do: check the connection, then run the same command again: it goes on where it stopped."
        )


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
