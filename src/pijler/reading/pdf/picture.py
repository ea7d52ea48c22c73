"""A page of a PDF as a picture (PNG)."""

import struct
import zlib
from math import sqrt
from typing import Any

MOST_PIXELS = 8_000_000
"""Of one picture: a page of 1,600 by 5,000."""

LONGEST_EDGE = 16_000
"""Pixels: a long strip stays below MOST_PIXELS and is no picture yet."""

_SMALLEST = 1.0
"""Points: a page that is narrower or lower is none."""


def draw_page(document: Any, n: int, width: int) -> bytes:
    """Page ``n`` (from 1) of an open document, ``width`` pixels wide, or less where it is very high.

    Raises ValueError for a page that does not exist or has no size.
    """
    if not 0 < n <= len(document):
        raise ValueError(n)
    page = document[n - 1]
    try:
        across, down = page.get_size()
        if min(across, down) < _SMALLEST:
            raise ValueError(n)
        bitmap = page.render(scale=scale_of(across, down, width), rev_byteorder=True)
        try:
            return as_png(bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, memoryview(bitmap.buffer))
        finally:
            bitmap.close()
    finally:
        page.close()


def scale_of(across: float, down: float, width: int) -> float:
    """Pixels for each point of a page of this size, so that the picture keeps within its limits."""
    # a hair less, because what is left of a pixel is rounded up
    return (1 - 1e-6) * min(width / across, sqrt(MOST_PIXELS / (across * down)), LONGEST_EDGE / max(across, down))


def as_png(width: int, height: int, stride: int, channels: int, pixels: "memoryview[Any]") -> bytes:
    """Rows of grey (1), RGB (3) or RGBA (4 channels) as a PNG; each row takes ``stride`` bytes of ``pixels``.

    Source: https://www.w3.org/TR/png-3/. Rows are not filtered: on pages of text that costs little.
    """
    flat, size = pixels.cast("B"), width * channels
    packer = zlib.compressobj(6)
    parts: list[bytes] = []
    for row in range(height):
        parts += [packer.compress(b"\0"), packer.compress(flat[row * stride : row * stride + size])]
    kind = {1: 0, 3: 2, 4: 6}[channels]
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    body = b"".join([*parts, packer.flush()])
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
