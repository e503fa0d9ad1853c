"""Valid one-colour PNG, JPEG and WebP files of any exact size, without an imaging library."""

from __future__ import annotations

import struct
import zlib
from typing import Literal

Format = Literal["png", "jpeg", "webp"]

LARGEST_SIDE = 16383  # what a lossless WebP can hold
MEDIA: dict[Format, str] = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
}


def picture(width: int, height: int, form: Format = "png", shade: int = 128) -> bytes:
    """A picture of just this size, all of one grey from 0 to 255."""
    if not (0 < width <= LARGEST_SIDE and 0 < height <= LARGEST_SIDE):
        raise ValueError(f"no picture is {width}x{height} pixels")
    if form == "jpeg":
        return _jpeg(width, height, shade)
    return _webp(width, height, shade) if form == "webp" else _png(width, height, shade)


def _png(width: int, height: int, shade: int) -> bytes:
    """One bit a pixel and a palette of one colour: all rows are zeros."""
    rows = bytes((1 + (width + 7) // 8) * height)
    header = struct.pack(">IIBBBBB", width, height, 1, 3, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _png_chunk(b"IHDR", header),
            _png_chunk(b"PLTE", bytes((shade, shade, shade))),
            _png_chunk(b"IDAT", zlib.compress(rows, 1)),
            _png_chunk(b"IEND", b""),
        )
    )


def _png_chunk(name: bytes, data: bytes) -> bytes:
    checksum = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", checksum)


def _jpeg(width: int, height: int, shade: int) -> bytes:
    """Baseline, grey: the first block gives the shade, every other repeats it in two bits."""
    quantisation = b"\x00" + bytes([8]) * 64  # 8 makes one step of DC one step of grey
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    step = shade - 128
    length = abs(step).bit_length()
    dc_codes = (1, 1) if length else (1, 0)
    symbols = bytes((0, length)) if length else b"\x00"
    dc = b"\x00" + bytes(dc_codes) + bytes(14) + symbols
    ac = b"\x10" + bytes((1,)) + bytes(15) + b"\x00"  # only "end of block"
    blocks = ((width + 7) // 8) * ((height + 7) // 8)
    return b"".join(
        (
            b"\xff\xd8",
            _jpeg_part(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            _jpeg_part(0xDB, quantisation),
            _jpeg_part(0xC0, frame),
            _jpeg_part(0xC4, dc),
            _jpeg_part(0xC4, ac),
            _jpeg_part(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            _jpeg_blocks(step, length, blocks),
            b"\xff\xd9",
        )
    )


def _jpeg_part(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _jpeg_blocks(step: int, length: int, blocks: int) -> bytes:
    """The bits of all blocks; no byte of them is 0xFF, so none needs stuffing."""
    size = f"10{step if step > 0 else step + (1 << length) - 1:0{length}b}"
    first = (size if length else "0") + "0"
    bits = len(first) + 2 * (blocks - 1)
    head = first.ljust(min(bits, 16), "0")
    padding = "1" * (-bits % 8)
    if bits <= 16:
        whole = head + padding
        return int(whole, 2).to_bytes(len(whole) // 8, "big")
    zeros = (bits + 7) // 8 - 2
    last = int(padding, 2) if padding else 0
    return int(head, 2).to_bytes(2, "big") + bytes(zeros - 1) + bytes((last,))


def _webp(width: int, height: int, shade: int) -> bytes:
    """Lossless: every prefix code has one symbol, so that a pixel takes no bit at all."""
    bits = 0
    used = 0
    fields = [(width - 1, 14), (height - 1, 14), (1, 1), (0, 3)]
    fields += [(0, 1), (0, 1), (0, 1)]  # no transform, no colour cache, one code group
    for symbol in (shade, shade, shade, 255):  # green, red, blue, alpha
        fields += [(1, 1), (0, 1), (1, 1), (symbol, 8)]
    fields += [(1, 1), (0, 1), (0, 1), (0, 1)]  # distance: symbol 0 in one bit
    for value, length in fields:
        bits |= value << used
        used += length
    data = b"\x2f" + bits.to_bytes((used + 7) // 8, "little")
    chunk = b"VP8L" + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk
