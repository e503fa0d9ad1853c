"""Seedream 3.0 text to image: request, sizes, rules and quirks of
oceanbase/seedream-3.0-t2i.

Made by pixelspec from specs/volcengine/seedream-3.0-t2i.yaml: edit that, then
generate.
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
from ..runtime.sizes import Pixels, Sizes
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1024x1024", "864x1152", "1152x864", "1280x720", "720x1280", "832x1248", "1248x832",
    "1512x648",
])
# fmt: on


class Seedream30T2iRequest(Request):
    """One call of Seedream 3.0 text to image."""

    prompt: str
    """What to draw. At most 600 English words or 300 Chinese characters are advised."""
    size: Size | Pixels | None = None
    """A size in pixels. Default: 1024x1024."""
    seed: Annotated[int | None, Field(ge=-1, le=2147483647)] = None
    """The same number gives similar pictures; -1 picks one at random. Default: -1."""
    guidance_scale: Annotated[float | None, Field(ge=1.0, le=10.0)] = None
    """How closely the picture follows the prompt: higher is closer. Default: 2.5."""
    response_format: Literal["url", "b64_json"] | None = None
    """Default: url.

    url: An address, good for 24 hours.
    b64_json: The picture itself.
    """
    watermark: bool | None = None
    """A visible mark in the corner that says the picture is machine-made; it is
    there unless false is asked for. Default: True.
    """


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    prompt = given.get("prompt")
    if measured(prompt, "words") > 600:
        yield overlong(
            "prompt-length", "prompt", prompt, 600, "words", "advised", "body.prompt"
        )


BINDING = Binding(
    id="oceanbase/seedream-3.0-t2i",
    provider=PROVIDER,
    request=Seedream30T2iRequest,
    fixed={"model": "doubao-seedream-3-0-t2i-250415"},
    defaults={
        "size": "1024x1024",
        "seed": -1,
        "guidance_scale": 2.5,
        "response_format": "url",
        "watermark": True,
    },
    check=check,
    sizes={
        "size": Sizes(
            get_args(Size.__value__), free=True, total=(262144, 4194304), at="body.size"
        )
    },
)
