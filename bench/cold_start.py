"""How long ``make run`` takes in a fresh clone, from nothing to the first page.

Twice: with the package caches of pip and npm as they are, and with empty ones. Needs git and make. Usage:
``python bench/cold_start.py``.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from figure import ROOT, Figure, table

LONGEST = 600
ASKING = 0.1


def figures() -> list[Figure]:
    return [_figure("packages cached", empty_caches=False), _figure("packages not cached", empty_caches=True)]


def _figure(how: str, empty_caches: bool) -> Figure:
    what = f"`make run` in a fresh clone to the first page, {how}"
    with tempfile.TemporaryDirectory(prefix="pijler-cold-") as folder:
        clone = Path(folder) / "pijler"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        seconds, log = first_page(clone, _environment(Path(folder), empty_caches))
    return Figure(what, "shown", f"{seconds:.0f} s" if seconds else f"failed: {log}")


def _environment(folder: Path, empty_caches: bool) -> dict[str, str]:
    """A home of its own for packs, so that nothing compiled earlier helps; caches of packages as asked."""
    own = {"XDG_CACHE_HOME": str(folder / "cache"), "PIP_CACHE_DIR": str(folder / "pip")}
    if not empty_caches:
        own["PIP_CACHE_DIR"] = os.environ.get("PIP_CACHE_DIR") or _pip_cache()
    else:
        own["npm_config_cache"] = str(folder / "npm")
    return {**os.environ, **own}


def _pip_cache() -> str:
    done = subprocess.run([sys.executable, "-m", "pip", "cache", "dir"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def first_page(clone: Path, environment: dict[str, str]) -> tuple[float | None, str]:
    """Seconds until the site answers with a page, or None and the end of what make said."""
    port = _free_port()
    log = clone / "run.log"
    begin = time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=clone,
            env=environment,
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            seconds = _wait(f"http://127.0.0.1:{port}/", process, begin)
        finally:
            _stop(process)
    return seconds, " ".join(log.read_text("utf-8", "replace").split())[-300:]


def _wait(address: str, process: "subprocess.Popen[bytes]", begin: float) -> float | None:
    while time.perf_counter() - begin < LONGEST and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=30) as page:
                if page.status == 200:
                    return time.perf_counter() - begin
        except (urllib.error.URLError, OSError):
            time.sleep(ASKING)
    return None


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End make and the site, which are a group of their own."""
    for how in (signal.SIGINT, signal.SIGKILL):
        try:
            os.killpg(process.pid, how)
            process.wait(10)
        except (ProcessLookupError, PermissionError):
            return
        except subprocess.TimeoutExpired:
            continue
        return


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


if __name__ == "__main__":
    if shutil.which("git") is None or shutil.which("make") is None:
        sys.exit("cold_start: git and make are needed")
    print(table(figures()))
