"""The texts of the site: gather them, compile their Dutch, and check that none is missing or left over.

Usage: ``python tools/messages.py extract|compile|check``. Pure Python (Babel); no GNU gettext is needed.

``extract`` brings ``theme/locale/nl/LC_MESSAGES/django.po`` up to date with the templates and the code; ``compile``
writes the ``.mo`` beside it, which git ignores; ``check`` ends with 1 and names what is wrong.
"""

import argparse
import ast
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "pijler"
WEB = SOURCE / "web"
LANGUAGES = ("nl",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SPOKEN_ROOMS = ("reading", "extraction", "registers", "web/apps")
SPOKEN_PARTS = ("what", "why", "todo")
REFUSALS = ("_refuse", "refuse", "refuse_form")
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")

Found = tuple[str, "str | tuple[str, str]", "str | None"]
"""Where a text stands, the text (with its plural), and its context."""


def main() -> int:
    command = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    command.add_argument("command", choices=("extract", "compile", "check"))
    return {"extract": write_catalogs, "compile": compile_catalogs, "check": check}[command.parse_args().command]()


def write_catalogs() -> int:
    template = gathered()
    for language in LANGUAGES:
        path = po_path(language)
        catalog = _read(language) if path.is_file() else Catalog(locale=language, project="Pijler")
        catalog.update(template, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as out:
            write_po(out, catalog, width=110, sort_output=True, include_lineno=False, omit_header=False)
        print(f"messages: {len(catalog)} texts in {path.relative_to(ROOT).as_posix()}")
    return 0


def compile_catalogs() -> int:
    for language in LANGUAGES:
        with po_path(language).with_suffix(".mo").open("wb") as out:
            write_mo(out, _read(language))
    return 0


def check() -> int:
    problems = [problem for language in LANGUAGES for problem in problems_of(language)]
    for problem in problems:
        print(f"messages: {problem}", file=sys.stderr)
    if problems:
        print("messages: run `python tools/messages.py extract`, then translate what is empty.", file=sys.stderr)
    return 1 if problems else 0


def problems_of(language: str) -> Iterator[str]:
    """What keeps the catalog from being complete and true to the site."""
    catalog, wanted = _read(language), gathered()
    known = {_key(message): message for message in catalog if message.id}
    needed = {_key(message): message for message in wanted if message.id}
    for key, message in needed.items():
        have = known.get(key)
        if have is None or not all(_strings(have.string)):
            yield f"{language}: no translation of {message.id!r} ({_place(message)})"
        elif have.fuzzy:
            yield f"{language}: the translation of {message.id!r} is only a guess"
        elif _names(message.id) != _names(have.string):
            yield f"{language}: {message.id!r} and its translation do not have the same placeholders"
    for key in known.keys() - needed.keys():
        yield f"{language}: nothing uses {known[key].id!r} any more"


def gathered() -> Catalog:
    """All texts that templates and code ask to be translated."""
    catalog = Catalog(project="Pijler")
    for place, text, context in (*_template_texts(), *_code_texts(), *_spoken_errors()):
        catalog.add(text, locations=[(place, 1)], context=context)
    return catalog


def _template_texts() -> Iterator[Found]:
    import django
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
        django.setup()
    for path in sorted(WEB.rglob("templates/**/*.html")):
        yield from _texts(path, templatize(path.read_text("utf-8"), origin=str(path)))


def _code_texts() -> Iterator[Found]:
    for path in sorted(WEB.rglob("*.py")):
        yield from _texts(path, path.read_text("utf-8"))


def _texts(path: Path, code: str) -> Iterator[Found]:
    place = path.relative_to(ROOT).as_posix()
    for _, text, _, context in extract("python", io.BytesIO(code.encode("utf-8")), KEYWORDS, [], {"encoding": "utf-8"}):
        if text and text != "%s":
            yield place, text if isinstance(text, str) else (text[0], text[1]), context


def _spoken_errors() -> Iterator[Found]:
    """The fixed parts of errors that a page shows in its own language: what happened, why, and what to do."""
    for room in SPOKEN_ROOMS:
        for path in _finished(SOURCE / room):
            tree = ast.parse(path.read_text("utf-8"))
            named = _named_texts(tree)
            for node in ast.walk(tree):
                for part in _spoken(node):
                    for text in named.get(part.id, []) if isinstance(part, ast.Name) else _text(part, named):
                        yield path.relative_to(ROOT).as_posix(), text, None


def _finished(folder: Path) -> list[Path]:
    """The modules below ``folder``; in a working copy without those that git does not know yet."""
    command = ["git", "-C", str(ROOT), "ls-files", "--others", "--exclude-standard", "-z", str(folder)]
    try:
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    except (OSError, subprocess.CalledProcessError):
        listed = ""
    unknown = {ROOT / name for name in listed.split("\0") if name}
    return [path for path in sorted(folder.rglob("*.py")) if path not in unknown]


def _spoken(node: ast.AST) -> list[ast.expr]:
    """The parts of ``PijlerError(what="...")`` and its kin, or of ``refuse(code, what, name, why, todo)``.

    Also what a function takes for a part that its caller leaves out.
    """
    if isinstance(node, ast.FunctionDef):
        args, defaults = node.args.args, node.args.defaults
        return [default for arg, default in zip(args[::-1], defaults[::-1], strict=False) if arg.arg in SPOKEN_PARTS]
    if not isinstance(node, ast.Call):
        return []
    parts = [keyword.value for keyword in node.keywords if keyword.arg in SPOKEN_PARTS]
    if isinstance(node.func, ast.Name) and node.func.id in REFUSALS:
        parts += [node.args[k] for k in (1, 3, 4) if k < len(node.args)]
    return parts


def _named_texts(tree: ast.AST) -> dict[str, list[str]]:
    """Texts by the names to which they are given anywhere in a module."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for name, value in _pairs(node.targets[0], node.value):
                found.setdefault(name, []).extend(_text(value, found))
    return found


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """``name = value``, or each of ``one, two = first, second``."""
    if isinstance(target, ast.Name):
        yield target.id, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for one, its in zip(target.elts, value.elts, strict=False):
            yield from _pairs(one, its)


def _text(node: ast.expr, named: dict[str, list[str]]) -> list[str]:
    """A text; one with values in it becomes a template, ``It has %(v1)s pages.``, by which a page knows it again."""
    if isinstance(node, ast.JoinedStr):
        text = "".join(_pieces(node, named))
        return [text] if re.search(r"[a-z]{2}", _PLACEHOLDER.sub("", text)) else []
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else []


def _pieces(node: ast.JoinedStr, named: dict[str, list[str]]) -> Iterator[str]:
    """The fixed parts, and a placeholder for each value; a text with a name of its own stands there itself."""
    count = 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            yield str(part.value)
            continue
        value = part.value if isinstance(part, ast.FormattedValue) else part
        own = named.get(value.id, []) if isinstance(value, ast.Name) and value.id.isupper() else []
        if len(own) == 1:
            yield own[0]
            continue
        count += 1
        yield f"%(v{count})s"


def po_path(language: str) -> Path:
    return WEB / "theme" / "locale" / language / "LC_MESSAGES" / "django.po"


def _read(language: str) -> Catalog:
    with po_path(language).open("rb") as file:
        return read_po(file, locale=language)


def _key(message: Message) -> tuple[str, str | None]:
    return _strings(message.id)[0], message.context


def _strings(text: "str | tuple[str, ...] | list[str]") -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _names(text: "str | tuple[str, ...] | list[str]") -> set[str]:
    return {name for part in _strings(text) for name in _PLACEHOLDER.findall(part)}


def _place(message: Message) -> str:
    return message.locations[0][0] if message.locations else "?"


if __name__ == "__main__":
    sys.exit(main())
