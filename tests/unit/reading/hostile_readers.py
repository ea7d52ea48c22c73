"""Readers as a hostile file would make them: the child of ``read_guarded`` runs one in the place of the real one."""

import os
import signal
import time
from pathlib import Path
from typing import Any

from pijler.kernel.errors import UnreadableInput, WrongUse
from pijler.reading import read_document


def loops(data: bytes, name: str) -> object:
    while True:
        pass


def sleeps(data: bytes, name: str) -> object:
    time.sleep(600)
    return None


def eats_memory(data: bytes, name: str) -> object:
    held: list[bytes] = []
    while True:
        held.append(bytes(50_000_000))


def dies(data: bytes, name: str) -> object:
    os.kill(os.getpid(), signal.SIGSEGV)
    return None


def leaves(data: bytes, name: str) -> object:
    os._exit(7)


def breaks(data: bytes, name: str) -> object:
    raise KeyError(name)


def nests(data: bytes, name: str) -> object:
    return nests(data, name)


def refuses(data: bytes, name: str) -> object:
    raise UnreadableInput("refused", "It is refused", name, "So it is.", "Choose another file.")


def is_misused(data: bytes, name: str) -> object:
    raise WrongUse("misused", "It is misused", name)


def chatters(data: bytes, name: str) -> object:
    print("a library that prints", flush=True)
    os.write(1, b"and one that writes")
    return read_document(data, name)


def tells_who_reads(data: bytes, name: str) -> object:
    return read_document(f"Read by process {os.getpid()}.".encode(), name)


class Trap:
    """What a reader that was taken over would send: loading it runs a command."""

    def __reduce__(self) -> Any:
        return os.system, ("exit 1",)


def traps(data: bytes, name: str) -> object:
    return Trap()


def keeps_busy(data: bytes, name: str) -> object:
    """Works without end, and the file ``name`` grows as long as it does."""
    with Path(name).open("a") as sign:
        while True:
            sign.write(".")
            sign.flush()
