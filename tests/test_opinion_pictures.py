"""What Pillow says of the pictures that the emulator serves."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import httpx2
import pytest
from PIL import Image

from documents import PROVIDERS
from pixelclients import Gccai
from pixelspec.cli.find import find_endpoints
from pixelspec.emulator.picture import Format, picture
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.table import Size
from pixelspec.testing import emulated

ROOT = Path(__file__).parents[1]
FORMATS: tuple[Format, ...] = ("png", "jpeg", "webp")
# What is decoded whole; of a larger picture, which takes its time, a part is.
WHOLE = 1_200_000


def models() -> Iterator[Endpoint]:
    for provider in PROVIDERS:
        yield from find_endpoints(provider, ROOT)[0]


@cache
def sizes() -> list[Size]:
    """Every size that a page of ours lists, in a table or beside one."""
    shown = list(models())
    found = [size for one in shown if one.table for size in one.table.sizes]
    found += [r.size for one in shown for p in one.parameters for r in p.recommended]
    return sorted(set(found), key=lambda size: (size.width, size.height))


def opened(data: bytes) -> Image.Image:
    """Found sound by Pillow, and then opened by it."""
    Image.open(io.BytesIO(data)).verify()
    return Image.open(io.BytesIO(data))


def test_there_are_sizes() -> None:
    assert Size(1881, 836) in sizes() and Size(6240, 2656) in sizes()
    assert len(sizes()) > 90


@pytest.mark.parametrize("form", FORMATS)
def test_every_size_of_every_table_is_a_picture(form: Format) -> None:
    for size in sizes():
        shown = opened(picture(size.width, size.height, form, 60))
        assert (shown.format, shown.size) == (form.upper(), (size.width, size.height))
        if size.width * size.height <= WHOLE:
            assert shown.convert("L").getextrema() == (60, 60)


@pytest.mark.parametrize("form", FORMATS)
def test_the_largest_is_decoded_whole(form: Format) -> None:
    size = max(sizes(), key=lambda size: size.width * size.height)
    shown = opened(picture(size.width, size.height, form, 199))
    assert shown.convert("L").getextrema() == (199, 199)


@pytest.mark.parametrize("word", ["png", "jpeg", "webp"])
def test_a_picture_is_served_in_the_format_that_was_asked_for(word: str) -> None:
    with (
        emulated("gccai", socket=True) as provider,
        Gccai(**provider.settings) as client,
    ):
        (image,) = client.gpt_image_2_official.generate(
            prompt="A castle", size="21:9", resolution="2k", output_format=word
        )
        reply = httpx2.get(str(image.url))
        shown = opened(reply.content)
        assert (shown.format, shown.size) == (word.upper(), (2688, 1152))
        assert reply.headers["content-type"] == f"image/{word}"
        assert shown.get_format_mimetype() == f"image/{word}"


def test_a_picture_in_base64_is_one_too() -> None:
    with emulated("dalle-format", socket=True) as provider:
        reply = httpx2.post(
            f"{provider.base_url}/v1/images/generations",
            json={"prompt": "x", "response_format": "b64_json", "aspect_ratio": "9:16"},
        )
        for one in reply.json()["data"]:
            shown = opened(base64.b64decode(one["b64_json"], validate=True))
            assert (shown.format, shown.size) == ("PNG", (768, 1408))
