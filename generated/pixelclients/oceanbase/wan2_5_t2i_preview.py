"""Wan 2.5 text to image, preview: request, sizes, rules and quirks of
oceanbase/wan2.5-t2i-preview.

Made by pixelspec from specs/bailian/wan2.5-t2i-preview.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..runtime.binding import Binding
from ..runtime.limits import measured, overlong
from ..runtime.remarks import Given, Quirk, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER


class Wan25T2iPreviewRequest(Request):
    """One call of Wan 2.5 text to image, preview."""

    prompt: str
    """What to draw."""
    negative_prompt: str | None = None
    """What not to draw."""
    size: Pixels | None = None
    """Default: 1280*1280."""
    n: Annotated[int | None, Field(ge=1, le=4)] = None
    """How many pictures. Default: 4."""
    prompt_extend: bool | None = None
    """Whether a model rewrites the prompt first. Default: True."""
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures; picture i of several uses the number +
    i.
    """


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    negative_prompt = given.get("negative_prompt")
    if measured(prompt, "characters") > 2000:
        yield overlong(
            "prompt-length",
            "prompt",
            prompt,
            2000,
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
    id="oceanbase/wan2.5-t2i-preview",
    provider=PROVIDER,
    request=Wan25T2iPreviewRequest,
    fixed={"model": "wan2.5-t2i-preview"},
    defaults={"size": "1280*1280", "n": 4, "prompt_extend": True, "watermark": False},
    wire={
        "prompt": "input.prompt",
        "negative_prompt": "input.negative_prompt",
        "size": "parameters.size",
        "n": "parameters.n",
        "prompt_extend": "parameters.prompt_extend",
        "watermark": "parameters.watermark",
        "seed": "parameters.seed",
    },
    check=check,
    sizes={
        "size": Sizes(
            (),
            separator="*",
            free=True,
            total=(1638400, 2073600),
            ratio=((1, 4), (4, 1)),
            at="body.size",
        )
    },
)
