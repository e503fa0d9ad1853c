"""Wan 2.7 image: request, sizes, rules and quirks of oceanbase/wan2.7-image.

Made by pixelspec from specs/bailian/wan2.7-image.yaml: edit that, then generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding, Unsupported
from ..runtime.limits import beyond, outside
from ..runtime.references import Reference
from ..runtime.remarks import Given, Remark
from ..runtime.request import Request
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1K", "2K",
])
# fmt: on


class Wan27ImageRequest(Request):
    """One call of Wan 2.7 image."""

    prompt: str
    """What to draw."""
    image: Annotated[list[Reference] | None, Field(max_length=9, min_length=0)] = None
    """Pictures to go by."""
    size: Size | Pixels | None = None
    """The default is not documented."""
    enable_sequential: bool | None = None
    """A set of pictures that belong together. The default is not documented."""
    n: int | None = None
    """How many pictures. The default is not documented."""
    thinking_mode: bool | None = None
    """Whether the model reasons about the prompt first. The default is not
    documented.
    """
    watermark: bool | None = None
    """Whether a visible mark says that the picture is machine-made. Default: False."""
    seed: Annotated[int | None, Field(ge=0, le=2147483647)] = None
    """The same number gives similar pictures."""


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    enable_sequential = given.get("enable_sequential")
    n = given.get("n")
    if not (enable_sequential is True) and beyond(n, 1, 4):
        yield outside("n", "n", n, 1, 4, "body.n")
    if enable_sequential is True and beyond(n, 1, 12):
        yield outside("sequential", "n", n, 1, 12, "body.enable_sequential")


BINDING = Binding(
    id="oceanbase/wan2.7-image",
    provider=PROVIDER,
    request=Wan27ImageRequest,
    fixed={"model": "wan2.7-image", "role": "user"},
    defaults={"watermark": False},
    wire={
        "role": "input.messages[0].role",
        "prompt": "input.messages[0].content[].text",
        "image": "input.messages[0].content[].image",
        "size": "parameters.size",
        "enable_sequential": "parameters.enable_sequential",
        "n": "parameters.n",
        "thinking_mode": "parameters.thinking_mode",
        "watermark": "parameters.watermark",
        "seed": "parameters.seed",
    },
    check=check,
    images={"image": ("address", "data-uri")},
    unsupported={"negative_prompt": Unsupported("refused", "body.negative_prompt")},
    sizes={
        "size": Sizes(
            get_args(Size.__value__),
            separator="*",
            free=True,
            total=(589824, 16777216),
            ratio=((1, 8), (8, 1)),
            at="body.size",
        )
    },
)
