"""Builds what a size in pixels must keep, and the sizes that a page recommends."""

from __future__ import annotations

from pixelspec.build.reading import Unbuildable, items, mapping, number, scalar, text
from pixelspec.build.source import entry_source
from pixelspec.build.table import FOREIGN
from pixelspec.model.pixels import Bounds, PixelLimits, Ratio, Recommended
from pixelspec.model.source import Source
from pixelspec.model.table import Size
from pixelspec.read.tree import Mapping, Node


def limits(parameter: Mapping, origin: Source) -> PixelLimits | None:
    entry = parameter.entry("pixels")
    if entry is None:
        return None
    node, multiple = mapping(entry.node), mapping(entry.node).get("multiple")
    return PixelLimits(
        source=entry_source(entry, origin),
        total=bounds(node, "total"),
        side=bounds(node, "side"),
        ratio=ratios(node),
        multiple=None if multiple is None else whole(multiple),
    )


def bounds(node: Mapping, key: str) -> Bounds | None:
    found = node.get(key)
    if found is None:
        return None
    least, most = pair(found, key)
    return end(least), end(most)


def ratios(node: Mapping) -> tuple[Ratio, Ratio] | None:
    found = node.get("ratio")
    if found is None:
        return None
    least, most = pair(found, "ratio")
    return ratio(least), ratio(most)


def pair(node: Node, key: str) -> tuple[Node, Node]:
    ends = items(node)
    if len(ends) != 2:
        raise Unbuildable(node.place, f"'{key}' needs two ends", "write [least, most]")
    return ends[0], ends[1]


def end(node: Node) -> int | None:
    return None if scalar(node) is None else whole(node)


def whole(node: Node) -> int:
    value = number(node)
    if not isinstance(value, int) or value < 1:
        raise Unbuildable(node.place, f"{value} is no whole number above 0")
    return value


def ratio(node: Node) -> Ratio:
    across, colon, down = text(node).partition(":")
    if not (colon and across.isdecimal() and down.isdecimal()):
        raise Unbuildable(node.place, f"'{text(node)}' is no ratio", 'write "16:9"')
    return int(across), int(down)


def recommended(parameter: Mapping, origin: Source) -> tuple[Recommended, ...]:
    """Sizes of a list, or those of ratios."""
    entry = parameter.entry("recommended")
    if entry is None:
        return ()
    if isinstance(entry.node, Mapping):
        return tuple(
            Recommended(size(e.node), entry_source(e, origin), e.key)
            for e in entry.node.entries
        )
    return tuple(
        Recommended(size(node), Source(origin.at, origin.confidence, node.place))
        for node in items(entry.node)
    )


def size(node: Node) -> Size:
    """A size as the provider writes it."""
    found = FOREIGN.fullmatch(text(node))
    if found is None:
        raise Unbuildable(node.place, f"'{text(node)}' is no size in pixels")
    return Size(int(found[1]), int(found[2]))
