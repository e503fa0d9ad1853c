"""Which of two values costs more, as far as a model tells."""

from __future__ import annotations

from typing import Any

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated
from pixelspec.model.table import Size


def price_step(model: Endpoint, name: str, old: Any, new: Any) -> int:
    """Above 0 where the new value of a parameter is dearer, below where it is cheaper: by
    the stated prices, by the stated order, by the pixels of a tier."""
    parameter = model.parameter(name)
    if parameter is None or old is None or new is None:
        return 0
    priced = _priced(model, name, old, new)
    if priced:
        return priced
    order = parameter.cheapest_first
    if old in order and new in order:
        return order.index(new) - order.index(old)
    if name == "n":
        return new - old if isinstance(old, int) and isinstance(new, int) else 0
    return _tier_area(model, name, new) - _tier_area(model, name, old)


def _priced(model: Endpoint, name: str, old: Any, new: Any) -> int:
    """By the prices that the page states."""
    prices = model.prices
    if not prices:
        return 0
    if prices.number == name and isinstance(old, int) and isinstance(new, int):
        return new - old
    before, after = prices.of(old, 1), prices.of(new, 1)
    if prices.by != name or before is None or after is None:
        return 0
    return (after > before) - (after < before)


def _tier_area(model: Endpoint, name: str, word: object) -> int:
    """The pixels of a tier, where a column of the table is one."""
    table = model.table
    if not table or not table.columns or table.by[-1] != name:
        return 0
    return max((area(c.sizes) for c in table.cells if c.column == str(word)), default=0)


def stated(value: object) -> Any:
    """What a default states; None where it states nothing."""
    return value.value if isinstance(value, Stated) else None


def area(value: Any) -> int:
    """The pixels of the largest of some sizes."""
    sizes = value if isinstance(value, tuple) else ()
    areas = [s.width * s.height for s in sizes if isinstance(s, Size)]
    return max(areas, default=0)
