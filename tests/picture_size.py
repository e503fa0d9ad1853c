"""Reads format and size out of a picture file, by the headers alone."""

from __future__ import annotations

import struct
from typing import NamedTuple


class Seen(NamedTuple):
    format: str
    width: int
    height: int


def seen(data: bytes) -> Seen:
    """What a file says that it is."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Seen("png", *struct.unpack(">II", data[16:24]))
    if data.startswith(b"RIFF") and data[8:16] == b"WEBPVP8L":
        bits = int.from_bytes(data[21:25], "little")
        return Seen("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    assert data.startswith(b"\xff\xd8\xff"), data[:16]
    at = 2
    while data[at + 1] != 0xC0:
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return Seen("jpeg", width, height)
