"""JSON Schemas for datamodel-code-generator: the only thing of a spec that reaches it.

Descriptions are placeholders (`doc:3`), so that no text of a spec passes through somebody
else's quoting; `docs` holds what takes their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range, Stated, Unstated
from pixelspec.model.reply import Field, Pictures, Reply
from pixelspec.plan.limits import measures
from pixelspec.plan.names import camel_case, parameter_keyword, type_alias
from pixelspec.plan.sizes import is_free, size_lines

Schema = dict[str, object]


@dataclass(frozen=True)
class ClassSchema:
    """`name` is the class to be made, `schema` its JSON Schema, `base` the runtime class
    it derives from, `docs` the texts behind the placeholders, in order."""

    name: str
    schema: Schema
    base: str
    docs: tuple[str, ...]


def request_schema(endpoint: Endpoint) -> ClassSchema:
    """The caller's view of one call: flat, in the provider's order, by Python names."""
    offered = [p for p in endpoint.parameters if p.fixed is None]
    docs = (f"One call of {endpoint.title}.", *map(_parameter_doc, offered))
    shown = [_loosened(endpoint, p) for p in offered]
    properties = {
        parameter_keyword(p.name): _property(endpoint, p, index)
        for index, p in enumerate(shown, start=1)
    }
    named = {type_alias(p.name): _NAMED for p in offered if p.type == "size"}
    named |= {PIXELS: _NAMED} if any(is_free(endpoint, p) for p in offered) else {}
    named |= {REFERENCE: _NAMED} if any(map(is_image, offered)) else {}
    name = f"{camel_case(endpoint.name)}Request"
    schema: Schema = {
        "title": name,
        "type": "object",
        "description": placeholder(0),
        "required": [parameter_keyword(p.name) for p in shown if p.required],
        "properties": properties,
        "$defs": named,
    }
    return ClassSchema(name, schema, "Request", docs)


def reply_schema(reply: Reply) -> ClassSchema:
    """The documented fields of one reply."""
    name = f"{camel_case(reply.name)}Reply"
    root = _object(name)
    definitions: dict[str, Schema] = {}
    for field in reply.fields:
        required = field.required.always or field.required.success
        _grow(root, definitions, name, field.path, _type_of(field), required)
    for scope in reply.pictures:
        for path, leaf in _picture_leaves(scope):
            _grow(root, definitions, name, path, leaf, required=False)
    schema = {**root, "description": placeholder(0), "$defs": definitions}
    whole = "One item of the reply" if reply.each else "The reply"
    return ClassSchema(name, schema, "Body", (f"{whole} called {reply.name}.",))


def placeholder(index: int) -> str:
    return f"doc:{index}"


# The type of the runtime for pictures that a caller gives along.
REFERENCE = "Reference"

# The type of the runtime for sizes that the page does not list.
PIXELS = "Pixels"

# A type that the module states itself: the generator only learns its name.
_NAMED: Schema = {"type": "string", "enum": [""]}


_REFERENCE: Schema = {"$ref": f"#/$defs/{REFERENCE}"}


def is_image(parameter: Parameter) -> bool:
    """Whether it takes pictures, and not only their addresses."""
    return "image" in (parameter.type, parameter.of)


def _loosened(endpoint: Endpoint, parameter: Parameter) -> Parameter:
    """Without what a switch may change, which the check of the module holds."""
    sets = [m for s in endpoint.switches for m in s.sets if m.name == parameter.name]
    if any(meant.required is False for meant in sets):
        parameter = replace(parameter, required=False)
    bounded = any(m.range or m.items or m.fixed is not None for m in sets)
    return replace(parameter, range=None, items=None) if bounded else parameter


def _property(endpoint: Endpoint, parameter: Parameter, index: int) -> Schema:
    schema = _types(parameter)
    if is_free(endpoint, parameter):
        free: Schema = {"$ref": f"#/$defs/{PIXELS}"}
        either: Schema = {"anyOf": [schema, free]}
        schema = either if size_lines(endpoint, parameter) else free
    if not parameter.required:
        schema = {**_or_null(schema), "default": None}
    return {**schema, "description": placeholder(index)}


def _or_null(schema: Schema) -> Schema:
    """The same or null, said so that no type of its own is made for it."""
    match schema:
        case {"type": kind}:
            return {**schema, "type": [kind, "null"]}
        case {"anyOf": [*kinds]}:
            return {"anyOf": [*kinds, {"type": "null"}]}
        case {"enum": [*words]}:
            return {"enum": [*words, None]}
        case _:
            return {"anyOf": [schema, {"type": "null"}]}


def _types(parameter: Parameter) -> Schema:
    match parameter.type:
        case "text" | "url":
            length = None if measures(parameter) else parameter.length
            return {"type": "string", **_bounds(length, "Length")}
        case "integer" | "number" as number:
            return {"type": number, **_limits(parameter.range)}
        case "boolean":
            return {"type": "boolean"}
        case "choice":
            return {"enum": list(parameter.words)}
        case "size":
            return {"$ref": f"#/$defs/{type_alias(parameter.name)}"}
        case "image":
            return dict(_REFERENCE)
        case "list":
            items = _REFERENCE if is_image(parameter) else {"type": "string"}
            return {
                "type": "array",
                "items": items,
                **_bounds(parameter.items, "Items"),
            }
        case "passthrough":
            return {"type": "object", "additionalProperties": True}


def _limits(bounds: Range | None) -> Schema:
    return _present({"minimum": bounds.least, "maximum": bounds.most}) if bounds else {}


def _bounds(bounds: Range | None, of: str) -> Schema:
    return (
        _present({f"min{of}": bounds.least, f"max{of}": bounds.most}) if bounds else {}
    )


def _present(values: Schema) -> Schema:
    return {name: value for name, value in values.items() if value is not None}


def _parameter_doc(parameter: Parameter) -> str:
    first = " ".join(part for part in (parameter.doc, _default_doc(parameter)) if part)
    listed = (*parameter.values, *parameter.presets)
    notes = [f"{value.word}: {value.note}" for value in listed if value.note]
    return "\n".join([first, "", *notes] if first and notes else [first, *notes])


def _default_doc(parameter: Parameter) -> str:
    if isinstance(parameter.default, Stated):
        return f"Default: {parameter.default.value}."
    return (
        "The default is not documented."
        if isinstance(parameter.default, Unstated)
        else ""
    )


_JSON_TYPES: dict[str, str] = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
}


def _type_of(field: Field) -> Schema:
    return {"type": _JSON_TYPES[field.type]}


def _picture_leaves(scope: Pictures) -> Iterator[tuple[str, Schema]]:
    """The members of a picture; paths that share a name are alternatives of one type."""
    if scope.address:
        yield from _alternatives(scope.each, scope.address.paths)
    if scope.base64:
        yield from _alternatives(scope.each, scope.base64.paths)
    if scope.expires:
        for path in scope.expires.paths:
            yield f"{scope.each}.{path}", {"type": "integer"}
    for member in filter(None, (scope.size, scope.error)):
        for path in (*member.paths, *member.code):
            yield f"{scope.each}.{path}", {"type": "string"}


def _alternatives(each: str, paths: Sequence[str]) -> Iterator[tuple[str, Schema]]:
    texts: dict[str, list[Schema]] = {}
    for path in paths:
        name = path.removesuffix("[]")
        one: Schema = {"type": "string"}
        many: Schema = {"type": "array", "items": one}
        texts.setdefault(name, []).append(many if path != name else one)
    for name, types in texts.items():
        yield f"{each}.{name}", types[0] if len(types) == 1 else {"anyOf": types}


def _object(title: str) -> Schema:
    return {"title": title, "type": "object", "properties": {}, "required": []}


def _grow(
    node: Schema,
    definitions: dict[str, Schema],
    name: str,
    path: str,
    leaf: Schema,
    required: bool,
) -> None:
    """Add a leaf at a path to a schema under construction, with the objects on the way."""
    *parents, last = path.split(".")
    for step in parents:
        word = step.removesuffix("[]")
        name = f"{name}{camel_case(word)}"
        child = definitions.setdefault(name, _object(name))
        reference: Schema = {"$ref": f"#/$defs/{name}"}
        many: Schema = {"type": "array", "items": reference}
        _add(node, word, many if step != word else reference, required)
        node = child
    _add(node, last.removesuffix("[]"), leaf, required)


def _add(node: Schema, word: str, schema: Schema, required: bool) -> None:
    properties, names = node["properties"], node["required"]
    assert isinstance(properties, dict) and isinstance(names, list)
    if word not in properties:
        properties[word] = schema
    if required and word not in names:
        names.append(word)
