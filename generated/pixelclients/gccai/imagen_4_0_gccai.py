"""Imagen 4.0: request, sizes, rules and quirks of gccai/imagen-4.0-gccai.

Made by pixelspec from specs/gccai/imagen-4.0-gccai.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding, Unsupported
from ..runtime.remarks import Given, Quirk, Remark
from ..runtime.request import Request
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "1:1", "4:3", "3:4", "16:9", "9:16",
])
# fmt: on


class Imagen40GccaiRequest(Request):
    """One call of Imagen 4.0."""

    prompt: str
    """What to draw, in English or Chinese."""
    n: Annotated[int | None, Field(ge=1, le=1)] = None
    """How many pictures; never more than one. Default: 1."""
    size: Size | None = None
    """A ratio; neither pixels nor auto. Default: 16:9.

    1:1: Square.
    4:3: Landscape.
    3:4: Portrait.
    16:9: Landscape.
    9:16: Portrait.
    """


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    size = given.get("size", "16:9")
    if isinstance(size, str) and size not in get_args(Size.__value__):
        yield Quirk(
            "size-falls-back",
            on="size",
            effect="falls-back",
            at="body.size.fallback",
            to={"size": "16:9"},
        )


BINDING = Binding(
    id="gccai/imagen-4.0-gccai",
    provider=PROVIDER,
    request=Imagen40GccaiRequest,
    fixed={"model": "imagen-4.0-gccai"},
    defaults={"n": 1, "size": "16:9"},
    check=check,
    unsupported={
        "image": Unsupported(
            "refused",
            "body.size.error",
            "google_imagen4 currently supports text-to-image only",
        ),
        "image_urls": Unsupported(
            "refused",
            "body.size.error",
            "google_imagen4 currently supports text-to-image only",
        ),
    },
    others=Unsupported("ignored", "body.size.ignored"),
)
