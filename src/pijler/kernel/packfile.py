"""Pack files: data kept as YAML 1.2, checked against a JSON Schema, compiled once and cached by hash.

The reader resolves only what YAML 1.2's core schema resolves: ``NO``, ``no``, ``on`` and ``2020-12-01`` stay text.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

import yaml

from pijler.kernel.errors import BrokenPack

PACKS = Path(__file__).resolve().parent.parent / "packs"
_FORMAT = 1  # part of the cache key: raise it when what is cached changes shape


class _Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that knows null, booleans, integers and decimals of the core schema, and nothing else."""


_Reader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", ["t", "f"]),
    ("tag:yaml.org,2002:int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("tag:yaml.org,2002:float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _Reader.add_implicit_resolver(_tag, re.compile(_pattern), _first)  # pyright: ignore[reportUnknownMemberType]


@cache
def load_pack(path: str) -> tuple[dict[str, Any], str]:
    """The content of ``packs/<path>`` (checked) and its sha256.

    Each pack names its schema in ``schema:`` (``packs/schema/<name>.json``). Raises BrokenPack with file and line.
    """
    file = PACKS / path
    data = file.read_bytes()
    digest = sha256(data).hexdigest()
    cached = _cache_file(digest)
    if cached is not None and cached.is_file():
        try:
            return json.loads(cached.read_text("utf-8")), digest
        except (OSError, ValueError):
            pass  # a damaged cache is made anew
    content = parse(data, file)
    _remember(cached, content)
    return content, digest


def pack_files(folder: str) -> Iterator[str]:
    """The pack files below ``packs/<folder>``, in a stable order."""
    for file in sorted((PACKS / folder).rglob("*.yaml")):
        yield file.relative_to(PACKS).as_posix()


def parse(data: bytes, file: Path) -> dict[str, Any]:
    """Read and check one pack file."""
    try:
        content = yaml.load(data, Loader=_Reader)  # noqa: S506 - _Reader is a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise _broken(file, line, str(getattr(error, "problem", error))) from error
    if not isinstance(content, dict) or "schema" not in content:
        raise _broken(file, 1, "the file must be a mapping that names its schema")
    checked = cast("dict[str, Any]", content)
    _check(checked, data, file)
    return checked


def _check(content: dict[str, Any], data: bytes, file: Path) -> None:
    from jsonschema import Draft202012Validator  # late: only when a pack is compiled

    schema_file = PACKS / "schema" / f"{content['schema']}.json"
    if not schema_file.is_file():
        raise _broken(file, 1, f"there is no schema named {content['schema']}")
    validator = Draft202012Validator(json.loads(schema_file.read_text("utf-8")))
    for error in validator.iter_errors(content):  # pyright: ignore[reportUnknownMemberType]
        raise _broken(file, _line_of(data, list(error.absolute_path)), error.message[:300])


def _line_of(data: bytes, path: list[str | int]) -> int:
    """The line (from 1) on which the value at ``path`` stands."""
    node = yaml.compose(data, Loader=_Reader)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
    return node.start_mark.line + 1 if node is not None else 1


def _broken(file: Path, line: int, why: str) -> BrokenPack:
    return BrokenPack(
        code="pack-broken",
        what="A pack file is not as its schema says",
        where=f"{file}:{line}",
        why=why,
        todo="Correct that line, or restore the file.",
    )


def _cache_file(digest: str) -> Path | None:
    from platformdirs import user_cache_path  # late: keeps the import of pijler light

    try:
        return user_cache_path("pijler") / f"pack-{_FORMAT}-{digest}.json"
    except (OSError, RuntimeError):
        return None


def _remember(cached: Path | None, content: dict[str, Any]) -> None:
    if cached is None:
        return
    try:
        cached.parent.mkdir(parents=True, exist_ok=True)
        part = cached.with_suffix(f".{id(content)}.part")
        part.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
        part.replace(cached)
    except OSError:
        pass  # a read-only home is fine: the pack is compiled again next time


@cache
def _hash_of(path: str) -> str:
    return sha256((PACKS / path).read_bytes()).hexdigest()


def pack_hashes(language: str) -> dict[str, str]:
    """The sha256 of every pack that bears on a reading in ``language``, by its path."""
    return dict(_hashes_for(language))


@cache
def _hashes_for(language: str) -> tuple[tuple[str, str], ...]:
    folders = (f"languages/{language}", "frameworks", "laws", "topics")
    return tuple((path, _hash_of(path)) for folder in folders for path in pack_files(folder))
