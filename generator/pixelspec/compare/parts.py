"""The parts of a model, whatever its classes: what a record holds, and under which name
the spec says so. Nothing here knows a keyword that it could do without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from itertools import chain
from typing import Any

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.pixels import Recommended
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Reply
from pixelspec.model.source import Source
from pixelspec.model.table import Cell
from pixelspec.place import NOWHERE, Place

# Records that are one fact: what is inside of them cannot be understood alone.
WHOLE = frozenset({"Stated", "Unstated", "Condition", "Evidence", "Required", "Size"})
# What a member of a list is known by: the first of these fields that it has.
NAMES = ("id", "name", "word", "path", "rule")
# Fields that the language calls otherwise; "" is no step of a path at all.
CALLED: Mapping[tuple[str, str], str] = {
    ("Cell", "refused"): "",
    ("Cell", "sizes"): "",
    ("ConstantHeader", "value"): "is",
    ("Endpoint", "example_replies"): "examples.replies",
    ("Endpoint", "example_requests"): "examples.requests",
    ("ErrorRow", "before_task"): "before",
    ("Evidence", "kind"): "is",
    ("Field", "role"): "is",
    ("Kind", "word"): "is",
    ("Limit", "number"): "is",
    ("Member", "paths"): "in",
    ("Operation", "method"): "request",
    ("Operation", "path"): "request",
    ("Operation", "replies"): "reply",
    ("ReplyHeader", "role"): "is",
    ("Status", "word"): "is",
    ("Table", "cells"): "",
}

# A field, and the key of one member where it holds several.
Step = tuple[str, str | None]


@dataclass(frozen=True)
class Spot:
    """Where a part stands: the steps to it in the model, its path in the spec, and the
    place of the nearest record."""

    steps: tuple[Step, ...] = ()
    path: str = ""
    place: Place = NOWHERE

    @property
    def fact(self) -> str:
        """The fields on the way, whatever the names between: `parameters.values`."""
        return ".".join(name for name, _ in self.steps)

    @property
    def keys(self) -> tuple[str, ...]:
        """The names on the way: `("size", "16:9")`."""
        return tuple(key for _, key in self.steps if key is not None)


def is_record(value: object) -> bool:
    """Whether a value has parts of its own."""
    known = is_dataclass(value) and not isinstance(value, type)
    return known and type(value).__name__ not in WHOLE


def members(value: object) -> dict[str, Any] | None:
    """A list of records or of pairs by their names; None where it is neither."""
    if not isinstance(value, tuple) or not value:
        return None
    if all(is_record(member) for member in value):
        return _named([(name_of(member), member) for member in value])
    if all(_is_pair(member) for member in value):
        return _named([(member[0], member[1]) for member in value])
    return None


def name_of(record: Any) -> str:
    if isinstance(record, Cell):
        return record.row if record.column is None else f"{record.row}.{record.column}"
    if isinstance(record, Recommended):
        return record.ratio or record.size.written()
    own = _known_by(record)
    return _written(getattr(record, own)) if own else ""


def _known_by(record: Any) -> str:
    """The field by which a list knows its record."""
    return next((n for n in NAMES if n in record.__dataclass_fields__), "")


def _written(word: object) -> str:
    return str(word).lower() if isinstance(word, bool) else str(word)


def _is_pair(value: object) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str)


def _named(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Members by name; the second of a name, and what has none, by its position too."""
    found: dict[str, Any] = {}
    for index, (name, member) in enumerate(pairs):
        free = name if name and name not in found else f"{name}#{index}"
        found[free] = member
    return found


def parts(record: Any, listed: bool) -> Iterator[tuple[str, Any]]:
    """The fields of a record by name, without its places, its sources and, where it is
    `listed`, the names by which its list knows it."""
    if isinstance(record, Provider):
        scopes = chain(*(reply.pictures for reply in record.replies))
        yield "pictures", tuple(dict.fromkeys(scopes))
    for field in record.__dataclass_fields__:
        value = getattr(record, field)
        if isinstance(value, Place | Source | Provider):
            continue
        if listed and _names(record, field):
            continue
        if isinstance(record, Reply) and field == "pictures":
            value = tuple(scope.name for scope in record.pictures)
        if isinstance(record, Endpoint | Provider) and field == "id":
            continue
        yield field, value


def _names(record: Any, field: str) -> bool:
    """Whether a field is what a list knows its record by."""
    if isinstance(record, Cell):
        return field in ("row", "column")
    if isinstance(record, Recommended):
        return field == "ratio" or (field == "size" and not record.ratio)
    return field == _known_by(record)


def below(spot: Spot, record: Any, field: str, key: str | None = None) -> Spot:
    """The spot of a field of a record, or of one member that the field holds."""
    step = called(record, field)
    path = ".".join(part for part in (spot.path, step, key) if part)
    return Spot((*spot.steps, (field, key)), path, spot.place)


def called(record: Any, field: str) -> str:
    """What the language calls a field."""
    if field == "values" and getattr(record, "type", "") == "size":
        return "ratios"
    known = CALLED.get((type(record).__name__, field))
    return field.replace("_", "-") if known is None else known


def leaves(
    record: Any, spot: Spot | None = None, listed: bool = False
) -> Iterator[tuple[Spot, object]]:
    """Every single fact of a model by its spot; what a source says belongs to it."""
    spot = spot or Spot()
    source = getattr(record, "source", None)
    if isinstance(source, Source):
        yield below(spot, source, "at"), source.at
        yield below(spot, source, "confidence"), source.confidence
    for field, value in parts(record, listed):
        several = members(value)
        if several is None:
            yield from _inside(value, below(spot, record, field), False)
        for key, member in (several or {}).items():
            yield from _inside(member, below(spot, record, field, key), True)


def _inside(value: object, spot: Spot, listed: bool) -> Iterator[tuple[Spot, object]]:
    if is_record(value):
        yield from leaves(value, spot, listed)
    else:
        yield spot, value
