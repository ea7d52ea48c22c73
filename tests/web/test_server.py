"""``pijler serve``: one command makes a working site; what stands in its way is said."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from pijler.kernel.errors import PijlerError, WrongUse
from pijler.web import server
from pijler.web.apps.accounts.models import User
from pijler.web.conf import home
from pijler.web.conf.database import bring_up_to_date

COMMAND = """
from pathlib import Path
from pijler.web.server import serve
serve('127.0.0.1', {port}, Path({data!r}), {demo})
"""
PREPARE = """
from pathlib import Path
from pijler.kernel.errors import PijlerError
from pijler.web.server import prepare
try:
    prepare(Path({data!r}), False)
except PijlerError as error:
    print(error.code, error.where)
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(data: Path, demo: bool) -> Iterator[tuple[subprocess.Popen[str], str]]:
    port = free_port()
    command = [sys.executable, "-c", COMMAND.format(port=port, data=str(data), demo=demo)]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


def fetch(process: subprocess.Popen[str], address: str) -> str:
    """The page at ``address``, as soon as the server is up."""
    for _ in range(600):
        assert process.poll() is None, process.stdout and process.stdout.read()
        try:
            with urllib.request.urlopen(address, timeout=30) as response:
                return str(response.read().decode())
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError("the server did not come up within a minute")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")
def test_one_command_serves_the_demonstration_and_ends_quietly(tmp_path: Path) -> None:
    with running(tmp_path / "data", demo=True) as (process, site):
        assert "Kestri" in fetch(process, f"{site}/nl/dossiers/")
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        assert process.returncode == 0
        assert output.splitlines() == [f"Pijler is at {site}/ - press Ctrl-C to stop"]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")
def test_a_site_without_the_demonstration_is_empty(tmp_path: Path) -> None:
    with running(tmp_path, demo=False) as (process, site):
        assert "Kestri" not in fetch(process, f"{site}/en/dossiers/")


def test_a_port_that_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(WrongUse, match="port cannot be used") as caught:
            server.check_port("127.0.0.1", taken.getsockname()[1])
    assert "--port" in caught.value.todo


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", "::", ""])
def test_only_this_machine_until_there_are_accounts(host: str) -> None:
    with pytest.raises(WrongUse, match="this machine only") as refused:
        server.check_reach(host)
    assert "the first account" in refused.value.todo
    User.objects.create_user("a@example.org", name="A", role="administrator")
    server.check_reach(host)


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_by_any_of_its_names(host: str) -> None:
    server.check_reach(host)


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_left_alone() -> None:
    MigrationRecorder(connection).record_applied("register", "0999_of_a_later_version")
    with pytest.raises(PijlerError, match="newer version") as caught:
        bring_up_to_date()
    assert "0999_of_a_later_version" in caught.value.why


def test_a_database_that_cannot_be_reached(tmp_path: Path) -> None:
    """In a process of its own: a folder stands where the file should be."""
    (tmp_path / "pijler.sqlite3").mkdir()
    code = PREPARE.format(data=str(tmp_path))
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("database-unusable"), done.stderr


def test_the_secret_key_is_made_once_and_kept_to_its_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PIJLER_SECRET_KEY", raising=False)
    first, second = home.secret_key(tmp_path), home.secret_key(tmp_path)
    assert first == second
    assert len(first) >= 50
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]
    if os.name != "nt":
        assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


def test_a_given_secret_key_is_not_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIJLER_SECRET_KEY", "given")
    assert home.secret_key(tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []
