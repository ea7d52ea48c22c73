"""``python -m pijler.web.worker``: reads what was uploaded. ``pijler serve`` starts it and ends it.

It ends with its standard input or its parent, so that it never outlives the site that started it.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

FIRST = 1.0  # seconds that the first page of a new site gets before it
SOONEST_AGAIN = 5.0  # seconds before a worker that ended is started anew


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pijler.web.conf.settings")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the site, which then ends its worker
    if hasattr(os, "nice"):
        os.nice(5)  # pages go first
    stop = threading.Event()
    threading.Thread(target=_until_input_ends, args=(stop,), daemon=True).start()
    end_with_parent(stop.set)
    import django

    django.setup()
    from pijler.web.apps.documents.worker import run

    run(stop)


def _until_input_ends(stop: threading.Event) -> None:
    while sys.stdin.buffer.read(1024):
        continue
    stop.set()


def end_with_parent(end: Callable[[], None] = lambda: os._exit(1)) -> None:
    """Call ``end`` when the parent of this process is gone, however it went. Windows tells of no new parent."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        end()

    threading.Thread(target=watch, daemon=True).start()


@contextmanager
def beside() -> Iterator[None]:
    """A worker runs as long as the block does; one that ends before is started again."""
    ended = threading.Event()
    keeper = threading.Thread(target=_keep_running, args=(ended,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join(timeout=10)


def _keep_running(ended: threading.Event) -> None:
    ended.wait(FIRST)
    while not ended.is_set():
        with subprocess.Popen([sys.executable, "-m", "pijler.web.worker"], stdin=subprocess.PIPE) as process:
            while process.poll() is None and not ended.wait(0.2):
                continue
            _end(process)
        ended.wait(SOONEST_AGAIN)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Close its input and give it a moment to put back what it was doing."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    main()
