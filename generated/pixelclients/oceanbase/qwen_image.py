"""Qwen-Image: request, sizes, rules and quirks of oceanbase/qwen-image.

Made by pixelspec from specs/bailian/qwen-image.yaml: edit that, then generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding
from ..runtime.limits import measured, overlong
from ..runtime.remarks import Given, Remark
from ..runtime.request import Request
from ..runtime.sizes import Sizes
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1664*928", "1472*1104", "1328*1328", "1104*1472", "928*1664",
])
# fmt: on


class QwenImageRequest(Request):
    """One call of Qwen-Image."""

    prompt: str
    """What to draw."""
    negative_prompt: str | None = None
    """What not to draw."""
    size: Size | None = None
    """One of five sizes, no other. Default: 1664*928."""
    n: Annotated[int | None, Field(ge=1, le=1)] = None
    """How many pictures; never more than one. Default: 1."""
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
    if measured(prompt, "characters") > 800:
        yield overlong(
            "prompt-length",
            "prompt",
            prompt,
            800,
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


BINDING = Binding(
    id="oceanbase/qwen-image",
    provider=PROVIDER,
    request=QwenImageRequest,
    fixed={"model": "qwen-image", "role": "user"},
    defaults={"size": "1664*928", "n": 1, "prompt_extend": True, "watermark": False},
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
    sizes={"size": Sizes(get_args(Size.__value__), separator="*")},
)
