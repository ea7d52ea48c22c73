"""Make GLOSSARY.md from the glossary pack: ``python tools/glossary.py`` writes it, ``--check`` only compares."""

import sys
from pathlib import Path

from pijler.vocab.topics import Term, glossary

FILE = Path(__file__).resolve().parent.parent / "GLOSSARY.md"
HEAD = """# Glossary

<!-- Made by tools/glossary.py from src/pijler/packs/topics/glossary.yaml. Edit that file, then run the tool. -->

One concept, one word: in Dutch, in English and in code. A dash means that code has no word for it yet.
Eén begrip, één woord: in het Nederlands, in het Engels en in de code.

| Nederlands | English | In code | Uitleg | In plain words | Source |
|---|---|---|---|---|---|
"""


def rendered() -> str:
    """The whole of GLOSSARY.md, rows by their English name."""
    terms = sorted(glossary().values(), key=lambda term: term.name["en"].lower())
    return HEAD + "".join(map(_row, terms))


def _row(term: Term) -> str:
    code = f"`{term.code}`" if term.code else "–"
    cells = (term.name["nl"], term.name["en"], code, term.plain["nl"], term.plain["en"], term.source)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def main() -> int:
    if "--check" not in sys.argv[1:]:
        FILE.write_text(rendered(), "utf-8")
        return 0
    if FILE.is_file() and FILE.read_text("utf-8") == rendered():
        return 0
    print("GLOSSARY.md differs from the glossary pack. Run: python tools/glossary.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
