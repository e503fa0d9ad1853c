"""Qwen-Image Edit Plus: request, sizes, rules and quirks of
oceanbase/qwen-image-edit-plus.

Made by pixelspec from specs/bailian/qwen-image-edit-plus.yaml: edit that, then
generate.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..runtime.binding import Binding
from ..runtime.references import Reference
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER


class QwenImageEditPlusRequest(Request):
    """One call of Qwen-Image Edit Plus."""

    image: Annotated[list[Reference], Field(max_length=3, min_length=1)]
    """The pictures to change: at most 10 MB each; sides of 384 to 3072 px are
    advised.
    """
    prompt: Annotated[str, Field(max_length=800)]
    """What to change."""
    negative_prompt: Annotated[str | None, Field(max_length=500)] = None
    """What not to draw."""
    size: Pixels | None = None
    """A size in pixels; without one, the ratio of the last picture at about
    1024*1024 pixels.
    """
    n: Annotated[int | None, Field(ge=1, le=6)] = None
    """How many pictures. The default is not documented."""
    prompt_extend: bool | None = None
    """Whether a model rewrites the prompt first. Default: True."""
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures."""


BINDING = Binding(
    id="oceanbase/qwen-image-edit-plus",
    provider=PROVIDER,
    request=QwenImageEditPlusRequest,
    fixed={"model": "qwen-image-edit-plus", "role": "user"},
    defaults={"prompt_extend": True, "watermark": False},
    wire={
        "role": "input.messages[0].role",
        "image": "input.messages[0].content[].image",
        "prompt": "input.messages[0].content[].text",
        "negative_prompt": "parameters.negative_prompt",
        "size": "parameters.size",
        "n": "parameters.n",
        "prompt_extend": "parameters.prompt_extend",
        "watermark": "parameters.watermark",
        "seed": "parameters.seed",
    },
    images={"image": ("address", "data-uri")},
    sizes={
        "size": Sizes((), separator="*", free=True, side=(512, 2048), at="body.size")
    },
)
