"""One parameter of a request, as the page describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.pixels import PixelLimits, Recommended
from pixelspec.model.source import Scalar, Source

ParameterType = Literal[
    "text",
    "integer",
    "number",
    "boolean",
    "choice",
    "size",
    "url",
    "image",
    "list",
    "passthrough",
]
Form = Literal["ratio", "auto", "pixels", "preset"]
Unit = Literal["characters", "code-points", "bytes", "tokens", "words"]
Over = Literal["refused", "truncated", "advised"]
Way = Literal["address", "data-uri", "upload"]


@dataclass(frozen=True)
class Stated:
    """The page states this default."""

    value: Scalar


@dataclass(frozen=True)
class Unstated:
    """The parameter may be left out, and the page does not say what happens then."""


@dataclass(frozen=True)
class Value:
    """One allowed word of a choice, or one ratio of a size, with its note (may be empty)."""

    word: Scalar
    note: str
    source: Source


@dataclass(frozen=True)
class Range:
    """Smallest and largest allowed number, both included; None is unbounded."""

    least: float | int | None
    most: float | int | None


@dataclass(frozen=True)
class Parameter:
    """`name` is the provider's own name and, unless `wire` says otherwise, its place in the
    body. `default` is None where the page states that there is none.

    `values` are a choice's words or a size's ratios; `accepts` the forms that a size takes,
    `separator` stands between width and height on the wire. `range` bounds a number,
    `length` the characters of a text, `items` the number of members of a list of `of`.
    `takes` are the ways in which a picture may come, of which an upload goes elsewhere
    first.
    `presets` are words that stand for a size, `pixels` is what any other size must keep,
    `recommended` are sizes that the page names beside a table.
    `length` counts in `unit`, and `over` says what becomes of a text that is too long.
    `billed`: each one that the number counts is billed. `unbuilt` says what every value but
    the default asks for, which no client can do.
    `strict`: a quoted number is not a number. A `passthrough` is merged into the body.
    """

    name: str
    type: ParameterType
    source: Source
    doc: str = ""
    required: bool = False
    default: Stated | Unstated | None = None
    fixed: Scalar = None
    wire: str = ""
    values: tuple[Value, ...] = ()
    cheapest_first: tuple[Scalar, ...] = ()
    accepts: tuple[Form, ...] = ()
    separator: str = "x"
    range: Range | None = None
    length: Range | None = None
    items: Range | None = None
    of: Literal["text", "url", "image"] | None = None
    strict: bool = False
    takes: tuple[Way, ...] = ()
    presets: tuple[Value, ...] = ()
    pixels: PixelLimits | None = None
    recommended: tuple[Recommended, ...] = ()
    unit: Unit = "characters"
    over: Over = "refused"
    billed: Literal["", "each"] = ""
    unbuilt: str = ""

    @property
    def words(self) -> tuple[Scalar, ...]:
        """The listed words of a choice, or the ratios and presets of a size."""
        return tuple(value.word for value in (*self.values, *self.presets))

    @property
    def effective(self) -> Scalar:
        """What an omitted parameter means, as far as the page says; else None."""
        return self.default.value if isinstance(self.default, Stated) else None
