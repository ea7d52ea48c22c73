"""Reading in a child process: whatever a file does to its reader, the caller gets a document or a clear error."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pijler.kernel.errors import PijlerError, UnreadableInput
from pijler.reading import guarded, guarded_child, read_document
from pijler.reading.guarded import Limits, is_small_text, read_guarded

ROOT = Path(__file__).resolve().parents[3]
LETTER = b"1. Access to remedy\n\nThe committee concludes that victims seldom find a way to court.\n"
SHORT = Limits(seconds=1.0, megabytes=512)


def hostile(reader: str, limits: Limits = SHORT, data: bytes = LETTER) -> object:
    return read_guarded(data, "letter.bin", limits, f"tests.unit.reading.hostile_readers:{reader}")


def test_a_document_comes_back_from_a_child_as_it_was_made() -> None:
    assert read_guarded(LETTER, "letter.bin") == read_document(LETTER, "letter.bin")


@pytest.mark.parametrize(
    ("reader", "code", "detail"),
    [
        ("loops", "unreadable-time", "after 1 s"),
        ("sleeps", "unreadable-time", "after 1 s"),
        pytest.param(
            "eats_memory", "unreadable-memory", "at 512 MB",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of address space"),
        ),
        pytest.param(
            "dies", "unreadable-crash", "SIGSEGV",
            marks=pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals"),
        ),
        ("leaves", "unreadable-crash", "exit code 7"),
        ("breaks", "unreadable-fault", "KeyError"),
        ("nests", "unreadable-fault", "RecursionError"),
        ("refuses", "refused", "So it is."),
    ],
)  # fmt: skip
def test_what_a_file_does_to_its_reader_is_an_error_that_says_what_to_do(reader: str, code: str, detail: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        hostile(reader, SHORT if reader in ("loops", "sleeps") else Limits(30, 512))
    error = caught.value
    assert error.code == code
    assert detail in error.where + error.why
    assert error.where.startswith("letter.bin") or code == "refused"
    assert error.todo


def test_an_error_that_is_no_fault_of_the_file_stays_another_error() -> None:
    with pytest.raises(PijlerError, match="misused") as caught:
        hostile("is_misused")
    assert not isinstance(caught.value, UnreadableInput)


def test_after_a_crash_the_next_document_is_read() -> None:
    with pytest.raises(UnreadableInput):
        hostile("leaves")
    assert read_guarded(LETTER, "letter.bin").text == LETTER.decode()


def test_what_a_library_prints_does_not_disturb_the_answer() -> None:
    assert hostile("chatters", Limits()) == read_document(LETTER, "letter.bin")


def test_an_answer_that_would_run_a_command_is_not_loaded() -> None:
    with pytest.raises(UnreadableInput, match="crash"):
        hostile("traps", Limits())


def test_a_child_is_used_again_and_replaced_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "DOCUMENTS", 2)
    limits = Limits(30, 700)  # of its own, so that no other test's child is taken
    texts = [hostile("tells_who_reads", limits).text for _ in range(3)]  # type: ignore[attr-defined]
    assert texts[0] == texts[1] != texts[2]
    assert str(os.getpid()) not in texts[0]


def test_several_threads_read_at_once() -> None:
    letters = [b"<p>Letter %d is here.</p>" % number for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        read = list(pool.map(lambda data: hostile("tells_who_reads", Limits(), data), letters))
    assert len({document.text for document in read}) >= 2  # type: ignore[attr-defined]


def test_small_plain_text_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "_children", None)
    assert read_guarded(LETTER, "letter.txt") == read_document(LETTER, "letter.txt")


@pytest.mark.parametrize(
    ("data", "name", "small"),
    [
        (LETTER, "letter.txt", True),
        (LETTER, "LETTER.MD", True),
        (LETTER, "letter", False),
        (b"x" * guarded.MOST_PLAIN, "letter.txt", False),
        (b"%PDF-1.7\n", "letter.txt", False),  # the content decides
        (b"PK\x03\x04", "letter.txt", False),
        (b"<html><p>Dear members</p>", "letter.txt", False),
    ],
)
def test_what_counts_as_small_plain_text(data: bytes, name: str, small: bool) -> None:
    assert is_small_text(data, name) is small


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_child_does_not_outlive_its_parent_by_long(tmp_path: Path) -> None:
    """The parent is killed while its child is busy, so that nobody is there to end it: it ends itself."""
    sign = tmp_path / "sign"
    code = (
        "import os, threading\n"
        "from pijler.reading.guarded import Limits, read_guarded\n"
        "threading.Timer(0.8, os.kill, (os.getpid(), 9)).start()\n"
        f"read_guarded(b'x', {str(sign)!r}, Limits(1.0), 'tests.unit.reading.hostile_readers:keeps_busy')\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == -9
    time.sleep(1.0 + guarded_child.SPARE)
    size = sign.stat().st_size
    time.sleep(0.3)
    assert sign.stat().st_size == size > 0
