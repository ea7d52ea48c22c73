"""``pijler serve``: a working site out of an installed package, with its database and the demonstration in it."""

import os
import socket
from ipaddress import ip_address
from pathlib import Path

from pijler.kernel.errors import PijlerError, WrongUse
from pijler.web import worker

TARGET = "pijler.web.conf.wsgi:application"
THREADS = 4


def serve(host: str, port: int, data_dir: Path, demo: bool) -> None:
    """Bring the database up to date, load the demonstration where asked for, and serve until Ctrl-C.

    Without accounts it listens on this machine only, and whoever sits there may do all. Raises PijlerError when the
    port is taken or the database cannot be used.
    """
    check_port(host, port)
    if is_loopback(host):
        os.environ["PIJLER_DESK"] = "1"
    prepare(data_dir, demo)
    check_reach(host)
    name = f"[{host}]" if ":" in host else host
    print(f"Pijler is at http://{name}:{port}/ - press Ctrl-C to stop", flush=True)
    _run(host, port)


def prepare(data_dir: Path, demo: bool) -> None:
    """Set Django up for ``data_dir``, migrate, and load the demonstration."""
    os.environ["PIJLER_DATA_DIR"] = str(data_dir)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pijler.web.conf.settings")
    _set_up()
    from pijler.web.conf.database import bring_up_to_date

    bring_up_to_date()
    if demo:
        from pijler.web.apps.dossiers.demo import load_demo

        load_demo()
    from django.db import connections

    connections.close_all()


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def check_reach(host: str) -> None:
    """Until there are accounts, nobody else may reach the site."""
    from pijler.web.apps.accounts.people import any_account

    if not is_loopback(host) and not any_account():
        raise WrongUse(
            code="not-loopback",
            what="Pijler serves this machine only, as long as nobody has an account",
            where=host,
            why="Without accounts, whoever reaches the site could change its register.",
            todo="Serve on 127.0.0.1 and make the first account there; then the site can be opened to others.",
        )


def check_port(host: str, port: int) -> None:
    """Raise WrongUse unless ``port`` can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name != "nt":  # elsewhere it means: a port of a server that has just stopped is free
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise WrongUse(
                code="port-taken",
                what="The port cannot be used",
                where=f"{host}:{port}",
                why=error.strerror or str(error),
                todo=f"Stop what listens there, or choose another port: pijler serve --port {port % 65535 + 1}",
            ) from error


def _set_up() -> None:
    import django

    try:
        django.setup()
    except OSError as error:
        raise PijlerError(
            code="data-folder",
            what="The data folder cannot be used",
            where=os.environ["PIJLER_DATA_DIR"],
            why=error.strerror or str(error),
            todo="Make it writable, or name another one: pijler serve --data DIR",
        ) from error


def _run(host: str, port: int) -> None:
    """One quiet worker: the database takes one writer at a time anyway, and readers share its threads."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    server = Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        backpressure=64,
        websockets=False,
        log_level=LogLevels.error,
        log_access=False,
        workers_kill_timeout=5,
    )
    os.environ["PIJLER_SERVED_BY"] = str(os.getpid())
    with worker.beside():
        server.serve()
