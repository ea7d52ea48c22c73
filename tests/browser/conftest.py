"""The real site, as ``pijler serve`` runs it, in a real Chromium. One server and one browser for all tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
collect_ignore = [] if os.environ.get("PIJLER_SHOTS") == "1" else ["test_browser_shots.py"]
QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
PATIENCE = 90  # seconds until the site with its demonstration answers


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        try:
            found = playwright.chromium.launch(executable_path=path, args=[*QUIET, *(["--no-sandbox"] if root else [])])
        except Error as error:
            pytest.skip(f"no Chromium to test in: {str(error).splitlines()[0]}")
        yield found
        found.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the demonstration in it."""
    subprocess.run([sys.executable, ROOT / "tools" / "messages.py", "compile"], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("site")
    log = (folder / "log").open("w+")
    environment = {**os.environ, "PYTHONWARNINGS": "default"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", "from pijler.cli.main import run; run()", "serve"]
    server = subprocess.Popen(
        [*command, "--port", str(port), "--data", str(folder / "data")],
        stdout=log, stderr=subprocess.STDOUT, env=environment,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server, Path(log.name))
        yield address
    finally:
        server.terminate()
        server.wait(15)
        log.close()


def _wait(address: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/en/", timeout=5).close()
            return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the site did not come up:\n{log.read_text()}")


def _is_fault(said: ConsoleMessage, page: Page) -> bool:
    """An error in the console; not that the page itself says with its status what went wrong."""
    return said.type == "error" and not (said.location["url"] == page.url and "status of 4" in said.text)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens an address of the site in a fresh profile; afterwards no page may have complained in its console."""
    contexts, complaints = [], list[str]()

    def go(path: str, width: int = 1280, scheme: str = "light", javascript: bool = True, expect: int = 200) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=javascript,  # type: ignore[arg-type]
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if _is_fault(said, page) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        response = page.goto(site + path)
        assert response is not None
        assert response.status == expect
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []
