"""A spec without what another one says too: of two nearly equal specs, the second costs
little to check."""

from __future__ import annotations

from typing import Any

from pixelspec.read.schema import Kind, resolved
from pixelspec.read.tree import Mapping, Node

# Keywords of a schema that look at one key at a time.
ALONE = frozenset(
    {"type", "description", "examples", "propertyNames", "additionalProperties"}
    | {"properties", "minProperties"}
)


def lighter(node: Mapping, sound: Mapping, kind: Kind) -> Mapping:
    """What is left to check of a spec where another one is sound."""
    known = resolved(kind)["properties"]
    entries = (
        type(entry)(
            entry.key,
            entry.place,
            _left(entry.node, sound.get(entry.key), known.get(entry.key)),
        )
        for entry in node
    )
    return Mapping(tuple(entries), node.place)


def _left(node: Node, sound: Node | None, schema: Any) -> Node:
    """Of a list of named things, those that differ; of anything else, all of it."""
    both = isinstance(node, Mapping) and isinstance(sound, Mapping)
    if not both or not isinstance(schema, dict) or schema.keys() - ALONE:
        return node
    assert isinstance(node, Mapping) and isinstance(sound, Mapping)
    other = {entry.key: entry.node for entry in sound}
    differs = tuple(
        entry
        for entry in node
        if entry.key not in other or entry.node.plain() != other[entry.key].plain()
    )
    # A list that must not be empty is not made so.
    return Mapping(differs or node.entries[:1], node.place)
