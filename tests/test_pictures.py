"""Holds that the emulator's pictures are valid files of just the size that was asked for."""

from __future__ import annotations

import io
import struct
import time
import zlib

import pytest
from PIL import Image

from picture_size import seen
from pixelspec.emulator.picture import LARGEST_SIDE, Format, picture

FORMATS: tuple[Format, ...] = ("png", "jpeg", "webp")
SIZES = [(1, 1), (8, 8), (9, 17), (887, 1774), (1881, 836), (3840, 2160)]
SIZES += [(LARGEST_SIDE, 1), (1, LARGEST_SIDE)]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("size", SIZES)
def test_a_file_says_its_format_and_size(form: Format, size: tuple[int, int]) -> None:
    assert seen(picture(*size, form)) == (form, *size)


@pytest.mark.parametrize("size", SIZES)
def test_a_png_is_whole(size: tuple[int, int]) -> None:
    width, height = size
    chunks = png_chunks(picture(width, height, "png", 77))
    assert [name for name, _ in chunks] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    data = dict(chunks)
    assert data[b"PLTE"] == bytes((77, 77, 77))
    assert len(zlib.decompress(data[b"IDAT"])) == height * (1 + (width + 7) // 8)


def png_chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Names and contents of all chunks, their checksums verified."""
    chunks, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        named = data[at + 4 : at + 8 + length]
        (checksum,) = struct.unpack(">I", data[at + 8 + length : at + 12 + length])
        assert checksum == zlib.crc32(named)
        chunks.append((named[:4], named[4:]))
        at += 12 + length
    return chunks


@pytest.mark.parametrize("shade", [0, 1, 127, 128, 129, 200, 255])
@pytest.mark.parametrize("size", [(1, 1), (8, 25), (64, 64), (1881, 836)])
def test_a_jpeg_has_every_block(size: tuple[int, int], shade: int) -> None:
    width, height = size
    shades, rest = jpeg_blocks(picture(width, height, "jpeg", shade))
    assert len(shades) == -(-width // 8) * -(-height // 8)
    assert set(shades) == {shade}
    assert set(rest) <= {"1"} and len(rest) < 8


def jpeg_blocks(data: bytes) -> tuple[list[int], str]:
    """The shade of each block, and the bits behind the last one; knows no AC but its end."""
    table = data.index(b"\xff\xc4\x00") + 4
    lengths, symbols = data[table + 1 : table + 17], data[table + 17 : table + 19]
    assert lengths in (b"\1" + bytes(15), b"\1\1" + bytes(14))
    scan = data.index(b"\xff\xda\x00\x08") + 10
    coded = data[scan:-2]
    assert data.endswith(b"\xff\xd9") and b"\xff" not in coded
    bits = "".join(f"{byte:08b}" for byte in coded)
    level, at, shades = 0, 0, []
    while at + 2 <= len(bits) and bits[at : at + 2] != "11":
        if bits[at] == "1":
            size, at = symbols[1], at + 2
            raw, at = int(bits[at : at + size], 2), at + size
            level += raw if raw >> (size - 1) else raw - (1 << size) + 1
        else:
            at += 1
        assert bits[at] == "0"  # the end of the block
        at += 1
        shades.append(level + 128)
    return shades, bits[at:]


@pytest.mark.parametrize("size", SIZES)
def test_a_webp_says_how_long_it_is(size: tuple[int, int]) -> None:
    data = picture(*size, "webp", 9)
    (riff,), (chunk,) = (struct.unpack("<I", data[at : at + 4]) for at in (4, 16))
    assert riff == len(data) - 8
    assert chunk + chunk % 2 == len(data) - 20
    assert data[20] == 0x2F


@pytest.mark.parametrize("form", FORMATS)
def test_pillow_reads_the_same(form: Format) -> None:
    for size in SIZES:
        opened = Image.open(io.BytesIO(picture(*size, form, 200)))
        opened.load()
        assert (opened.format, opened.size) == (form.upper(), size)
        assert opened.convert("L").getextrema() == (200, 200)


@pytest.mark.parametrize("form", FORMATS)
def test_a_large_picture_is_small_and_quick(form: Format) -> None:
    assert len(picture(3840, 2160, form)) < 40_000
    best = min(seconds_of(form) for _ in range(5))
    assert best < 0.03


def seconds_of(form: Format) -> float:
    begun = time.perf_counter()
    picture(3840, 2160, form)
    return time.perf_counter() - begun


@pytest.mark.parametrize("size", [(0, 1), (1, 0), (-1, 5), (LARGEST_SIDE + 1, 1)])
def test_an_impossible_size_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="pixels"):
        picture(*size)
