"""Uploads at the same moment: the database decides, and nobody gets an error."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_eight_uploads_at_once(tmp_path: Path) -> None:
    """The same bytes become one document; different letters all get a place of their own in the dossier.

    Eight workers at one queue never do the same job twice.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.racing"],
        cwd=ROOT,
        env={**os.environ, "PIJLER_DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["same"] == {"documents": 1, "statements": 2, "new": 1, "answers": 1}
    assert result["claims"] == {"done": 24, "documents": 24, "attempts": [["done", 1]]}
    assert result["different"] == {"new": 8, "places": list(range(1, 9))}
