"""Google Imagen 4 in DALL-E format: request, sizes, rules and quirks of
dalle-format/imagen4.

Made by pixelspec from specs/dalle-format/imagen4.yaml: edit that, then generate.
"""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypeAliasType

from ..runtime.binding import Binding
from ..runtime.request import Request
from ..runtime.table import Table
from .provider import PROVIDER

# fmt: off
AspectRatio = TypeAliasType("AspectRatio", Literal[
    "1:1", "3:4", "4:3", "9:16", "16:9",
])
# fmt: on


class Imagen4Request(Request):
    """One call of Google Imagen 4 in DALL-E format."""

    prompt: str
    """What to draw."""
    response_format: Literal["url", "b64_json"] | None = None
    """The default is not documented.

    url: The address of the picture.
    b64_json: The picture itself.
    """
    aspect_ratio: AspectRatio | None = None
    """The default is not documented."""


TABLE = Table(
    by=("aspect_ratio",),
    rows={
        "1:1": ("1024x1024",),
        "3:4": ("896x1280",),
        "4:3": ("1280x896",),
        "9:16": ("768x1408",),
        "16:9": ("1408x768",),
    },
)

BINDING = Binding(
    id="dalle-format/imagen4",
    provider=PROVIDER,
    request=Imagen4Request,
    fixed={"model": "imagen4"},
    table=TABLE,
)
