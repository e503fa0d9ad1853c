"""What comes back, as JSON Schemas: fields and pictures at their paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field, Pictures, Reply
from pixelspec.openapi.paths import Schema, Steps, steps
from pixelspec.openapi.plain import beside, origin

JSON_TYPES = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "object": "object",
}


@dataclass(frozen=True)
class Part:
    """A value on its way to its place in a reply."""

    path: Steps
    schema: Schema
    required: bool = False


def reply_schema(provider: Provider, reply: Reply) -> Schema:
    """A reply, of which further fields may always come."""
    whole = _tree(tuple(_parts(provider, reply)))
    scopes = {
        scope.name: {"each": scope.each, **_hosts(scope)} for scope in reply.pictures
    }
    return {
        "description": f"The reply called {reply.name}.",
        **({"type": "object"} if whole == {} else whole),
        **origin(reply.source),
        **beside({"pictures": scopes}),
    }


def _parts(provider: Provider, reply: Reply) -> Iterator[Part]:
    for field in reply.fields:
        required = field.required.always or field.required.success
        yield Part(steps(field.path), _field(provider, field), required)
    for scope in reply.pictures:
        yield from _pictures(scope)
    alike = provider.reply(reply.like[0]) if reply.like else None
    if alike and reply.like:
        inner = [
            _within(part, steps(reply.like[1])) for part in _parts(provider, alike)
        ]
        each = steps(reply.each)
        yield from (replace(p, path=(*each, *p.path)) for p in inner if p)


def _within(part: Part, place: Steps) -> Part | None:
    """What a part is to whoever stands at a place."""
    if part.path[: len(place)] != place:
        return None
    return replace(part, path=part.path[len(place) :])


def _field(provider: Provider, field: Field) -> Schema:
    kind: Schema = {"type": JSON_TYPES[field.type]}
    if field.succeeds is not None:
        # openapi-python-client writes odd code for a `const` that is a number.
        number = field.type in ("integer", "number")
        kind |= {"enum": [field.succeeds]} if number else {"const": field.succeeds}
    if field.role == "state":
        kind["examples"] = [state.word for state in provider.lifecycle]
    if field.role == "address":
        kind["format"] = "uri"
    states = field.required.states
    told = beside({"role": field.role, "unit": field.unit, "required-in": states})
    return {**kind, **origin(field.source), **told}


def _hosts(scope: Pictures) -> Schema:
    return {
        **({"hosts": list(scope.hosts)} if scope.hosts else {}),
        **origin(scope.source),
    }


def _pictures(scope: Pictures) -> Iterator[Part]:
    """The members of a picture, any of which may be missing."""
    each = steps(scope.each)
    for name, member in scope.members:
        told = {**origin(member.source), **beside({"unit": member.unit})}
        for path in member.paths:
            yield Part((*each, *steps(path)), {**_member(name), **told})
        for path in member.code:
            yield Part((*each, *steps(path)), {"type": "string", **told})


def _member(name: str) -> Schema:
    if name == "address":
        return {"type": "string", "format": "uri"}
    if name == "base64":
        return {"type": "string", "contentEncoding": "base64"}
    return {"type": "integer" if name == "expires" else "string"}


def _tree(parts: Sequence[Part]) -> Schema:
    """The value that has each part at its path."""
    ended = [part.schema for part in parts if not part.path]
    inner = [part for part in parts if part.path]
    named = [part for part in inner if isinstance(part.path[0], str)]
    listed = [part for part in inner if not isinstance(part.path[0], str)]
    kinds = [kind for kind in (_list(listed), _object(named), *ended[:1]) if kind]
    if len(kinds) > 1 and kinds[-1].get("type") == "object" and named:
        kinds = kinds[:-1]
    return kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {}


def _list(parts: Sequence[Part]) -> Schema:
    if not parts:
        return {}
    return {"type": "array", "items": _tree([_further(part) for part in parts])}


def _object(parts: Sequence[Part]) -> Schema:
    if not parts:
        return {}
    groups = {
        str(name): [part for part in parts if part.path[0] == name]
        for name in dict.fromkeys(part.path[0] for part in parts)
    }
    needed = [name for name, own in groups.items() if any(p.required for p in own)]
    return {
        "type": "object",
        **({"required": needed} if needed else {}),
        "properties": {
            n: _tree([_further(p) for p in own]) for n, own in groups.items()
        },
    }


def _further(part: Part) -> Part:
    return replace(part, path=part.path[1:])
