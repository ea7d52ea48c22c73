"""What every test shares: settings known without Django, hypothesis profiles, and skips that CI does not accept."""

import os
from collections.abc import Generator
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("soak", parent=settings.get_profile("default"), max_examples=5_000)
settings.load_profile("soak" if os.environ.get("PIJLER_SOAK") == "1" else "default")

# The site's settings are read before this file: they make their key on its first use, in the folder of the user.
os.environ.setdefault("PIJLER_SECRET_KEY", "a key for tests only, which protects nothing but a temporary register")

TESTS = Path(__file__).parent
ROOT = TESTS.parent
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Without Django there is no pytest-django to know its own settings."""
    if find_spec("pytest_django") is None:
        for name in ("DJANGO_SETTINGS_MODULE", "django_find_project"):
            parser.addini(name, "known to pytest-django, which is not installed")


def required(nodeid: str, keywords: list[str]) -> str | None:
    """The variable that forbids this test to be skipped, where it is set."""
    for name in ("browser", "postgres"):
        variable = f"PIJLER_REQUIRE_{name.upper()}"
        if os.environ.get(variable) == "1" and (name in keywords or name in nodeid):
            return variable
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _unskipped((yield), [mark.name for mark in item.iter_markers()])


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _unskipped((yield), [])


def _unskipped(report: Report, keywords: list[str]) -> Report:
    variable = required(report.nodeid, keywords)
    if report.skipped and variable and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which {variable}=1 forbids: {report.longrepr}"
    return report
