"""A PostgreSQL cluster for one test run: made in a temporary folder, reached by a socket in it, thrown away after."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

USER = "postgres"


def binaries() -> Path | None:
    """The folder of the newest initdb and pg_ctl, on the path or where Debian keeps them."""
    on_path = shutil.which("initdb")
    found = [Path(on_path).resolve().parent] if on_path else []
    versions = Path("/usr/lib/postgresql")
    if versions.is_dir():
        found += sorted((folder / "bin" for folder in versions.iterdir()), key=_version, reverse=True)
    return next((folder for folder in found if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def unusable() -> str:
    """Why no cluster can be made here; "" where one can."""
    if binaries() is None:
        return "PostgreSQL is not installed: there is no initdb (Debian: apt install postgresql)"
    if _is_root() and not (shutil.which("runuser") or shutil.which("setpriv")):
        return "PostgreSQL refuses to run as root, and neither runuser nor setpriv is there to be someone else"
    return ""


@contextmanager
def cluster() -> Iterator[str]:
    """The DATABASE_URL of a running cluster."""
    home = Path(tempfile.mkdtemp(prefix="pijler-pg-"))
    bin_folder = binaries()
    if bin_folder is None:
        raise RuntimeError(unusable())
    try:
        if _is_root():
            shutil.chown(home, USER)
        data = home / "data"
        _run(bin_folder / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off"
        _run(bin_folder / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", options, "start")
        try:
            yield f"postgres://{USER}@{quote(str(home), safe='')}/postgres"
        finally:
            _run(bin_folder / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(*command: object) -> None:
    """As the user postgres where we are root: PostgreSQL refuses to run as root."""
    done = subprocess.run(
        [*_as_other_user(), *map(str, command)], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace')}")


def _as_other_user() -> list[str]:
    if not _is_root():
        return []
    if shutil.which("runuser"):
        return ["runuser", "-u", USER, "--"]
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--"]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0
