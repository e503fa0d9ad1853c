"""The body of a request for one model: its parameters where they stand on the wire."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pixelspec.model.behaviour import Unsupported
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range
from pixelspec.openapi.paths import EACH, Schema, Step, Steps, steps
from pixelspec.openapi.plain import beside, origin
from pixelspec.openapi.refusals import refused
from pixelspec.openapi.switched import loosened
from pixelspec.openapi.values import counted, described, item_schema
from pixelspec.openapi.words import elsewhere

OTHERS = "others"


@dataclass(frozen=True)
class Leaf:
    """A parameter on its way to its place: `path` is what is left of the way, `item` its
    schema as one member of a list, `count` how many of them there are."""

    path: Steps
    whole: Schema
    item: Schema
    count: Range
    required: bool


def request_schema(
    endpoint: Endpoint, mode: str = "", other_models: Sequence[str] = ()
) -> Schema:
    """The body of an order, in one mode of the model; where a model takes any name, those
    of `other_models` are not its own."""
    loose = loosened(endpoint)
    direct = [p for p in loose.parameters if p.type != "passthrough"]
    leaves = [_leaf(loose, p, other_models) for p in direct]
    body = _object(leaves)
    further = [p for p in endpoint.parameters if p.type == "passthrough"]
    rows = {row.name: row for row in endpoint.unsupported}
    ignored = {
        name: _ignored(row)
        for name, row in rows.items()
        if row.effect == "ignored" and name != OTHERS
    }
    taken = bool(further) or (OTHERS in rows and rows[OTHERS].effect == "ignored")
    properties = body["properties"]
    assert isinstance(properties, dict)
    return {
        "description": f"One order of {endpoint.title}.",
        **body,
        "properties": {**properties, **ignored},
        "additionalProperties": taken,
        **_barred(rows, properties, taken),
        **refused(endpoint),
        **({"deprecated": True} if endpoint.status.word != "available" else {}),
        **elsewhere(endpoint.pages),
        **beside({"model": endpoint.id, "mode": mode, "passthrough": _named(further)}),
        **({} if taken or OTHERS in rows else beside({"closed-by": "assumption"})),
    }


def _leaf(endpoint: Endpoint, parameter: Parameter, others: Sequence[str]) -> Leaf:
    whole = described(endpoint, parameter)
    if others and parameter.name == "model":
        whole = {**whole, "not": {"enum": list(others)}}
    one = parameter.required or None
    if parameter.type != "list":
        count = Range(1 if one else None, 1)
        path = steps(parameter.wire or parameter.name)
        return Leaf(path, whole, whole, count, parameter.required)
    items = parameter.items or Range(None, None)
    count = Range(items.least if one else None, items.most)
    told = {
        name: value
        for name, value in whole.items()
        if name == "description" or name.startswith("x-")
    }
    path = steps(parameter.wire or parameter.name)
    item = {**told, **item_schema(parameter)}
    return Leaf(path, whole, item, count, parameter.required)


def _node(leaves: Sequence[Leaf]) -> Schema:
    """What stands at the place that all these leaves are on their way to."""
    first = leaves[0]
    if not first.path:
        return first.whole
    if isinstance(first.path[0], str):
        return _object(leaves)
    return _gathered(leaves) if first.path[0] == EACH else _numbered(leaves)


def _object(leaves: Sequence[Leaf]) -> Schema:
    groups = dict(_grouped(leaves))
    needed = [name for name, own in groups.items() if any(o.required for o in own)]
    return {
        "type": "object",
        **({"required": needed} if needed else {}),
        "properties": {str(name): _node(own) for name, own in groups.items()},
        "additionalProperties": False,
    }


def _grouped(leaves: Sequence[Leaf]) -> Iterator[tuple[Step, list[Leaf]]]:
    """The leaves by their next step, which each of them then has behind it."""
    for step in dict.fromkeys(leaf.path[0] for leaf in leaves):
        own = [leaf for leaf in leaves if leaf.path[0] == step]
        yield step, [replace(leaf, path=leaf.path[1:]) for leaf in own]


def _numbered(leaves: Sequence[Leaf]) -> Schema:
    """A list whose places differ; one of a single place is said so that all tools can."""
    groups = {step: _node(own) for step, own in _grouped(leaves)}
    size = 1 + max(step for step in groups if isinstance(step, int))
    length: Schema = {"minItems": size, "maxItems": size}
    if size == 1:
        return {"type": "array", "items": groups[0], **length}
    places: list[object] = [groups.get(index, True) for index in range(size)]
    return {"type": "array", "prefixItems": places, **length}


def _gathered(leaves: Sequence[Leaf]) -> Schema:
    """A list each of whose items belongs to one of the parameters."""
    kinds = [_item(leaf) for leaf in leaves]
    if len(leaves) == 1:
        return {"type": "array", "items": kinds[0], **counted(leaves[0].count)}
    counts = [_among(kind, leaf) for kind, leaf in zip(kinds, leaves, strict=True)]
    return {"type": "array", "items": {"oneOf": kinds}, "allOf": counts}


def _item(leaf: Leaf) -> Schema:
    inner = replace(leaf, path=leaf.path[1:], whole=leaf.item, required=True)
    return _node([inner])


def _among(kind: Schema, leaf: Leaf) -> Schema:
    """How many items of a kind there are, known by the members that they need."""
    count = leaf.count
    told: Schema = {"contains": {"required": kind.get("required", [])}}
    told["minContains"] = count.least or 0
    return told if count.most is None else {**told, "maxContains": count.most}


def _ignored(row: Unsupported) -> Schema:
    return {
        "description": "Taken, and ignored.",
        **origin(row.source),
        **beside({"effect": row.effect}),
    }


def _barred(
    rows: dict[str, Unsupported], known: dict[str, object], taken: bool
) -> Schema:
    """Names that are refused where most are not."""
    named = [
        r.name for r in rows.values() if r.effect == "refused" and r.name != OTHERS
    ]
    barred = [name for name in named if name not in known]
    if not (taken and barred):
        return {}
    return {"propertyNames": {"not": {"enum": barred}}}


def _named(parameters: Sequence[Parameter]) -> object:
    return [{"doc": p.doc, **origin(p.source)} for p in parameters]
