"""Fields that name something else of the model, and what they could name instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pixelspec.model.endpoint import Endpoint
from pixelspec.power.walk import Leaf

Names = tuple[str, ...]


def named(leaf: Leaf, model: Endpoint) -> Names:
    """The names that could stand there; none where it refers to nothing."""
    find = REFERENCES.get((type(leaf.owner).__name__, leaf.field))
    return find(leaf, model) if find else ()


def listed_names(records: Iterable[Any], field: str = "name") -> Names:
    return tuple(str(getattr(record, field)) for record in records)


def _parameters(leaf: Leaf, model: Endpoint) -> Names:
    del leaf
    return listed_names(p for p in model.parameters if p.fixed is None)


def _orders(leaf: Leaf, model: Endpoint) -> Names:
    del leaf
    return listed_names(model.provider.orders)


def _replies(leaf: Leaf, model: Endpoint) -> Names:
    del leaf
    return listed_names(r for r in model.provider.replies if r.name != "error")


def _states(leaf: Leaf, model: Endpoint) -> Names:
    del leaf
    return listed_names(model.provider.lifecycle, "word")


REFERENCES: dict[tuple[str, str], Callable[[Leaf, Endpoint], Names]] = {
    ("Endpoint", "submit"): _orders,
    ("ErrorRow", "refused"): _parameters,
    ("Mode", "submit"): _orders,
    ("Mode", "without"): _parameters,
    ("Operation", "replies"): _replies,
    ("Prices", "by"): _parameters,
    ("Prices", "number"): _parameters,
    ("Quirk", "on"): _parameters,
    ("Rule", "counted"): _parameters,
    ("Rule", "others"): _parameters,
    ("Rule", "subject"): _parameters,
    ("State", "then"): _states,
    ("Table", "by"): _parameters,
}
