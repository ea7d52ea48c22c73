"""Where a site keeps what is its own: the database and the secret key."""

import os
import secrets
from pathlib import Path

from platformdirs import user_data_path


def data_dir() -> Path:
    """The folder named by PIJLER_DATA_DIR, else where the system keeps a user's data; made where it is missing."""
    named = os.environ.get("PIJLER_DATA_DIR")
    folder = Path(named).expanduser() if named else user_data_path("pijler")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """PIJLER_SECRET_KEY, else a key made on the first start and kept in ``folder``, readable by its owner only."""
    if given := os.environ.get("PIJLER_SECRET_KEY"):
        return given
    file = folder / "secret-key"
    _make_once(file)
    return file.read_text("ascii")


def _make_once(file: Path) -> None:
    """Write a whole key or none: two processes that start together end with the same one."""
    if file.exists():
        return
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(50))
    try:
        os.link(part, file)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links
        os.replace(part, file)
    part.unlink(missing_ok=True)
