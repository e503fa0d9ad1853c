"""Every leaf of a model and every name that stands on the wire, with what it is a part of."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_type_hints

from pixelspec.compare.parts import (
    Spot,
    Step,
    below,
    is_record,
    members,
    name_of,
    parts,
)
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Unstated
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Reply, Required
from pixelspec.model.source import Source

# The names by which lists know their records, as far as they stand on the wire. That of a
# parameter does as its place in the body, which is a leaf of its own.
ON_WIRE = frozenset(
    {
        ("ConstantHeader", "name"),
        ("Field", "path"),
        ("Header", "name"),
        ("Recommended", "size"),
        ("ReplyHeader", "name"),
        ("State", "word"),
        ("Unsupported", "name"),
        ("Value", "word"),
    }
)
# Those that only the spec itself and its reader know; of a cell, row and column are values
# of parameters.
INTERNAL = frozenset(
    {
        ("Capability", "word"),
        ("Cell", "column"),
        ("Cell", "row"),
        ("Conflict", "id"),
        ("Endpoint", "id"),
        ("ErrorRow", "id"),
        ("ExampleReply", "id"),
        ("ExampleRequest", "id"),
        ("Gap", "id"),
        ("Meant", "name"),
        ("Mode", "name"),
        ("Operation", "name"),
        ("Page", "name"),
        ("Parameter", "name"),
        ("Pictures", "name"),
        ("Provider", "id"),
        ("Quirk", "id"),
        ("Recommended", "ratio"),
        ("Reply", "name"),
        ("Rule", "id"),
        ("Served", "id"),
        ("Server", "name"),
        ("Switch", "id"),
        ("Waiver", "rule"),
    }
)
# The step to the name in a pair: `body: {task_ids: list}`.
KEY: Step = ("#key", None)
# What the language says without words: every further parameter.
EVERY = "others"


@dataclass(frozen=True)
class Leaf:
    """One value of a model: `owner.field`, with the annotation of the field; of a member of
    pairs, the `key`."""

    spot: Spot
    value: Any
    owner: Any
    field: str
    prefix: str = ""

    @property
    def path(self) -> str:
        """As checks name it."""
        return f"{self.prefix}{self.spot.path}"

    @property
    def kind(self) -> str:
        """The same without the names between."""
        return f"{self.prefix}{self.spot.fact.removesuffix('.#key')}"

    @property
    def home(self) -> tuple[str, str]:
        """The class and the field that it is a value of."""
        owned = "Source" if self.field in ("at", "confidence") else ""
        return owned or type(self.owner).__name__, self.field

    @property
    def key(self) -> str:
        return self.spot.steps[-1][1] or ""

    @property
    def hint(self) -> Any:
        kind: type = Source if self.home[0] == "Source" else type(self.owner)
        return hints(kind).get(self.field)


def hints(kind: Hashable) -> dict[str, Any]:
    """The annotations of a class of the model, by field."""
    return _hints(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def model_leaves(endpoint: Endpoint) -> Iterator[Leaf]:
    """What the file of a model says."""
    return (leaf for leaf in _leaves(endpoint, Spot(), False) if says(leaf))


def provider_leaves(provider: Provider) -> Iterator[Leaf]:
    """What the file of a provider says."""
    found = (leaf for leaf in _leaves(provider, Spot(), False) if says(leaf))
    return (replace(leaf, prefix="provider.") for leaf in found)


def says(leaf: Leaf) -> bool:
    """Whether it says anything; a parameter always stands somewhere in the body."""
    if leaf.home == ("Parameter", "wire"):
        return bool(leaf.owner.type != "passthrough")
    if leaf.home == ("Unsupported", "name"):
        return bool(leaf.value != EVERY)
    silent = leaf.value in (None, "", (), Required())
    return not silent and not isinstance(leaf.value, Unstated)


def _leaves(record: Any, spot: Spot, listed: bool) -> Iterator[Leaf]:
    source = getattr(record, "source", None)
    if isinstance(source, Source):
        for field in ("at", "confidence"):
            yield Leaf(
                below(spot, source, field), getattr(source, field), record, field
            )
    if listed:
        yield from _names(record, spot)
    for field, value in parts(record, listed):
        several = members(value)
        if several is None:
            yield from _inside(value, below(spot, record, field), record, field, False)
        for key, member in (several or {}).items():
            at = below(spot, record, field, key)
            yield from _inside(member, at, record, field, True)


def _inside(
    value: Any, spot: Spot, owner: Any, field: str, listed: bool
) -> Iterator[Leaf]:
    if is_record(value):
        yield from _leaves(value, spot, listed)
        return
    yield Leaf(spot, value, owner, field)
    # Of pairs, that of a body alone has names that stand on the wire.
    if listed and (type(owner).__name__, field) == ("Operation", "body"):
        yield Leaf(_step(spot, KEY), spot.keys[-1], owner, field)


def _names(record: Any, spot: Spot) -> Iterator[Leaf]:
    """The name by which a list knows its record, where it stands on the wire."""
    kind = type(record).__name__
    for field in record.__dataclass_fields__:
        if (kind, field) not in ON_WIRE:
            continue
        value = getattr(record, field)
        if field != "size" or name_of(record) == value.written():
            yield Leaf(_step(spot, (field, None)), value, record, field)


def _step(spot: Spot, step: Step) -> Spot:
    """One step further, at the same path."""
    return Spot((*spot.steps, step), spot.path, spot.place)


def put(record: Any, steps: tuple[Step, ...], value: Any) -> Any:
    """The record with another value at the end of the steps."""
    (field, key), *rest = steps
    if field in ("at", "confidence") and not hasattr(record, field):
        return replace(record, source=replace(record.source, **{field: value}))
    if isinstance(record, Provider) and field == "pictures":
        return _put_scope(record, str(key), tuple(rest), value)
    present = getattr(record, field)
    if key is None and isinstance(record, Reply) and field == "pictures":
        value = tuple(scope for scope in present if scope.name in value)
    if key is None:
        inner = put(present, tuple(rest), value) if rest else value
        return replace(record, **{field: inner})
    names = members(present) or {}
    whole = tuple(
        _put_member(name, member, tuple(rest), value) if name == key else own
        for (name, member), own in zip(names.items(), present, strict=True)
    )
    return replace(record, **{field: whole})


def _put_member(name: str, member: Any, rest: tuple[Step, ...], value: Any) -> Any:
    """One member of a list: a record, or a pair of a name and a value."""
    if rest == (KEY,):
        return value, member
    if is_record(member):
        return put(member, rest, value) if rest else value
    return name, value


def _put_scope(
    provider: Provider, name: str, rest: tuple[Step, ...], value: Any
) -> Provider:
    """Scopes of pictures stand in the replies that show them."""
    replies = tuple(
        replace(
            reply,
            pictures=tuple(
                put(scope, rest, value) if scope.name == name else scope
                for scope in reply.pictures
            ),
        )
        for reply in provider.replies
    )
    return replace(provider, replies=replies)
