"""Pictures of pages, kept as files in the data folder: at most so many; what was asked for longest ago goes first."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import get_ident

from django.conf import settings

MOST = 400
"""Files; a page of text takes 100 to 700 KB."""

Key = tuple[str, int, int]
"""sha256 of the document, page, width in pixels."""


@dataclass(frozen=True, slots=True)
class PictureCache:
    """``folder`` is made when the first picture comes. A folder that cannot be written to costs time, nothing else."""

    folder: Path
    most: int = MOST

    @classmethod
    def of_site(cls) -> "PictureCache":
        return cls(Path(settings.DATA_DIR) / "page-pictures")

    def get(self, key: Key, draw: Callable[[], bytes]) -> bytes:
        """The picture of ``key``, drawn where it is not kept yet. What ``draw`` raises goes through."""
        file = self.folder / "{}-{}-{}.png".format(*key)
        try:
            found = file.read_bytes()
            os.utime(file)
            return found
        except OSError:
            found = draw()
        try:
            self._keep(file, found)
        except OSError:
            return found
        return found

    def _keep(self, file: Path, picture: bytes) -> None:
        """Write it whole or not at all, and make room."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{os.getpid()}-{get_ident()}.part")
        part.write_bytes(picture)
        part.replace(file)
        for old in self._surplus():
            old.unlink(missing_ok=True)

    def _surplus(self) -> list[Path]:
        files = list(self.folder.glob("*.png"))
        if len(files) <= self.most:
            return []
        return sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name))[: len(files) - self.most]
