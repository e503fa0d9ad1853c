"""Sizes in pixels: how callers write them, and what the page says that they must keep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import log, sqrt

from .table import Dimensions, Table, read_pixels

Bounds = tuple[int | None, int | None]
Ratio = tuple[int, int]

_Schema = dict[str, object]
_PATTERN = "^[1-9][0-9]{0,5}[xX*×:][1-9][0-9]{0,5}$"
_WRITTEN = re.compile(r"\s*([1-9][0-9]{0,5})\s*([xX*×:])\s*([1-9][0-9]{0,5})\s*")
# With fewer digits on a side, what has a colon is a ratio.
_DIGITS_BESIDE_COLON = 3


class Pixels(str):
    """A size in pixels that the page does not list: `size=Pixels("1000x1000")`."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_json_schema__(cls, core: object, handler: object) -> _Schema:
        """What a JSON Schema says of it, as pydantic asks."""
        return {"type": "string", "pattern": _PATTERN}


@dataclass(frozen=True)
class Sizes:
    """A keyword that takes sizes: `listed` are the texts that the page lists, `separator`
    stands between width and height on the wire. Where it is `free`, it takes any size that
    keeps the limits: `total` pixels and each `side` from least to most, the `ratio` of width
    to height, and every side a `multiple` of that number."""

    listed: tuple[str, ...]
    separator: str = "x"
    free: bool = False
    total: Bounds = (None, None)
    side: Bounds = (None, None)
    ratio: tuple[Ratio, Ratio] | None = None
    multiple: int = 1
    at: str = ""

    def read(self, value: object) -> object:
        """A size that a caller wrote, whatever separator, as the page writes it."""
        if not isinstance(value, str) or str(value) in self.listed:
            return value
        size = spelled(value)
        if size is None:
            return value
        text = self.separator.join(map(str, size))
        if text in self.listed:
            return text
        return Pixels(text) if self.free else value

    def offences(self, size: Dimensions) -> Iterator[tuple[str, str]]:
        """Every limit that a size breaks: its name, and limit and value in words."""
        (width, height), text = size, f"{size[0]}x{size[1]}"
        pixels, (short, long) = width * height, sorted(size)
        if _below(pixels, self.total[0]):
            yield "total", f"{text} is {pixels:,} px, minimum {self.total[0]:,}"
        if _above(pixels, self.total[1]):
            yield "total", f"{text} is {pixels:,} px, maximum {self.total[1]:,}"
        if _below(short, self.side[0]):
            yield "side", f"{text} has a side of {short} px, minimum {self.side[0]}"
        if _above(long, self.side[1]):
            yield "side", f"{text} has a side of {long} px, maximum {self.side[1]}"
        if self.ratio:
            (across, down), (wide, low) = self.ratio
            if width * down < height * across:
                yield "ratio", f"{text} is narrower than {across}:{down}"
            if width * low > height * wide:
                yield "ratio", f"{text} is wider than {wide}:{low}"
        if width % self.multiple or height % self.multiple:
            yield "multiple", f"{text} is no multiple of {self.multiple}"

    def nearest(self, size: Dimensions, table: Table | None) -> str:
        """What is most like a size that breaks a limit: of one with too few or too many
        pixels the preset; else an allowed size, else a listed one."""
        presets = {
            pixels: word
            for word in (table.columns if table else ())
            if table and word in self.listed
            for pixels in table.column(word)
        }
        counted = any(limit == "total" for limit, _ in self.offences(size))
        if presets and counted:
            return f"nearest preset {presets[min(presets, key=_unlike(size))]}"
        fitted = self._fitted(size)
        if fitted:
            return f"nearest {self.separator.join(map(str, fitted))}"
        listed = [found for text in self.listed if (found := read_pixels(text))]
        listed = [found for found in listed if not any(self.offences(found))]
        if listed:
            best = min(listed, key=_unlike(size))
            return f"nearest listed {self.separator.join(map(str, best))}"
        return ""

    def _fitted(self, size: Dimensions) -> Dimensions | None:
        """The size, moved inside the limits as far as that takes no search."""
        width, height = map(float, size)
        if self.ratio:
            least, most = (across / down for across, down in self.ratio)
            wanted, area = min(max(width / height, least), most), width * height
            width, height = sqrt(area * wanted), sqrt(area / wanted)
        least_total, most_total = self.total[0] or 1, self.total[1] or width * height
        goal = min(max(width * height, least_total), max(most_total, least_total))
        scale = sqrt(goal / (width * height))
        sides = [self._side(side * scale) for side in (width, height)]
        for step in (0, self.multiple, -self.multiple):
            found = (sides[0] + step, sides[1] + step)
            if min(found) > 0 and not any(self.offences(found)):
                return found
        return None

    def _side(self, wanted: float) -> int:
        least, most = self.side[0] or 1, self.side[1] or 10**6
        return round(min(max(wanted, least), most) / self.multiple) * self.multiple


def spelled(text: str) -> Dimensions | None:
    """(1280, 720) for "1280*720", "1280 x 720", "1280×720" and "1280:720"."""
    found = _WRITTEN.fullmatch(text) if len(text) < 40 else None
    if found is None:
        return None
    width, height = found[1], found[3]
    if found[2] == ":" and min(len(width), len(height)) < _DIGITS_BESIDE_COLON:
        return None
    return int(width), int(height)


def _below(value: int, least: int | None) -> bool:
    return least is not None and value < least


def _above(value: int, most: int | None) -> bool:
    return most is not None and value > most


class _unlike:  # a key function, called like one
    """How far a size is from a wanted one, by its pixels first and then by its ratio."""

    def __init__(self, wanted: Dimensions) -> None:
        self._pixels = wanted[0] * wanted[1]
        self._ratio = wanted[0] / wanted[1]

    def __call__(self, size: Dimensions) -> tuple[float, float]:
        ratio = abs(log(size[0] / size[1] / self._ratio))
        return ratio + abs(log(size[0] * size[1] / self._pixels)), ratio
