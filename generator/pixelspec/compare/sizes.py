"""Sizes in pixels that lie at the edges of what a parameter takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import isqrt

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.pixels import PixelLimits
from pixelspec.model.table import Size

# A size that hardly any limit minds.
USUAL = 1024
OF_TABLE = 3


def sizes(model: Endpoint, parameter: Parameter) -> Iterator[str]:
    """Sizes of the table and at the limits, as the parameter would write them."""
    if parameter.type != "size":
        return
    known = islice(model.table.sizes if model.table else (), OF_TABLE)
    edges = _edges(parameter.pixels) if parameter.pixels else ()
    for size in (*known, *edges):
        yield size.written(parameter.separator)


def _edges(limits: PixelLimits) -> Iterator[Size]:
    """Squares at the ends of sides and totals, and the flattest and steepest of ratios."""
    step = limits.multiple or 1
    yield Size(USUAL, USUAL)
    yield Size(USUAL + step, USUAL)
    ends = [end for end in limits.side or () if end]
    ends += [isqrt(end) for end in limits.total or () if end]
    for end in ends:
        for side in (end // step * step, -(-end // step) * step):
            if side:
                yield Size(side, side)
    for across, down in limits.ratio or ():
        short = -(-max(ends[:1] or [step]) // step) * step
        unit = short // min(across, down) or step
        unit = -(-unit // step) * step
        yield Size(unit * across, unit * down)
