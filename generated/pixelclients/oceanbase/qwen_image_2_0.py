"""Qwen-Image 2.0: request, sizes, rules and quirks of oceanbase/qwen-image-2.0.

Made by pixelspec from specs/bailian/qwen-image-2.0.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..runtime.binding import Binding
from ..runtime.limits import measured, overlong
from ..runtime.remarks import Given, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER


class QwenImage20Request(Request):
    """One call of Qwen-Image 2.0."""

    prompt: str
    """What to draw."""
    negative_prompt: Annotated[str | None, Field(max_length=500)] = None
    """What not to draw."""
    size: Pixels | None = None
    """Default: 2048*2048."""
    n: Annotated[int | None, Field(ge=1, le=6)] = None
    """How many pictures. Default: 1."""
    prompt_extend: bool | None = None
    """Whether a model rewrites the prompt first. Default: True."""
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures."""


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    if measured(prompt, "tokens") > 1300:
        yield overlong(
            "prompt-length", "prompt", prompt, 1300, "tokens", "refused", "body.prompt"
        )


BINDING = Binding(
    id="oceanbase/qwen-image-2.0",
    provider=PROVIDER,
    request=QwenImage20Request,
    fixed={"model": "qwen-image-2.0", "role": "user"},
    defaults={"size": "2048*2048", "n": 1, "prompt_extend": True, "watermark": False},
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
            (), separator="*", free=True, total=(262144, 4194304), at="body.size"
        )
    },
)
