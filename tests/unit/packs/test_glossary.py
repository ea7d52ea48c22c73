"""GLOSSARY.md is made, not written: it must be what the pack says."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def test_the_glossary_on_paper_is_the_glossary_of_the_pack() -> None:
    tool = runpy.run_path(str(ROOT / "tools" / "glossary.py"))
    assert (ROOT / "GLOSSARY.md").read_text("utf-8") == tool["rendered"](), "run: python tools/glossary.py"
