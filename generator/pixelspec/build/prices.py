"""Builds what a call costs."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from pixelspec.build.reading import (
    Unbuildable,
    child,
    entries,
    mapping,
    number,
    text,
    text_at,
    word,
)
from pixelspec.build.source import entry_source
from pixelspec.model.prices import Prices
from pixelspec.read.tree import Mapping, Node

Per = Literal["picture", "call"]

PER: tuple[Per, ...] = get_args(Per)
# More digits than these do not survive the reading of YAML.
DIGITS = 15


def prices(model: Mapping) -> Prices | None:
    entry = model.entry("prices")
    if entry is None:
        return None
    node = mapping(entry.node)
    by, each = text_at(node, "by"), node.get("each")
    if bool(by) == (each is not None):
        raise Unbuildable(entry.place, "prices have one of 'each' and 'by'")
    return Prices(
        unit=text(child(node, "unit")),
        per=word(child(node, "per"), PER),
        source=entry_source(entry),
        each="" if each is None else amount(each),
        by=by,
        rows=tuple((e.key, amount(e.node)) for e in entries(node, "rows")),
        number=text_at(node, "number"),
    )


def amount(node: Node) -> str:
    """The number as it is written, without an exponent."""
    exact = Decimal(repr(number(node))).normalize()
    if len(exact.as_tuple().digits) > DIGITS:
        raise Unbuildable(node.place, f"a price of more than {DIGITS} digits")
    return f"{exact:f}"
