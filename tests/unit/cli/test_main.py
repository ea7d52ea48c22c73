"""Exit codes and messages: what, where, why, what to do, and never a traceback unless asked."""

import subprocess
import sys
from collections.abc import Callable

import pytest
import typer

from pijler.cli import main as cli
from pijler.cli.errors import exit_code
from pijler.kernel.errors import BrokenPack, PijlerError, UnreadableInput, WrongUse


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], int]:
    """Run a command that raises the given error, and return the exit code."""

    def run(error: BaseException, *arguments: str) -> int:
        app = typer.Typer(pretty_exceptions_enable=False)

        @app.command()
        def fail() -> None:  # pyright: ignore[reportUnusedFunction]
            raise error

        monkeypatch.setattr(cli, "app", app)
        return cli.main(arguments)

    return run


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (WrongUse("a", "Wrong"), 2),
        (UnreadableInput("b", "Unreadable"), 3),
        (BrokenPack("c", "Broken"), 3),
        (PijlerError("d", "Other"), 70),
    ],
)
def test_each_sort_of_error_has_its_exit_code(error: PijlerError, code: int):
    assert exit_code(error) == code


def test_an_error_says_what_where_why_and_what_to_do(failing, capsys):
    error = UnreadableInput("x", "It is not text", "letter.txt, byte 12", "NUL.", "Save it as UTF-8.")
    assert failing(error) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "pijler: It is not text (letter.txt, byte 12).\n  why: NUL.\n  what to do: Save it as UTF-8.\n"


def test_an_unforeseen_error_shows_no_traceback_unless_asked(failing, capsys):
    assert failing(ValueError("odd")) == 70
    assert "Traceback" not in capsys.readouterr().err
    assert failing(ValueError("odd"), "--debug") == 70
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_quiet(failing, capsys):
    assert failing(KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def test_debug_may_stand_anywhere_but_after_two_dashes_it_is_a_file():
    assert cli._take_debug(["read", "a", "--debug"]) == (True, ["read", "a"])
    assert cli._take_debug(["read", "--", "--debug"]) == (False, ["read", "--", "--debug"])


def test_an_unknown_option_is_wrong_use(capsys):
    assert cli.main(["read", "--jsn"]) == 2
    assert "--jsn" in capsys.readouterr().err


@pytest.mark.parametrize("argument", ["version", "--version"])
def test_version(argument: str, capsys):
    from pijler import __version__

    assert cli.main([argument]) == 0
    assert capsys.readouterr().out == f"pijler {__version__}\n"


def test_help_imports_neither_rich_nor_the_floors_that_read():
    code = "import sys; from pijler.cli.main import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stderr.split()
    assert "Commands:" in done.stdout
    heavy = {"rich", "django", "yaml", "jsonschema", "ahocorasick_rs", "pijler.extraction", "pijler.reading"}
    assert heavy.intersection(loaded) == set()
