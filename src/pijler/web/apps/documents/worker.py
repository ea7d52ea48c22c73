"""The worker that reads what waits in the queue, in a process of its own beside the site: pages stay quick."""

import logging
import os
import secrets
import threading
import time

from django.db import DatabaseError, close_old_connections, connections

from pijler.web.apps.documents import queue
from pijler.web.apps.documents.models import Job

PAUSE = 0.5  # seconds between two looks into an empty queue
MOST_SECONDS = 900.0  # that one file gets, for reading, finding and writing together
RENEW = 3.0  # seconds between two renewals of a claim
log = logging.getLogger(__name__)


def run(stop: threading.Event) -> None:
    """Work off the queue until ``stop`` is set. A fault of one job is told, and its claim runs out."""
    name = f"{os.getpid()}-{secrets.token_hex(4)}"
    while not stop.is_set():
        try:
            close_old_connections()
            job = queue.claim(name)
            if job is None:
                stop.wait(PAUSE)
            else:
                _work(job, stop)
        except DatabaseError as error:
            log.error("The queue cannot be reached: %s", error)
            stop.wait(PAUSE * 10)
    connections.close_all()


def _work(job: Job, stop: threading.Event) -> None:
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(job, done, stop), daemon=True)
    keeper.start()
    try:
        queue.work(job)
    except DatabaseError:
        queue.release(job)
        raise
    except Exception as error:
        log.exception("A fault while reading a file")
        queue.give_up(job, error)
    finally:
        done.set()
        keeper.join()


def _keep(job: Job, done: threading.Event, stop: threading.Event) -> None:
    """Renew the claim while the job is at work; hand it back when the program stops; give it up when it hangs."""
    begun = renewed = time.monotonic()
    while not done.wait(0.2):
        now = time.monotonic()
        if stop.is_set():
            queue.release(job)
            _leave(0)
        if now - begun > MOST_SECONDS:
            queue.give_up(job, TimeoutError(f"it took more than {MOST_SECONDS:.0f} seconds"))
            _leave(1)
        if now - renewed > RENEW:
            queue.renew(job)
            renewed = now
    connections.close_all()


def _leave(code: int) -> None:
    """End this process, whatever its other thread is doing. The site starts another."""
    os._exit(code)
