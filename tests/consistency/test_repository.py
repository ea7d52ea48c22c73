"""Promises about the whole repository."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "pijler"
LONGEST_MODULE = 500
# Written in pieces, so that this file does not name what it looks for.
REGISTRIES = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org")
BINARY = {".png", ".woff2", ".ico", ".pdf", ".gz", ".mo"}


def tracked() -> list[Path]:
    """The files of the repository that are text."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file() and file.suffix not in BINARY]


def names(files: list[Path]) -> list[str]:
    return [file.relative_to(ROOT).as_posix() for file in files]


def test_no_file_names_a_path_of_this_machine():
    places = (str(ROOT.parent) + "/", str(Path.home()) + "/")
    # A clone directly below / or in /tmp has no telling parent.
    telling = [place for place in places if place.count("/") > 1 and place != "/tmp/"]
    assert names([file for file in tracked() if any(place in file.read_text("utf-8") for place in telling)]) == []


def test_no_file_names_the_host_of_a_package_registry():
    assert names([file for file in tracked() if any(host in file.read_text("utf-8") for host in REGISTRIES)]) == []


def test_lock_files_hold_names_versions_and_hashes_only():
    locks = [file for file in tracked() if file.parent.name == "requirements" or file.name == "package-lock.json"]
    assert len(locks) >= 5
    assert names([file for file in locks if re.search(r"\w+://", file.read_text("utf-8"))]) == []
    for lock in (file for file in locks if file.suffix == ".txt"):
        unpinned = [
            line for line in lock.read_text("utf-8").splitlines() if not re.match(r"\S+==\S+|    --hash=", line)
        ]
        assert unpinned == [], lock.name


def test_every_dependency_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (ROOT / "requirements" / "web.txt").read_text("utf-8")
    for requirement in [*project["dependencies"], *project["optional-dependencies"]["web"]]:
        name = re.split(r"[<>=\[]", requirement)[0]
        assert f"{name}==" in locked, f"{name}: run make lock"


def test_modules_are_short():
    modules = [file for file in tracked() if file.suffix == ".py" and "migrations" not in file.parts]
    long = {
        file.name: count for file in modules if (count := len(file.read_text("utf-8").splitlines())) >= LONGEST_MODULE
    }
    assert long == {}


def test_every_room_has_its_floor_in_the_import_contract():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in settings["contracts"] if contract["type"] == "layers")
    floors = {room.strip("() ") for layer in layers for room in layer.split("|")}
    rooms = {file.parent.name for file in SOURCE.glob("*/__init__.py")}
    assert rooms - floors == set()


@pytest.mark.parametrize(
    "name",
    ["GLOSSARY.md", "LICENSE", "README.md", "README.nl.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"],
)
def test_what_a_public_repository_has(name: str):
    assert (ROOT / name).stat().st_size > 300


def test_the_licence_is_the_whole_eupl():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Applicable Law" in text
    assert "Québec Free and Open-Source Licence" in text


def test_the_version_is_the_same_everywhere():
    from pijler import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert f'softwareVersion: "{__version__}"' in (ROOT / "publiccode.yml").read_text("utf-8")


def test_publiccode_says_what_it_must():
    import yaml

    said = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    must = {"publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus", "softwareType"}
    must |= {"description", "legal", "maintenance", "localisation"}
    assert must - set(said) == set()
    assert said["legal"]["license"] == "EUPL-1.2"
    assert set(said["localisation"]["availableLanguages"]) == set(said["description"])
    for text in said["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
