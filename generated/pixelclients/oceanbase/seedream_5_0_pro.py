"""Seedream 5.0 Pro: request, sizes, rules and quirks of oceanbase/seedream-5.0-pro.

Made by pixelspec from specs/volcengine/seedream-5.0-pro.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding, Unsupported
from ..runtime.limits import measured, overlong
from ..runtime.references import Reference
from ..runtime.remarks import Given, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from ..runtime.table import Table
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1K", "2K",
    "1024x1024", "2048x2048",
    "1152x864", "2368x1776",
    "864x1152", "1776x2368",
    "1424x800", "2816x1584",
    "800x1424", "1584x2816",
    "1248x832", "2496x1664",
    "832x1248", "1664x2496",
    "1568x672", "3136x1344",
])
# fmt: on


class Seedream50ProRequest(Request):
    """One call of Seedream 5.0 Pro."""

    prompt: str
    """What to draw. At most 600 English words or 300 Chinese characters are advised."""
    image: Annotated[list[Reference] | None, Field(max_length=10, min_length=1)] = None
    """Reference pictures: jpeg, png, webp, bmp, tiff, gif, heic or heif, sides of
    more than 14 px, a ratio of 1:16 to 16:1, at most 36 million pixels and 30 MB
    each.
    """
    size: Size | Pixels | None = None
    """A preset, whose ratio the model takes from the prompt, or a size in pixels.
    Default: 2K.
    """
    optimize_prompt_mode: Literal["standard", "fast"] | None = None
    """How the model rewrites the prompt. Default: standard.

    standard: The better one.
    fast: The quicker one.
    """
    output_format: Literal["png", "jpeg"] | None = None
    """Default: jpeg."""
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
    columns=("1K", "2K"),
    rows={
        "1:1": ("1024x1024", "2048x2048"),
        "4:3": ("1152x864", "2368x1776"),
        "3:4": ("864x1152", "1776x2368"),
        "16:9": ("1424x800", "2816x1584"),
        "9:16": ("800x1424", "1584x2816"),
        "3:2": ("1248x832", "2496x1664"),
        "2:3": ("832x1248", "1664x2496"),
        "21:9": ("1568x672", "3136x1344"),
    },
)


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    if measured(prompt, "words") > 600:
        yield overlong(
            "prompt-length", "prompt", prompt, 600, "words", "advised", "body.prompt"
        )


BINDING = Binding(
    id="oceanbase/seedream-5.0-pro",
    provider=PROVIDER,
    request=Seedream50ProRequest,
    fixed={"model": "doubao-seedream-5-0-pro-260628"},
    defaults={
        "size": "2K",
        "optimize_prompt_mode": "standard",
        "output_format": "jpeg",
        "response_format": "url",
        "watermark": True,
    },
    wire={"optimize_prompt_mode": "optimize_prompt_options.mode"},
    check=check,
    table=TABLE,
    images={"image": ("address", "data-uri")},
    unsupported={"guidance_scale": Unsupported("refused", "body.guidance_scale")},
    sizes={
        "size": Sizes(
            get_args(Size.__value__),
            free=True,
            total=(921600, 4624220),
            ratio=((1, 16), (16, 1)),
            at="body.size",
        )
    },
)
