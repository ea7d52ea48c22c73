"""``kill -9`` in the middle of an upload: what was read stays, what was not is read after the next start."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.request import HTTPCookieProcessor, Request

import pytest

from tests.web.test_server import COMMAND, fetch, free_port

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to kill")
SENTENCE = "The government will publish guidance number {} on {} before 1 March 2025."
TOPICS = ("mining", "textile", "ports", "credit", "courts")


@contextmanager
def running(data: Path) -> Iterator[tuple["subprocess.Popen[str]", str]]:
    """A site in a process group of its own."""
    port = free_port()
    command = [sys.executable, "-c", COMMAND.format(port=port, data=str(data), demo=False)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(command, env=environment, text=True, start_new_session=True) as process:
        try:
            site = f"http://127.0.0.1:{port}"
            fetch(process, f"{site}/en/upload/")
            yield process, site
        finally:
            kill_group(process)


def kill_group(process: "subprocess.Popen[str]") -> None:
    """Site, worker and readers at the same moment."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait(10)


def upload(site: str, files: list[tuple[str, bytes]]) -> str:
    """Send ``files`` as a browser would; the address that it is led to."""
    opener = urllib.request.build_opener(HTTPCookieProcessor(CookieJar()))
    with opener.open(f"{site}/en/upload/") as page:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())
    assert token
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token[1]}\r\n'.encode()
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode() + data + b"\r\n"
        for name, data in files
    ]
    body = head + b"".join(parts) + f"--{mark}--\r\n".encode()
    request = Request(f"{site}/en/upload/", body, {"Content-Type": f"multipart/form-data; boundary={mark}"})
    with opener.open(request) as answer:
        return str(answer.url)


def letter(number: int, sentences: int) -> bytes:
    words = (SENTENCE.format(1000 * number + n, TOPICS[n % len(TOPICS)]) for n in range(sentences))
    return "\n\n".join([f"Letter {number}", *words]).encode()


def jobs(data: Path) -> dict[str, str]:
    with closing(sqlite3.connect(data / "pijler.sqlite3", timeout=20)) as database:
        return dict(database.execute("SELECT name, state FROM documents_job ORDER BY id"))


def count(data: Path, table: str) -> int:
    with closing(sqlite3.connect(data / "pijler.sqlite3", timeout=20)) as database:
        return int(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0])


def wait(condition: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come to that in time"
        time.sleep(0.02)


def test_what_was_being_read_is_read_after_the_next_start_and_nothing_twice(tmp_path: Path) -> None:
    files = [("short.txt", letter(1, 3)), ("long.txt", letter(2, 2500)), ("last.txt", letter(3, 3))]
    with running(tmp_path) as (process, site):
        upload(site, files)
        wait(lambda: jobs(tmp_path)["long.txt"] == "running", 30)
        time.sleep(0.4)
        kill_group(process)
    assert jobs(tmp_path) == {"short.txt": "done", "long.txt": "running", "last.txt": "queued"}
    assert count(tmp_path, "documents_document") == count(tmp_path, "documents_source") == 1
    before = count(tmp_path, "register_suggestion")
    with running(tmp_path):
        wait(lambda: set(jobs(tmp_path).values()) == {"done"}, 60)
    assert count(tmp_path, "documents_document") == 3
    assert before < 10 < 2500 <= count(tmp_path, "register_suggestion")


def test_nothing_outlives_a_site_of_which_only_the_first_process_is_killed(tmp_path: Path) -> None:
    """Its port is free again, and its worker puts back what it was doing."""
    with running(tmp_path) as (process, site):
        upload(site, [("a.txt", letter(1, 3)), ("b.txt", letter(2, 3))])
        wait(lambda: set(jobs(tmp_path).values()) == {"done"}, 30)
        process.kill()
        process.wait(10)
        wait(lambda: not group_lives(process.pid), 10)


def group_lives(group: int) -> bool:
    """Whether any process of the group is left that is not only waiting to be counted."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = (line.split() for line in listed.splitlines())
    return any(int(row[0]) == group and not row[1].startswith("Z") for row in rows)
