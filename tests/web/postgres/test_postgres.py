"""The tests of the store and the ledger once more, on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.postgres.cluster import cluster, unusable

ROOT = Path(__file__).resolve().parents[3]
AGAIN = (
    "test_services.py", "test_constraints.py", "test_quotes.py", "test_ledger.py", "test_downloads.py",
    "test_ledger_bench.py", "test_racing.py", "test_demo.py", "test_uploads.py",
    "test_changing.py", "test_desk.py", "test_accounts.py",
)  # fmt: skip


@pytest.mark.postgres
@pytest.mark.skipif(bool(unusable()), reason=unusable())
def test_the_store_and_the_ledger_also_work_on_postgresql(tmp_path: Path) -> None:
    """In a process of its own, since the settings choose the database once."""
    with cluster() as address:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "--no-header", *(f"tests/web/{name}" for name in AGAIN)],
            cwd=ROOT,
            env={
                **os.environ,
                "DATABASE_URL": address,
                "PIJLER_DATA_DIR": str(tmp_path),
                "PIJLER_EXPECT": "postgresql",
            },
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " passed" in done.stdout
    assert " skipped" not in done.stdout
