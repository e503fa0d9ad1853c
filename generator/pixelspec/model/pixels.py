"""What a size in pixels must keep, and how far one that does not is off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.source import Source
from pixelspec.model.table import Size

Bounds = tuple[int | None, int | None]
Ratio = tuple[int, int]


@dataclass(frozen=True)
class PixelLimits:
    """`total` bounds the pixels in all, `side` each side, `ratio` width to height, as
    (least, most), None without a bound; every side is a `multiple` of that number."""

    source: Source
    total: Bounds | None = None
    side: Bounds | None = None
    ratio: tuple[Ratio, Ratio] | None = None
    multiple: int | None = None


@dataclass(frozen=True)
class Recommended:
    """A size that a page recommends, for a `ratio` where it says one."""

    size: Size
    source: Source
    ratio: str = ""


def offences(limits: PixelLimits, size: Size) -> Iterator[tuple[str, str]]:
    """Every limit that a size breaks: its name, and a sentence with limit and value."""
    text, pixels = size.written(), size.width * size.height
    least, most = limits.total or (None, None)
    if least is not None and pixels < least:
        yield "total", f"{text} is {pixels:,} px, minimum {least:,}"
    if most is not None and pixels > most:
        yield "total", f"{text} is {pixels:,} px, maximum {most:,}"
    least, most = limits.side or (None, None)
    short, long = sorted((size.width, size.height))
    if least is not None and short < least:
        yield "side", f"{text} has a side of {short} px, minimum {least}"
    if most is not None and long > most:
        yield "side", f"{text} has a side of {long} px, maximum {most}"
    if limits.ratio:
        (across, down), (wide, low) = limits.ratio
        if size.width * down < size.height * across:
            yield "ratio", f"{text} is narrower than {across}:{down}"
        if size.width * low > size.height * wide:
            yield "ratio", f"{text} is wider than {wide}:{low}"
    step = limits.multiple
    if step and (size.width % step or size.height % step):
        yield "multiple", f"{text} is no multiple of {step}"
