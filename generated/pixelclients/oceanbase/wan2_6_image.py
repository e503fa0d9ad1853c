"""Wan 2.6 image editing and interleaved output: request, sizes, rules and quirks of
oceanbase/wan2.6-image.

Made by pixelspec from specs/bailian/wan2.6-image.yaml: edit that, then generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from ..runtime.binding import Binding
from ..runtime.limits import beyond, measured, other, outside, overlong, unlike
from ..runtime.references import Reference
from ..runtime.remarks import Given, Implied, Problem, Quirk, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER


class Wan26ImageRequest(Request):
    """One call of Wan 2.6 image editing and interleaved output."""

    prompt: str
    """What to change or to tell."""
    image: list[Reference] | None = None
    """The pictures to go by: one to four to edit, at most one for interleaved
    output.
    """
    negative_prompt: str | None = None
    """What not to draw."""
    size: Pixels | None = None
    """A size in pixels; without one, the ratio of the input at about 1280*1280
    pixels.
    """
    enable_interleave: bool | None = None
    """Text and pictures in turn instead of an edited picture. Default: False."""
    n: int | None = None
    """How many pictures. Default: 4."""
    max_images: Annotated[int | None, Field(ge=1, le=5)] = None
    """The most pictures of interleaved output. Default: 5."""
    prompt_extend: bool | None = None
    """Whether a model rewrites the prompt first. Default: True."""
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures."""
    stream: bool | None = None
    """Default: False."""


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    image = given.get("image")
    negative_prompt = given.get("negative_prompt")
    enable_interleave = given.get("enable_interleave", False)
    n = given.get("n", 4)
    stream = given.get("stream", False)
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
    if "n" not in given and not (enable_interleave is True):
        yield Quirk(
            "n-billed",
            on="n",
            effect="billed",
            at="body.n",
            to={"n": 4},
            written=False,
            detail="each of the 4 is billed",
        )
    if unlike(stream, False):
        yield Problem(
            "unbuilt",
            parameter="stream",
            message="stream asks for streamed replies: declared by the page, not built here",
            at="body.stream",
        )
    if not (enable_interleave is True) and beyond(n, 1, 4):
        yield outside("n", "n", n, 1, 4, "body.n")
    if not (enable_interleave is True) and beyond(image, 1, 4):
        yield outside("image", "image", image, 1, 4, "body.image")
    if not (enable_interleave is True) and "image" not in given:
        yield Problem(
            "image",
            parameter="image",
            message="image is required here",
            at="body.image",
        )
    if enable_interleave is True and unlike(given.get("n"), 1):
        yield other("interleave", "n", n, 1, "body.enable_interleave")
    if enable_interleave is True and "n" not in given:
        yield Implied("n", 1)
    if enable_interleave is True and beyond(image, 0, 1):
        yield outside("interleave", "image", image, 0, 1, "body.enable_interleave")
    if "prompt_extend" in given and enable_interleave is True:
        yield Quirk(
            "rewriting-needs-editing",
            on="prompt_extend",
            effect="ineffective",
            at="body.prompt_extend",
        )
    if "max_images" in given and enable_interleave is False:
        yield Quirk(
            "most-images-needs-interleaving",
            on="max_images",
            effect="ineffective",
            at="body.max_images",
        )


BINDING = Binding(
    id="oceanbase/wan2.6-image",
    provider=PROVIDER,
    request=Wan26ImageRequest,
    fixed={"model": "wan2.6-image", "role": "user"},
    defaults={
        "enable_interleave": False,
        "n": 4,
        "max_images": 5,
        "prompt_extend": True,
        "watermark": False,
        "stream": False,
    },
    wire={
        "role": "input.messages[0].role",
        "prompt": "input.messages[0].content[].text",
        "image": "input.messages[0].content[].image",
        "negative_prompt": "parameters.negative_prompt",
        "size": "parameters.size",
        "enable_interleave": "parameters.enable_interleave",
        "n": "parameters.n",
        "max_images": "parameters.max_images",
        "prompt_extend": "parameters.prompt_extend",
        "watermark": "parameters.watermark",
        "seed": "parameters.seed",
        "stream": "parameters.stream",
    },
    check=check,
    images={"image": ("address", "data-uri")},
    sizes={
        "size": Sizes(
            (),
            separator="*",
            free=True,
            total=(589824, 1638400),
            ratio=((1, 4), (4, 1)),
            at="body.size",
        )
    },
)
