"""What a request carries: what varies in its path, its headers and its body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation, Provider
from pixelspec.openapi.paths import Schema
from pixelspec.openapi.plain import beside, origin

CAPTURED = re.compile(r"\{([^{}]*)\}")
JSON = "application/json"
BODY_TYPES: Mapping[str, Schema] = {
    "text": {"type": "string"},
    "list": {"type": "array", "items": {"type": "string"}},
}


@dataclass(frozen=True)
class Ordered:
    """A model in one of its modes, as it is there, and the name of its schema; the examples
    of a page are in the `usual` one."""

    endpoint: Endpoint
    mode: str
    name: str
    usual: bool

    @property
    def fixed(self) -> str:
        """The word in a body that stands for this model and no other, where it must."""
        model = self.endpoint.parameter("model")
        sure = model is not None and model.required and model.fixed is not None
        return str(model.fixed) if model and sure else ""


def reference(name: str, kind: str = "schemas") -> Schema:
    return {"$ref": f"#/components/{kind}/{name}"}


def parameters(provider: Provider, group: Sequence[Operation]) -> list[Schema]:
    """Of operations with one request line, what any of them takes."""
    return [*_captured(group[0]), *_constants(group), *_optional(provider, group[0])]


def _captured(operation: Operation) -> Iterator[Schema]:
    for name, place, value in variables(operation.path):
        some: Schema = {"minLength": 1} if value is None else {"enum": [value]}
        yield {
            "name": name,
            "in": place,
            "required": True,
            "schema": {"type": "string", **some},
        }


def variables(path: str) -> Iterator[tuple[str, str, str | None]]:
    """What a request line leaves open, or has in its query: the name, where it stands, and
    its one value, None where it varies."""
    line, _, query = path.partition("?")
    for name in CAPTURED.findall(line):
        yield name, "path", None
    for pair in query.split("&") if query else ():
        name, _, value = pair.partition("=")
        yield name, "query", None if CAPTURED.fullmatch(value) else value


# Of one value, said as `enum`: openapi-python-client knows no `const` but in a body.
def _constants(group: Sequence[Operation]) -> Iterator[Schema]:
    for operation in group:
        for sent in operation.headers:
            yield {
                "name": sent.name,
                "in": "header",
                "required": len(group) == 1,
                "schema": {"type": "string", "enum": [sent.value]},
                **origin(sent.source),
            }


def _optional(provider: Provider, operation: Operation) -> Iterator[Schema]:
    again = operation.idempotency
    if again:
        yield {
            "name": again.header,
            "in": "header",
            "description": "A request whose value was seen before is known again.",
            "schema": {"type": "string", "minLength": 1},
            **origin(again.source),
        }
    for header in provider.headers:
        yield {
            "name": header.name,
            "in": "header",
            "description": header.doc,
            "deprecated": True,
            "schema": {"type": "string"},
            **origin(header.source),
            **beside({"effect": header.effect}),
        }


def request_body(operation: Operation, models: Sequence[Ordered]) -> Schema:
    """What an operation takes; empty where that is nothing."""
    if operation.name == "upload":
        return _file(operation)
    if operation.orders and models:
        return _order(operation, models)
    return _fields(operation) if operation.body else {}


def _fields(operation: Operation) -> Schema:
    fields = {
        name: BODY_TYPES.get(kind, {"type": kind}) for name, kind in operation.body
    }
    schema = {"type": "object", "required": list(fields), "properties": fields}
    media = {operation.content_type or JSON: {"schema": schema}}
    return {"required": True, "content": media}


def _file(operation: Operation) -> Schema:
    field = operation.field
    part: Schema = {"type": "string", "format": "binary"}
    schema = {"type": "object", "required": [field], "properties": {field: part}}
    kinds = {field: {"contentType": ", ".join(operation.accepts)}}
    encoding: Schema = {"encoding": kinds} if operation.accepts else {}
    media = {operation.content_type: {"schema": schema, **encoding}}
    return {"required": True, "content": media}


def _order(operation: Operation, models: Sequence[Ordered]) -> Schema:
    examples = {
        f"{one.endpoint.name}.{example.id}": {
            "value": json.loads(example.body),
            **origin(example.source),
        }
        for one in models
        if one.usual
        for example in one.endpoint.example_requests
    }
    shown: Schema = {"examples": examples} if examples else {}
    media = {operation.content_type or JSON: {"schema": _any_model(models), **shown}}
    return {"required": True, "content": media}


def _any_model(models: Sequence[Ordered]) -> Schema:
    """One schema, or one for each model; where each names itself, a reader can tell."""
    references = [reference(one.name) for one in models]
    if len(references) == 1:
        return references[0]
    mapping = {
        one.fixed: f"#/components/schemas/{one.name}" for one in models if one.fixed
    }
    if len(mapping) < len(models):
        return {"oneOf": references}
    discriminator = {"propertyName": "model", "mapping": mapping}
    return {"oneOf": references, "discriminator": discriminator}
