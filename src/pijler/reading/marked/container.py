"""A ZIP container, read in memory with limits; nothing is ever written to disk."""

import io
import struct
import zipfile
import zlib

from pijler.kernel.errors import UnreadableInput
from pijler.reading.refusing import refuse

MOST_MEMBERS = 10_000
MOST_DIRECTORY = 2 * 1024 * 1024
"""Bytes of the container's own table of contents."""
MOST_MEMBER = 48 * 1024 * 1024
"""Bytes of one member, unpacked."""
MOST_TOTAL = 96 * 1024 * 1024
"""Bytes of all members that are read, unpacked."""
MOST_RATIO = 300
"""Unpacked bytes for each packed one, looked at from 4 MB on: text packs to a tenth, tables to a hundredth."""
_FREE_OF_RATIO = 4 * 1024 * 1024
_CHUNK = 256 * 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65535
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Container:
    """The members of a ZIP file called ``name``. Raises UnreadableInput where it is damaged or beyond the limits."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._total = 0
        _check_directory(data, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED as error:
            raise refuse("container", "The container is damaged", name, "Its table of contents is broken.") from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            why = f"It has {len(members)} members; at most {MOST_MEMBERS} are read."
            raise _beyond(name, why)
        self._members = {member.filename: member for member in members}
        self._doubled = len(self._members) < len(members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def names(self) -> list[str]:
        """The names of all members."""
        return list(self._members)

    def read(self, member: str) -> bytes:
        """The bytes of ``member``, which must be there."""
        info = self._members[member]
        if self._doubled and sum(other.filename == member for other in self._zip.infolist()) > 1:
            why = f"It holds {member} twice, so that it says two things."
            raise refuse("container", "The container is damaged", self.name, why)
        if info.flag_bits & 1:
            why = f"{member} is locked with a password."
            raise refuse("encrypted", "The file is encrypted", self.name, why, "Save it without a password.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            why = f"{member} is packed in a way that documents never are."
            raise refuse("container", "The container is damaged", self.name, why)
        try:
            return self._unpacked(info)
        except _DAMAGED as error:
            why = f"{member} cannot be unpacked."
            raise refuse("container", "The container is damaged", self.name, why) from error

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        """Unpack piece by piece, and stop at the first limit: what the container says of sizes is not believed."""
        pieces: list[bytes] = []
        size = 0
        with self._zip.open(info) as member:
            while piece := member.read(_CHUNK):
                size += len(piece)
                self._total += len(piece)
                if size > MOST_MEMBER or self._total > MOST_TOTAL:
                    limit = MOST_MEMBER if size > MOST_MEMBER else MOST_TOTAL
                    why = f"{info.filename} unpacks to more than {limit // 1024 // 1024} MB."
                    raise _beyond(self.name, why)
                if size > _FREE_OF_RATIO and size > MOST_RATIO * max(info.compress_size, 1):
                    why = f"{info.filename} unpacks to more than {MOST_RATIO} times its size."
                    raise _beyond(self.name, why)
                pieces.append(piece)
        return b"".join(pieces)


def _check_directory(data: bytes, name: str) -> None:
    """Look at the size of the table of contents before anything is made of it."""
    at = len(data) - _END_SIZE
    if data[at : at + 4] != _END or data[-2:] != b"\0\0":
        at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
    record = data[at : at + _END_SIZE] if at >= 0 else b""
    if len(record) < _END_SIZE:
        why = "Its table of contents is missing: the file is cut off."
        todo = "Check that the file was saved or sent completely."
        raise refuse("container", "The container is damaged", name, why, todo)
    count, size = struct.unpack("<HL", record[10:16])
    if data[max(0, at - 20) : at].startswith(b"PK\x06\x07") or count > MOST_MEMBERS or size > MOST_DIRECTORY:
        why = f"It has more than {MOST_MEMBERS} members."
        raise _beyond(name, why)


def _beyond(name: str, why: str) -> UnreadableInput:
    return refuse("too-large", "The container holds too much", name, why)
