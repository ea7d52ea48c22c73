"""Make the reference pages that follow from the code: docs/reference/cli.md, json.md and packs.md.

Usage: ``python tools/reference.py [--check]``. ``--check`` changes nothing and ends with 1 where a page is out of date.
"""

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from pijler.cli.main import main as pijler
from pijler.kernel.packfile import PACKS, load_pack, pack_files

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/reference.py; change the code or the packs, then run `make reference`. -->"


def main(arguments: list[str]) -> int:
    made = pages()
    stale = [file for file, text in made.items() if not file.is_file() or file.read_text("utf-8") != text]
    if "--check" in arguments:
        for file in stale:
            print(f"{file.relative_to(ROOT)} is out of date: run make reference", file=sys.stderr)
        return 1 if stale else 0
    for file in stale:
        file.write_text(made[file], "utf-8")
    return 0


def pages() -> dict[Path, str]:
    """Each generated page with its text."""
    makers = {"cli.md": cli_page, "json.md": json_page, "packs.md": packs_page}
    return {REFERENCE / name: make() for name, make in makers.items()}


def cli_page() -> str:
    parts = ["# Commands", MADE, "Exit codes and examples: [read in a terminal](../how-to/read-in-a-terminal.md)."]
    for command in ([], ["read"], ["serve"], ["version"]):
        name = " ".join(["pijler", *command])
        parts += [f"## {name}", f"```text\n{_help(command)}\n```"]
    return "\n\n".join(parts) + "\n"


def _help(command: list[str]) -> str:
    os.environ["COLUMNS"] = "80"  # help is as wide as the terminal
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        pijler([*command, "--help"])
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def json_page() -> str:
    schema = _schema()
    parts = [
        "# JSON",
        MADE,
        "What `pijler read FILE --json` prints. Its JSON Schema (2020-12): `src/pijler/packs/schema/reading.json`.",
        schema["description"],
        "Every key is always there. What is absent is `null`, never an object of nulls. A span of several parts (over a"
        " page end, say) has `text: null`; `start` is that of its first, `end` that of its last part.",
        "## The document",
        _fields(schema),
    ]
    for name, field in schema["properties"].items():
        shape = field.get("items", field)
        if "properties" in shape:
            parts += [f"## `{name}`", shape["description"], _fields(shape)]
    for name, shape in schema["$defs"].items():
        if "properties" in shape:
            title = "## `statements`" if name == "statement" else f"### {name}"
            parts += [title, shape["description"], _fields(shape)]
    return "\n\n".join(parts) + "\n"


def _fields(shape: dict[str, Any]) -> str:
    rows = [f"| `{name}` | {_type(field)} | {_meaning(field)} |" for name, field in shape["properties"].items()]
    return "\n".join(["| key | value | meaning |", "|---|---|---|", *rows])


def _meaning(field: dict[str, Any]) -> str:
    """What the schema says of a field, or else of the shape that it refers to."""
    if "description" in field or "$ref" not in field:
        return field.get("description", "")
    return _schema()["$defs"][field["$ref"].rsplit("/", 1)[1]]["description"]


def _schema() -> dict[str, Any]:
    return json.loads((PACKS / "schema" / "reading.json").read_text("utf-8"))


def _type(field: dict[str, Any]) -> str:
    """The value of a field in words."""
    if "$ref" in field:
        return field["$ref"].rsplit("/", 1)[1].replace("maybe_offset", "offset or null")
    if "enum" in field:
        return ", ".join("null" if value is None else f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(part) for part in field["anyOf"])
    if "items" in field:
        kind = _type(field["items"]) if isinstance(field["items"], dict) else "numbers"
        return f"list of {kind}" + (" or null" if "null" in field["type"] else "")
    kind = field.get("type", "any")
    return " or ".join(kind) if isinstance(kind, list) else kind


def packs_page() -> str:
    parts = [
        "# Packs",
        MADE,
        "A pack is a YAML file in `src/pijler/packs/` with data instead of code. It names its `schema` (in"
        " `packs/schema/`), its `maintainer` and its known `gaps`; where it holds rules, `examples` and"
        " `counterexamples` run as its tests. YAML is read as 1.2: `NO`, `no`, `on` and a bare date stay text. A pack"
        " that does not fit its schema is refused with file and line.",
        "The hash of each pack that was used stands in the output.",
    ]
    for name in pack_files("."):
        content, _ = load_pack(name)
        gaps = [f"- {gap}" for gap in content.get("gaps", [])] or ["- none known"]
        facts = f"Schema `{content['schema']}`. Maintainer: {content.get('maintainer', 'not named')}. Known gaps:"
        parts += [f"## `{name}`", facts, "\n".join(gaps)]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
