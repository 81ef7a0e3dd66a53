"""Pictures of the browser, as rows of grey values for a reader of codes."""

from __future__ import annotations

import struct
import zlib
from typing import Any


def pixels_of(picture: bytes) -> Any:  # noqa: ANN401  (an array of bytes)
    """The grey values of a PNG, as rows."""
    width, height, _, kind = struct.unpack(">IIBB", picture[16:26])
    channels = {2: 3, 6: 4}[kind]
    packed, at = b"", 8
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            packed += picture[at + 8 : at + 8 + size]
        at += size + 12
    return unfiltered(zlib.decompress(packed), width, height, channels)


def unfiltered(data: bytes, width: int, height: int, channels: int) -> Any:  # noqa: ANN401
    stride = width * channels
    rows, before = [], bytes(stride)
    for row in range(height):
        start = row * (stride + 1)
        line = bytearray(data[start + 1 : start + 1 + stride])
        for i in range(stride):
            left = line[i - channels] if i >= channels else 0
            corner = before[i - channels] if i >= channels else 0
            line[i] = (line[i] + predicted(data[start], left, before[i], corner)) & 255
        rows.append(bytes(line[::channels]))
        before = bytes(line)
    return memoryview(b"".join(rows)).cast("B", (height, width))


def predicted(kind: int, left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    nearest = min((left, up, corner), key=lambda each: abs(guess - each))
    return (0, left, up, (left + up) // 2, nearest)[kind]
