"""Reading in a child process with limits, so that a hostile file can cost a letter but never the site.

A child is kept for the next document, because starting one takes longer than reading a letter. It is replaced after a
fault, and after ``DOCUMENTS`` documents in any case.
"""

import atexit
import os
import pickle
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import PurePath
from threading import Lock, Timer
from time import monotonic
from typing import IO, Any, cast

from pijler.kernel.errors import PijlerError, UnreadableInput
from pijler.reading.document import Document
from pijler.reading.guarded_child import environment

DOCUMENTS = 50
"""A child is replaced after so many: what a library leaks goes with it."""
KEPT = 2
"""So many idle children are kept."""
PLAIN = (".txt", ".text", ".md", ".markdown")
MOST_PLAIN = 1_000_000
"""Bytes. Smaller plain text is read in this process: our own code reads it, in time that grows with its length."""
READER = "pijler.reading:read_document"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: seconds on the clock, megabytes of address space (where the system can limit it)."""

    seconds: float = 60.0
    megabytes: int = 1024


DEFAULT_LIMITS = Limits()


def is_small_text(data: bytes, name: str) -> bool:
    """Whether ``data`` is plain text so short that it needs no child. A wrong name costs nothing: it is refused."""
    from pijler.reading.marked import looks_marked
    from pijler.reading.pdf import is_pdf

    plain = len(data) < MOST_PLAIN and PurePath(name).suffix.lower() in PLAIN
    return plain and not is_pdf(data) and not looks_marked(data, name)


def read_guarded(data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, reader: str = READER) -> Document:
    """``read_document(data, name)`` within ``limits``. Raises UnreadableInput, also where reading crashes or hangs.

    ``reader`` names the function that reads, as ``module:function``; anything but the usual one runs in a child.
    """
    if reader == READER and is_small_text(data, name):
        from pijler.reading import read_document

        return read_document(data, name)
    child = _children.take(limits.megabytes, reader)
    try:
        document = child.read(data, name, limits)
    finally:
        _children.give_back(child)
    return document


class _Child:
    """A process that reads one document at a time."""

    def __init__(self, megabytes: int, reader: str) -> None:
        self.kind = (megabytes, reader)
        self._left = DOCUMENTS
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pijler.reading.guarded_child", reader, str(megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )

    @property
    def usable(self) -> bool:
        return self._left > 0 and self._process.poll() is None

    def read(self, data: bytes, name: str, limits: Limits) -> Document:
        self._left -= 1
        latest = monotonic() + limits.seconds
        timer = Timer(limits.seconds, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            answer = self._ask(data, name, limits.seconds)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            self.end()
            raise (
                _timed_out(name, limits) if monotonic() >= latest else _died(name, self._process.returncode)
            ) from error
        except BaseException:
            self.end()  # an answer half read would be taken for the next one's
            raise
        finally:
            timer.cancel()
        return _document(answer, name, limits)

    def _ask(self, data: bytes, name: str, seconds: float) -> object:
        pickle.dump((data, name, seconds), cast("IO[bytes]", self._process.stdin), pickle.HIGHEST_PROTOCOL)
        cast("IO[bytes]", self._process.stdin).flush()
        return _Answer(cast("IO[bytes]", self._process.stdout)).load()

    def end(self) -> None:
        self._left = 0
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                cast("IO[bytes]", pipe).close()
            except OSError:  # what was still to be written has no reader any more
                continue


class _Answer(pickle.Unpickler):
    """Takes documents and plain values only: the child has read a file that somebody may have made to take it over."""

    KNOWN = (
        ("array", "_array_reconstructor"),
        ("array", "array"),
        ("datetime", "date"),
        *(("pijler.reading.document", name) for name in ("Document", "Page", "Heading", "Footnote", "Wrap", "View")),
        ("pijler.reading.document", "Block"),
    )

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) not in self.KNOWN:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} does not belong in a document")
        return super().find_class(module_name, global_name)


class _Children:
    """The idle children. Each thread takes one of its own, so that none waits for another."""

    def __init__(self) -> None:
        self._idle: list[_Child] = []
        self._lock = Lock()

    def take(self, megabytes: int, reader: str) -> _Child:
        with self._lock:
            found = next((child for child in self._idle if child.kind == (megabytes, reader)), None)
            if found:
                self._idle.remove(found)
        if found and found.usable:
            return found
        if found:
            found.end()
        return _Child(megabytes, reader)

    def give_back(self, child: _Child) -> None:
        with self._lock:
            if child.usable:
                self._idle.append(child)
            surplus = [child] if not child.usable else self._idle[:-KEPT]
            self._idle = self._idle[-KEPT:]
        for other in surplus:
            other.end()

    def end(self) -> None:
        with self._lock:
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def forget(self) -> None:
        """After a fork: they answer to the parent."""
        self.__init__()


_children = _Children()
atexit.register(_children.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_children.forget)


def _document(answer: object, name: str, limits: Limits) -> Document:
    if isinstance(answer, Document):
        return answer
    kind, parts = cast("tuple[str, dict[str, str]]", answer)
    if kind == "memory":
        raise _too_much_memory(name, limits)
    raise (UnreadableInput if kind == "unreadable" else PijlerError)(**parts)


def _timed_out(name: str, limits: Limits) -> UnreadableInput:
    return UnreadableInput(
        code="unreadable-time",
        what="Reading the file took too long",
        where=f"{name}, after {limits.seconds:.0f} s",
        why="It was not done within the time that one file gets: it is very large, or made to keep us busy.",
        todo="Divide the document, or save it as plain text and try again.",
    )


def _too_much_memory(name: str, limits: Limits) -> UnreadableInput:
    return UnreadableInput(
        code="unreadable-memory",
        what="Reading the file took too much memory",
        where=f"{name}, at {limits.megabytes} MB",
        why="It needs more memory than one file gets: it is very large, or made to fill the memory.",
        todo="Divide the document, or save it as plain text and try again.",
    )


def _died(name: str, returncode: int | None) -> UnreadableInput:
    return UnreadableInput(
        code="unreadable-crash",
        what="The file makes its reader crash",
        where=f"{name}, {_cause(returncode)}",
        why="The process that read it ended early: the file is probably damaged.",
        todo="Open the document in the program that made it, save it again, or save it as plain text.",
    )


def _cause(returncode: int | None) -> str:
    """What ended a process: the name of a signal, or its exit code."""
    if returncode is not None and returncode < 0:
        try:
            return signal.Signals(-returncode).name
        except ValueError:
            return f"signal {-returncode}"
    return f"exit code {returncode}"
