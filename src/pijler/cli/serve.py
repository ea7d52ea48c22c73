"""``pijler serve``: the site; on this machine only, until there are accounts."""

import socket
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from pijler.kernel.errors import WrongUse


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; this machine only, until there are accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="Where the register is kept.")] = None,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Begin without the demonstration.")] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the site in a browser.")] = False,
) -> None:
    """Serve the site on this machine, with the register, the reader and a demonstration."""
    check_web_installed()
    from pijler.web.server import serve as serve_site  # late: only here does the web come in

    if open_browser:
        threading.Thread(target=_open_when_up, args=(host, port), daemon=True).start()
    serve_site(host, port, data or _data_folder(), not no_demo)


def check_web_installed() -> None:
    """Raise WrongUse where the parts that the site needs are not installed."""
    missing = [name for name in ("django", "granian") if find_spec(name) is None]
    if missing:
        raise WrongUse(
            code="web-missing",
            what="The site needs parts that are not installed",
            where=", ".join(missing),
            why="Pijler was installed without its web extra.",
            todo="Run: pip install 'pijler[web]'",
        )


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("pijler")


def _open_when_up(host: str, port: int) -> None:
    import webbrowser

    name = f"[{host}]" if ":" in host else host
    for _ in range(300):  # 30 s: the first start fills the register
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            webbrowser.open(f"http://{name}:{port}/")
            return
