"""SeedEdit 3.0: request, sizes, rules and quirks of oceanbase/seededit-3.0.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding
from ..runtime.limits import measured, overlong
from ..runtime.references import Reference
from ..runtime.remarks import Given, Remark
from ..runtime.request import Request
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "adaptive",
])
# fmt: on


class Seededit30Request(Request):
    """One call of SeedEdit 3.0."""

    prompt: str
    """What to draw. At most 600 English words or 300 Chinese characters are advised."""
    image: Reference
    """The picture to change: jpeg or png, sides of more than 14 px, a ratio of 1:3
    to 3:1, at most 10 MB.
    """
    size: Size | None = None
    """Default: adaptive.

    adaptive: The first of 53 sizes, in the order of the page, whose ratio is
    nearest to that of the picture: 512x1536 to 1536x512.
    """
    seed: Annotated[int | None, Field(ge=-1, le=2147483647)] = None
    """The same number gives similar pictures; -1 picks one at random. Default: -1."""
    guidance_scale: Annotated[float | None, Field(ge=1.0, le=10.0)] = None
    """How closely the picture follows the prompt: higher is closer. Default: 5.5."""
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
    id="oceanbase/seededit-3.0",
    provider=PROVIDER,
    request=Seededit30Request,
    fixed={"model": "doubao-seededit-3-0-i2i-250628"},
    defaults={
        "size": "adaptive",
        "seed": -1,
        "guidance_scale": 5.5,
        "response_format": "url",
        "watermark": True,
    },
    check=check,
    images={"image": ("address", "data-uri")},
)
