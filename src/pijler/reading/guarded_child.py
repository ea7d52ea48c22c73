"""The child of ``pijler.reading.guarded``: reads documents from stdin, one after another, within its limits.

``python -m pijler.reading.guarded_child MODULE:FUNCTION MEGABYTES``. A question is a pickled ``(data, name, seconds)``;
the answer a pickled Document, or ``(kind, parts)`` of an error: "unreadable", "error" or "memory".
"""

import os
import pickle
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import IO

from pijler.kernel.errors import PijlerError, UnreadableInput

Reader = Callable[[bytes, str], object]
SPARE = 2.0  # seconds after which a child ends itself whose parent could not: it may have been killed


def main(reader: str, megabytes: int) -> None:
    answers = private_stdout()
    limit_memory(megabytes)
    module, function = reader.split(":")
    read: Reader = getattr(import_module(module), function)
    while True:
        try:
            data, name, seconds = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
        except EOFError:
            return
        alarm(seconds + SPARE)
        answer = answered(read, data, name)
        alarm(0)
        del data
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def answered(read: Reader, data: bytes, name: str) -> object:
    """The document, or what kind of error it was with its parts."""
    try:
        return read(data, name)
    except MemoryError:
        return "memory", dict[str, str]()
    except PijlerError as error:
        return ("unreadable" if isinstance(error, UnreadableInput) else "error"), asdict(error)
    except Exception as error:
        return "unreadable", asdict(_fault(error, name))


def _fault(error: Exception, name: str) -> UnreadableInput:
    return UnreadableInput(
        code="unreadable-fault",
        what="The file cannot be read",
        where=f"{name}, {type(error).__name__}",
        why="Its reader did not expect what stands in it.",
        todo="Save it as plain text and try again, and report the file if you may share it.",
    )


def environment() -> dict[str, str]:
    """The environment for a child, in which it finds the modules that its parent finds."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def limit_memory(megabytes: int) -> None:
    """Limit the address space of this process; where the system knows no such limit, the limit on time remains."""
    try:
        import resource

        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return


def alarm(seconds: float) -> None:
    """End this process after ``seconds``, whatever it is doing; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def private_stdout() -> IO[bytes]:
    """Where answers go. What a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends its children
    main(sys.argv[1], int(sys.argv[2]))
