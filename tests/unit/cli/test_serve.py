"""``pijler serve`` refuses what it must not do before it loads the web."""

import socket
from importlib import util

import pytest

from pijler.cli import serve
from pijler.cli.main import main
from pijler.kernel.errors import WrongUse


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
def test_this_machine_is_fine(host: str):
    serve.check_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", ""])
def test_any_other_address_is_refused_with_the_reason(host: str, capsys):
    assert main(["serve", "--host", host]) == 2
    assert "no accounts yet" in capsys.readouterr().err


def test_without_the_web_parts_it_says_how_to_install_them(monkeypatch):
    monkeypatch.setattr(serve, "find_spec", lambda name: None if name == "django" else util.find_spec("json"))
    with pytest.raises(WrongUse, match=r"pijler\[web\]") as refused:
        serve.check_web_installed()
    assert refused.value.where == "django"


def test_a_port_in_use_is_refused_and_a_free_one_is_not():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(WrongUse, match="in use"):
            serve.check_free("127.0.0.1", port)
    serve.check_free("127.0.0.1", port)
