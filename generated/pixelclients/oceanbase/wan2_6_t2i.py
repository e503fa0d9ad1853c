"""Wan 2.6 text to image: request, sizes, rules and quirks of oceanbase/wan2.6-t2i.

Made by pixelspec from specs/bailian/wan2.6-t2i.yaml: edit that, then generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding
from ..runtime.limits import measured, overlong
from ..runtime.remarks import Given, Quirk, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1280*1280", "1104*1472", "1472*1104", "960*1696", "1696*960",
])
# fmt: on


class Wan26T2iRequest(Request):
    """One call of Wan 2.6 text to image."""

    prompt: str
    """What to draw."""
    negative_prompt: str | None = None
    """What not to draw."""
    size: Size | Pixels | None = None
    """Default: 1280*1280."""
    n: Annotated[int | None, Field(ge=1, le=4)] = None
    """How many pictures. Default: 4."""
    prompt_extend: bool | None = None
    """Whether a model rewrites the prompt first. Default: True."""
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures."""


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    negative_prompt = given.get("negative_prompt")
    if measured(prompt, "characters") > 2100:
        yield overlong(
            "prompt-length",
            "prompt",
            prompt,
            2100,
            "characters",
            "truncated",
            "body.prompt",
        )
    if measured(negative_prompt, "characters") > 500:
        yield overlong(
            "negative_prompt-length",
            "negative_prompt",
            negative_prompt,
            500,
            "characters",
            "truncated",
            "body.negative_prompt",
        )
    if "n" not in given:
        yield Quirk(
            "n-billed",
            on="n",
            effect="billed",
            at="body.n",
            to={"n": 4},
            written=False,
            detail="each of the 4 is billed",
        )


BINDING = Binding(
    id="oceanbase/wan2.6-t2i",
    provider=PROVIDER,
    request=Wan26T2iRequest,
    fixed={"model": "wan2.6-t2i", "role": "user"},
    defaults={"size": "1280*1280", "n": 4, "prompt_extend": True, "watermark": False},
    wire={
        "role": "input.messages[0].role",
        "prompt": "input.messages[0].content[].text",
        "negative_prompt": "parameters.negative_prompt",
        "size": "parameters.size",
        "n": "parameters.n",
        "prompt_extend": "parameters.prompt_extend",
        "watermark": "parameters.watermark",
        "seed": "parameters.seed",
    },
    check=check,
    sizes={
        "size": Sizes(
            get_args(Size.__value__),
            separator="*",
            free=True,
            total=(1638400, 2073600),
            ratio=((1, 4), (4, 1)),
            at="body.size",
        )
    },
)
