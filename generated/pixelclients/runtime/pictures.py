"""What a picture file says of itself in its first bytes: its type and its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .table import Dimensions

Type = Literal["png", "jpeg", "webp", "gif"]

HEAD = 64 * 1024
"""So many bytes of a file are enough to tell its size, or nothing is."""

EXTENSIONS: dict[Type, str] = {
    "png": ".png",
    "jpeg": ".jpg",
    "webp": ".webp",
    "gif": ".gif",
}

# The JPEG markers that carry a frame's size; the three left out are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, eq=False, repr=False)
class Head:
    """`pixels` is (width, height), None where the head does not tell."""

    type: Type
    pixels: Dimensions | None


def read_head(data: bytes) -> Head | None:
    """None for what is no picture of a known type."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Head("png", _numbers(data[16:24], "big", 4))
    if data.startswith(b"\xff\xd8\xff"):
        return Head("jpeg", next(_jpeg_frames(data), None))
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Head("webp", _webp(data))
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return Head("gif", _numbers(data[6:10], "little", 2))
    return None


def extension_of(data: bytes) -> str:
    """`.png` for the bytes of a PNG; "" for what is no picture."""
    head = read_head(data)
    return EXTENSIONS[head.type] if head else ""


def _numbers(
    data: bytes, order: Literal["big", "little"], width: int
) -> Dimensions | None:
    if len(data) < 2 * width:
        return None
    first, second = data[:width], data[width : 2 * width]
    return int.from_bytes(first, order), int.from_bytes(second, order)


def _jpeg_frames(data: bytes) -> Iterator[Dimensions]:
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            size = _numbers(data[at + 5 : at + 9], "big", 2)
            if size:
                yield size[1], size[0]
            return
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        # A marker may be preceded by any number of fill bytes.
        at += 1 if marker == 0xFF else 2 + length


def _webp(data: bytes) -> Dimensions | None:
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        width, height = body[4:7], body[7:10]
        return (
            int.from_bytes(width, "little") + 1,
            int.from_bytes(height, "little") + 1,
        )
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    lossy = _numbers(body[6:10], "little", 2) if kind == b"VP8 " else None
    return (lossy[0] & 0x3FFF, lossy[1] & 0x3FFF) if lossy else None
