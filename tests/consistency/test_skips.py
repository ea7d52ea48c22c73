"""In CI a test that needs a browser or PostgreSQL must not be skipped."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]
CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
TESTS = """
import pytest

@pytest.mark.browser
def test_page():
    pytest.skip("no Chromium")

def test_other():
    pytest.skip("of no importance")

@pytest.mark.xfail(reason="known")
@pytest.mark.browser
def test_known():
    assert False
"""


@pytest.mark.parametrize(("required", "outcomes"), [("1", {"failed": 1, "skipped": 1}), ("0", {"skipped": 2})])
def test_a_skip_that_is_forbidden_fails(
    pytester: pytest.Pytester, monkeypatch, required: str, outcomes: dict[str, int]
):
    monkeypatch.setenv("PIJLER_REQUIRE_BROWSER", required)
    pytester.makeconftest(CONFTEST.read_text("utf-8"))
    pytester.makeini("[pytest]\nmarkers = browser\n")
    pytester.makepyfile(test_things=TESTS)
    result = pytester.runpytest_inprocess("-p", "no:django", "-p", "no:randomly")
    result.assert_outcomes(xfailed=1, **outcomes)
