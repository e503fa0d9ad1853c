"""The limits of sizes in pixels: a size just inside of each, and one just outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isqrt

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.pixels import PixelLimits, offences
from pixelspec.model.table import Size
from pixelspec.plan.conformance.request import Requests
from pixelspec.plan.conformance.section import Row, Section, places
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword

# So many sizes near a limit are looked at.
NEAR = 400


def pixel_limit(endpoint: Endpoint) -> Section:
    return Section(
        group="pixel_limit",
        facts=(
            "parameters.{name}.pixels.{limit}",
            "parameters.{name}.separator",
            "parameters.{name}.accepts",
            "parameters.{name}.type",
            "parameters.{name}.wire",
        ),
        at=("{at}",),
        needs="paid",
        columns="name limit end keyword inside outside bound given at",
        ids="{name}-{limit}-{end}",
        rows=tuple(_rows(Requests(endpoint))),
    )


def _rows(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        limits = parameter.pixels
        if limits is None or "pixels" not in parameter.accepts:
            continue
        for limit, end, inside, outside in _pairs(parameter, limits):
            pair = (inside, outside)
            texts = [one.written(parameter.separator) if one else "" for one in pair]
            written = requests.having({parameter.name: texts[0]})
            if written is not None:
                keyword = parameter_keyword(parameter.name)
                rest = {k: v for k, v in written.items() if k != parameter.name}
                given = requests.given(rest)
                yield (
                    parameter.name,
                    limit,
                    end,
                    keyword,
                    *texts,
                    _bound(limits, limit, end),
                    given,
                    places(limits.source.at or parameter.source.at),
                )


def _bound(limits: PixelLimits, limit: str, end: str) -> str:
    """A limit as people write it."""
    if limit == "multiple":
        return str(limits.multiple)
    index = ("least", "most").index(end)
    if limit == "ratio":
        return ":".join(map(str, (limits.ratio or ())[index]))
    bounds = limits.total if limit == "total" else limits.side
    return (
        f"{(bounds or ())[index]:,}" if limit == "total" else str((bounds or ())[index])
    )


def _pairs(
    parameter: Parameter, limits: PixelLimits
) -> Iterator[tuple[str, str, Size, Size | None]]:
    """For each end of each limit: the nearest size that keeps all limits, and the nearest
    one that breaks this one alone, if any does."""
    listed = {known.size for known in parameter.recommended}
    for limit, end, near in _near(limits):
        sizes = [
            one for one in near if one not in listed and min(one.width, one.height) > 0
        ]
        broken = [(one, {name for name, _ in offences(limits, one)}) for one in sizes]
        inside = next((one for one, names in broken if not names), None)
        outside = next((one for one, names in broken if names == {limit}), None)
        if inside and (outside or _touches(limits, limit, inside)):
            yield limit, end, inside, outside


def _touches(limits: PixelLimits, limit: str, inside: Size) -> bool:
    """Whether a side is as long as it may be."""
    ends = limits.side or () if limit == "side" else ()
    return bool({inside.width, inside.height} & {*ends})


def _near(limits: PixelLimits) -> Iterator[tuple[str, str, list[Size]]]:
    """Sizes about each end of each limit, the nearest first."""
    step = limits.multiple or 1
    for end, total in zip(("least", "most"), limits.total or (None, None), strict=True):
        if total is not None:
            yield "total", end, _about_total(total, step)
    for end, side in zip(("least", "most"), limits.side or (None, None), strict=True):
        if side is not None:
            yield "side", end, list(_about_side(limits, side, step))
    ratios = limits.ratio or ()
    for end, (across, down) in zip(("least", "most"), ratios, strict=False):
        yield "ratio", end, list(_about_ratio(limits, across, down, step))
    if limits.multiple:
        root = isqrt(_area(limits)) // step * step
        yield "multiple", "step", [Size(root, root), Size(root + 1, root)]


def _about_total(total: int, step: int) -> list[Size]:
    """The sizes whose pixels are nearest to a number, of those nearly square."""
    root = isqrt(total) // step * step
    found: list[Size] = []
    for width in range(root, max(root - NEAR * step, step), -step):
        height = total // width // step * step
        found += [Size(width, height), Size(width, height + step)]
    # Of just that number, however long.
    exact = (side for side in range(step, root, step) if not total % side)
    found += [Size(total // side, side) for side in exact if not total // side % step]
    return sorted(found, key=lambda one: abs(one.width * one.height - total))


def _about_side(limits: PixelLimits, side: int, step: int) -> Iterator[Size]:
    """Sides of just that length and one step beside it, with any other side."""
    for width in (side, side - step, side + step):
        for height in _others(limits, width, step):
            yield Size(width, height)


def _about_ratio(
    limits: PixelLimits, across: int, down: int, step: int
) -> Iterator[Size]:
    """Sizes of just that ratio, then those one step wider or narrower."""
    unit = max(1, isqrt(_area(limits) // (across * down)))
    for times in (unit // step * step, unit, unit // step * step + step):
        width, height = times * across, times * down
        yield from (Size(width, height), Size(width - step, height))
        yield from (Size(width + step, height), Size(width, height + step))


def _others(limits: PixelLimits, width: int, step: int) -> Iterable[int]:
    """Heights for a width, from that of a middling area on."""
    middle = max(step, _area(limits) // max(width, 1) // step * step)
    low, high = limits.side or (None, None)
    times = [width * factor for factor in (2, 3, 4)]
    bounded = [width, low or step, high or middle, middle, *times]
    return [height // step * step for height in bounded]


def _area(limits: PixelLimits) -> int:
    """An area that the limits allow, as far as they say."""
    least, most = limits.total or (None, None)
    if least and most:
        return isqrt(least * most)
    sides = [side for side in limits.side or () if side]
    return most or least or (sides[0] * sides[-1] if sides else 2**20)
