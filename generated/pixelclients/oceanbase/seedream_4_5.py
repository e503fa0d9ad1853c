"""Seedream 4.5: request, sizes, rules and quirks of oceanbase/seedream-4.5.

Made by pixelspec from specs/volcengine/seedream-4.5.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding, Unsupported
from ..runtime.limits import measured, overlong, too_many, total, unlike
from ..runtime.references import Reference
from ..runtime.remarks import Given, Problem, Quirk, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from ..runtime.table import Table
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "2K", "4K",
    "2048x2048", "4096x4096",
    "2304x1728", "4704x3520",
    "1728x2304", "3520x4704",
    "2848x1600", "5504x3040",
    "1600x2848", "3040x5504",
    "2496x1664", "4992x3328",
    "1664x2496", "3328x4992",
    "3136x1344", "6240x2656",
])
# fmt: on


class Seedream45Request(Request):
    """One call of Seedream 4.5."""

    prompt: str
    """What to draw. At most 600 English words or 300 Chinese characters are advised."""
    image: Annotated[list[Reference] | None, Field(max_length=14, min_length=1)] = None
    """Reference pictures: jpeg, png, webp, bmp, tiff, gif, heic or heif, sides of
    more than 14 px, a ratio of 1:16 to 16:1, at most 36 million pixels and 30 MB
    each.
    """
    size: Size | Pixels | None = None
    """A preset, whose ratio the model takes from the prompt, or a size in pixels.
    Default: 2048x2048.
    """
    sequential_image_generation: Literal["auto", "disabled"] | None = None
    """Default: disabled.

    auto: The model decides from the prompt whether to draw a group, and how many.
    disabled: One picture.
    """
    max_images: Annotated[int | None, Field(ge=1, le=15)] = None
    """The most pictures that a group may have. Default: 15."""
    stream: bool | None = None
    """Default: False."""
    optimize_prompt_mode: Literal["standard"] | None = None
    """How the model rewrites the prompt. Default: standard.

    standard: The better one.
    """
    response_format: Literal["url", "b64_json"] | None = None
    """Default: url.

    url: An address, good for 24 hours.
    b64_json: The picture itself.
    """
    watermark: bool | None = None
    """A visible mark in the corner that says the picture is machine-made; it is
    there unless false is asked for. Default: True.
    """


TABLE = Table(
    by=("", "size"),
    columns=("2K", "4K"),
    rows={
        "1:1": ("2048x2048", "4096x4096"),
        "4:3": ("2304x1728", "4704x3520"),
        "3:4": ("1728x2304", "3520x4704"),
        "16:9": ("2848x1600", "5504x3040"),
        "9:16": ("1600x2848", "3040x5504"),
        "3:2": ("2496x1664", "4992x3328"),
        "2:3": ("1664x2496", "3328x4992"),
        "21:9": ("3136x1344", "6240x2656"),
    },
)


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    sequential_image_generation = given.get("sequential_image_generation", "disabled")
    stream = given.get("stream", False)
    if (
        sequential_image_generation == "auto"
        and total(given, "image", "max_images") > 15
    ):
        yield too_many(
            "pictures-in-all",
            given,
            ("image", "max_images"),
            15,
            "body.sequential_image_generation_options.max_images",
        )
    if measured(prompt, "words") > 600:
        yield overlong(
            "prompt-length", "prompt", prompt, 600, "words", "advised", "body.prompt"
        )
    if unlike(stream, False):
        yield Problem(
            "unbuilt",
            parameter="stream",
            message="stream asks for streamed replies: declared by the page, not built here",
            at="body.stream",
        )
    if "max_images" in given and sequential_image_generation == "disabled":
        yield Quirk(
            "group-size-needs-a-group",
            on="max_images",
            effect="ineffective",
            at="body.sequential_image_generation_options.max_images",
        )


BINDING = Binding(
    id="oceanbase/seedream-4.5",
    provider=PROVIDER,
    request=Seedream45Request,
    fixed={"model": "doubao-seedream-4-5-251128"},
    defaults={
        "size": "2048x2048",
        "sequential_image_generation": "disabled",
        "max_images": 15,
        "stream": False,
        "optimize_prompt_mode": "standard",
        "response_format": "url",
        "watermark": True,
    },
    wire={
        "max_images": "sequential_image_generation_options.max_images",
        "optimize_prompt_mode": "optimize_prompt_options.mode",
    },
    check=check,
    table=TABLE,
    images={"image": ("address", "data-uri")},
    unsupported={"guidance_scale": Unsupported("refused", "body.guidance_scale")},
    sizes={
        "size": Sizes(
            get_args(Size.__value__),
            free=True,
            total=(3686400, 16777216),
            ratio=((1, 16), (16, 1)),
            at="body.size",
        )
    },
)
