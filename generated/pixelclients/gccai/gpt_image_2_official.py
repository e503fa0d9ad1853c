"""GPT Image 2, official channel: request, sizes, rules and quirks of
gccai/gpt-image-2-official.

Made by pixelspec from specs/gccai/gpt-image-2-official.yaml: edit that, then
generate.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from ..runtime.binding import Binding
from ..runtime.remarks import Given, Problem, Quirk, Remark, Uncheckable
from ..runtime.request import Request
from ..runtime.sizes import Sizes
from ..runtime.table import Table, read_pixels
from .provider import PROVIDER

# fmt: off
Size = TypeAliasType("Size", Literal[
    "auto",
    "1:1", "3:2", "2:3", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "2:1", "1:2",
    "3:1", "1:3", "21:9", "9:21",
    "1024x1024", "2048x2048", "2880x2880",
    "1536x1024", "2048x1360", "3520x2336",
    "1024x1536", "1360x2048", "2336x3520",
    "1024x768", "2048x1536", "3312x2480",
    "768x1024", "1536x2048", "2480x3312",
    "1280x1024", "2560x2048", "3216x2576",
    "1024x1280", "2048x2560", "2576x3216",
    "1536x864", "2048x1152", "3840x2160",
    "864x1536", "1152x2048", "2160x3840",
    "2048x1024", "2688x1344", "3840x1920",
    "1024x2048", "1344x2688", "1920x3840",
    "1881x836", "1536x512", "3072x1024", "3840x1280",
    "887x1774", "512x1536", "1024x3072", "1280x3840",
    "2016x864", "2688x1152", "3840x1648",
    "864x2016", "1152x2688", "1648x3840",
])
# fmt: on


class GptImage2OfficialRequest(Request):
    """One call of GPT Image 2, official channel."""

    prompt: str
    """What to draw, in English or Chinese; details help. It is moderated before a
    task exists.
    """
    size: Size | None = None
    """A ratio, auto (the provider picks one), or a pixel size of the table. Default:
    1:1.

    1:1: Square, for avatars and logos.
    3:2: Landscape, as from a DSLR.
    2:3: Portrait, for posters.
    4:3: Landscape, for slides.
    3:4: Portrait.
    5:4: Landscape.
    4:5: Portrait, for Instagram.
    16:9: Landscape, for video thumbnails.
    9:16: Portrait, for a full phone screen.
    2:1: Landscape, for web banners.
    1:2: Portrait.
    3:1: Ultra-wide banner.
    1:3: Extra-tall poster.
    21:9: Cinematic ultra-wide.
    9:21: Tall portrait.
    """
    resolution: Literal["1k", "2k", "4k"] | None = None
    """The tier that a ratio is drawn at. Default: 1k.

    1k: Cheap, for daily use.
    2k: For posters and fine detail.
    4k: For the 15 ratios of the table.
    """
    quality: Literal["auto", "low", "medium", "high"] | None = None
    """Default: auto.

    auto: The provider chooses.
    low: Fast and cheap, for drafts.
    medium: Balanced.
    high: Highest precision.
    """
    background: Literal["auto", "opaque", "transparent"] | None = None
    """Default: auto.

    auto: The provider chooses.
    opaque: No transparency.
    transparent: Accepted, then treated as auto.
    """
    moderation: Literal["auto", "low"] | None = None
    """Default: auto.

    auto: The usual strength.
    low: More lenient.
    """
    output_format: Literal["png", "jpeg", "webp"] | None = None
    """Default: png.

    jpeg: Smaller files.
    webp: Suits modern browsers.
    """
    output_compression: Annotated[int | None, Field(ge=0, le=100)] = None
    """Compression level of a jpeg or webp."""
    n: Annotated[int | None, Field(ge=1, le=4)] = None
    """How many pictures. Default: 1."""
    image_urls: list[str] | None = None
    """Addresses of reference pictures."""
    mask_url: str | None = None
    """Address of the mask that marks what to repaint."""


TABLE = Table(
    by=("size", "resolution"),
    columns=("1k", "2k", "4k"),
    rows={
        "1:1": ("1024x1024", "2048x2048", "2880x2880"),
        "3:2": ("1536x1024", "2048x1360", "3520x2336"),
        "2:3": ("1024x1536", "1360x2048", "2336x3520"),
        "4:3": ("1024x768", "2048x1536", "3312x2480"),
        "3:4": ("768x1024", "1536x2048", "2480x3312"),
        "5:4": ("1280x1024", "2560x2048", "3216x2576"),
        "4:5": ("1024x1280", "2048x2560", "2576x3216"),
        "16:9": ("1536x864", "2048x1152", "3840x2160"),
        "9:16": ("864x1536", "1152x2048", "2160x3840"),
        "2:1": ("2048x1024", "2688x1344", "3840x1920"),
        "1:2": ("1024x2048", "1344x2688", "1920x3840"),
        "3:1": ("1881x836 or 1536x512", "3072x1024", "3840x1280"),
        "1:3": ("887x1774 or 512x1536", "1024x3072", "1280x3840"),
        "21:9": ("2016x864", "2688x1152", "3840x1648"),
        "9:21": ("864x2016", "1152x2688", "1648x3840"),
    },
)


def check(given: Given) -> Iterator[Remark]:
    """What the provider would refuse, or accept and not do."""
    size = given.get("size", "1:1")
    resolution = given.get("resolution", "1k")
    quality = given.get("quality", "auto")
    background = given.get("background", "auto")
    output_format = given.get("output_format", "png")
    if "mask_url" in given and "image_urls" not in given:
        yield Problem(
            "mask-needs-references",
            parameter="mask_url",
            message="mask_url needs image_urls",
            at="body.mask_url.note",
        )
    if "mask_url" in given:
        yield Uncheckable(
            "mask-has-alpha",
            on="mask_url",
            message="the picture of mask_url must have alpha",
            at="body.mask_url.alpha",
        )
    if "mask_url" in given and "image_urls" in given:
        yield Uncheckable(
            "mask-as-large-as-reference",
            on="mask_url",
            message="the picture of mask_url must be as large as the first of image_urls",
            at="body.mask_url.dimensions",
        )
    if quality == "auto":
        yield Quirk(
            "auto-is-low",
            on="quality",
            effect="substituted",
            at="body.quality.auto",
            to={"quality": "low"},
            likely=True,
            written="quality" in given,
        )
    if background == "transparent":
        yield Quirk(
            "transparent-downgraded",
            on="background",
            effect="downgraded",
            at="body.background.transparent",
            to={"background": "auto"},
        )
    if "output_compression" in given and output_format not in ("jpeg", "webp"):
        yield Quirk(
            "compression-needs-lossy",
            on="output_compression",
            effect="ineffective",
            at="body.output_compression.note",
        )
    if quality == "high" and resolution == "4k":
        yield Quirk(
            "high-4k-slow",
            on="quality",
            effect="slow",
            at="body.quality.high",
            likely=True,
            seconds=(120, None),
        )
    if quality == "high" and resolution in ("2k", "4k"):
        yield Quirk(
            "high-slow",
            on="quality",
            effect="slow",
            at="polling.timeout",
            likely=True,
            seconds=(None, 130),
        )
    if read_pixels(size) and "resolution" in given:
        yield Problem(
            "pixels-with-tier",
            parameter="size",
            message="the page leaves open what a tier means beside a pixel size (extra_body sends it unchecked)",
            at="body.size.pixels",
        )
    if size == "auto" and resolution == "4k":
        yield Problem(
            "auto-at-4k",
            parameter="size",
            message="the page leaves open whether auto works at 4k, which is stated for the 15 ratios only (extra_body sends it unchecked)",
            at="body.resolution.4k",
        )


BINDING = Binding(
    id="gccai/gpt-image-2-official",
    provider=PROVIDER,
    request=GptImage2OfficialRequest,
    fixed={"model": "gpt-image-2-official"},
    defaults={
        "size": "1:1",
        "resolution": "1k",
        "quality": "auto",
        "background": "auto",
        "moderation": "auto",
        "output_format": "png",
        "n": 1,
    },
    check=check,
    table=TABLE,
    sizes={"size": Sizes(get_args(Size.__value__))},
)
