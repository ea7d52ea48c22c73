"""``pijler read``: what goes to which stream, with which exit code, for which input."""

import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pijler.cli import read
from pijler.cli.main import main
from pijler.kernel.packfile import PACKS
from pijler.reading import guarded
from pijler.reading.guarded import Limits

LETTER = """\
The Hague, 1 May 2024

1. Access to remedy

The committee concludes that victims seldom find a way to court.\r
The government agrees with this conclusion. The ministry will publish a guide for
victims before 1 March 2025.
"""
HOSTILE = "tests.unit.reading.hostile_readers:"
COMMAND = [sys.executable, "-c", "from pijler.cli.main import run; run()", "read"]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, "utf-8", newline="")
    return file


def lines(text: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in text.splitlines()]


def test_json_of_one_file_is_one_object_that_fits_the_schema(letter: Path, capsys):
    assert main(["read", str(letter), "--json"]) == 0
    (reading,) = lines(capsys.readouterr().out)
    schema = json.loads((PACKS / "schema" / "reading.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(reading)] == []
    assert reading["source"]["name"] == "letter.txt"


def test_json_of_several_files_is_one_object_a_line(letter: Path, tmp_path: Path, capsys):
    other = tmp_path / "other.txt"
    other.write_text("We will report.\n", "utf-8")
    assert main(["read", str(letter), str(other), "--json"]) == 0
    assert [row["source"]["name"] for row in lines(capsys.readouterr().out)] == ["letter.txt", "other.txt"]


def test_the_summary_names_the_document_and_says_who_made_it(letter: Path, capsys):
    assert main(["read", str(letter)]) == 0
    out, err = capsys.readouterr()
    assert "letter.txt" in out
    assert "not reviewed by a person" in out
    assert err == ""


def test_another_language_is_read_and_said_not_to_be_recognised(tmp_path: Path, capsys):
    file = tmp_path / "lettre.txt"
    file.write_text("Le gouvernement publiera un rapport avant la fin de cette année.\n", "utf-8")
    assert main(["read", str(file)]) == 0
    out = capsys.readouterr().out
    assert "not recognised" in out
    assert "was recognised in this document" in out


def test_text_is_the_text_that_offsets_count_in(letter: Path, tmp_path: Path, capsys):
    out = tmp_path / "out.txt"
    assert main(["read", str(letter), "--json", "--text", str(out)]) == 0
    text = out.read_bytes().decode("utf-8")
    assert text == LETTER
    for heading in lines(capsys.readouterr().out)[0]["headings"]:
        assert heading["text"].split()[-1] in text[heading["start"] : heading["end"]]


def test_standard_input(letter: Path, monkeypatch, capsys):
    with letter.open("rb") as stream:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream, "utf-8"))
        assert main(["read", "-", "--json"]) == 0
    assert lines(capsys.readouterr().out)[0]["source"]["name"] == "stdin"


@pytest.mark.parametrize("arguments", [["a", "b", "--text", "out"], ["-", "-"], []])
def test_wrong_use(arguments: list[str], capsys):
    assert main(["read", *arguments]) == 2
    assert capsys.readouterr().out == ""


def test_text_never_overwrites_the_document(letter: Path, capsys):
    assert main(["read", str(letter), "--text", str(letter)]) == 2
    assert letter.read_bytes() == LETTER.encode()
    assert "overwrite" in capsys.readouterr().err


def test_text_that_cannot_be_written(letter: Path, tmp_path: Path, capsys):
    assert main(["read", str(letter), "--text", str(tmp_path / "no" / "out.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"%PDF-1.7\n\x00\xff", b"\x00" * 40], ids=repr)
def test_what_is_no_text_is_unreadable(content: bytes, tmp_path: Path, capsys):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(content)
    assert main(["read", str(bad), "--json"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert "what to do:" in err


def test_a_file_that_is_not_there_and_a_folder_are_unreadable(tmp_path: Path, capsys):
    assert main(["read", str(tmp_path / "none.txt")]) == 3
    assert main(["read", str(tmp_path)]) == 3
    assert capsys.readouterr().err.count("cannot be opened") == 2


def test_bad_files_are_listed_at_the_end_and_do_not_stop_the_others(letter: Path, tmp_path: Path, capsys):
    torn = tmp_path / "torn.txt"
    torn.write_bytes(b"\x00" * 40)
    assert main(["read", str(tmp_path / "none.txt"), str(letter), str(torn), "--json"]) == 3
    out, err = capsys.readouterr()
    assert len(lines(out)) == 1
    assert err.splitlines()[0] == "pijler: 2 of 3 documents could not be read."
    assert err.index("none.txt") < err.index("torn.txt")


def test_a_fault_of_ours_does_not_stop_the_others_either(letter: Path, tmp_path: Path, monkeypatch, capsys):
    def fail(name: str, text: str, console: object) -> None:
        raise KeyError(name)

    monkeypatch.setattr(read, "_read_one", fail)
    assert main(["read", str(letter), str(letter)]) == 70
    assert capsys.readouterr().err.count("inside Pijler") == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_a_file_that_makes_its_reader_crash_is_unreadable(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setattr(guarded.read_guarded, "__defaults__", (Limits(), HOSTILE + "dies"))
    bad = tmp_path / "bad.bin"
    bad.write_bytes(b"anything")
    assert main(["read", str(bad)]) == 3
    assert "SIGSEGV" in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--json"], []])
def test_a_reader_that_stops_early_is_no_error(letter: Path, options: list[str]):
    pipe = subprocess.PIPE
    with subprocess.Popen([*COMMAND, str(letter), *options], stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before the command has written anything
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_console_of_another_encoding_still_gets_utf_8(tmp_path: Path):
    file = tmp_path / "letter.txt"
    file.write_text("Café → état. We will report.\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = subprocess.run([*COMMAND, str(file)], capture_output=True, check=True, env=environment)
    assert "letter.txt" in done.stdout.decode("utf-8")


def test_colour_can_be_switched_off(letter: Path, monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    main(["read", str(letter)])
    assert "\x1b[3" in capsys.readouterr().out
    main(["read", str(letter), "--no-color"])
    assert "\x1b[3" not in capsys.readouterr().out


def test_several_files_on_a_terminal_come_with_a_progress_bar(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("COLUMNS", "160")
    names = ["a.txt", "folder/" + "b" * 60]
    with read.progress(names) as watched:
        assert [name for name in watched if time.sleep(0.12) is None] == names
    err = capsys.readouterr().err
    assert "Reading a.txt" in err
    assert "Reading " + "b" * 31 + "…" in err
    assert re.search(r"2/2\S* \d+ a minute", err)
