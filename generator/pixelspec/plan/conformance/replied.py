"""Replies as a provider would write them by its page, and what is to be read in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pixelspec.model.body import Way, put, way_of
from pixelspec.model.provider import Provider, StateMeaning
from pixelspec.model.reply import Field, Member, Pictures, Reply, Role

Json = dict[str, Any]

TASK = "task-1"
ADDRESS = "https://pictures.example/one.png"
SAID: Mapping[str, object] = {
    "task-id": TASK,
    "progress": 42,
    "cost": 0.05279,
    "elapsed": 46,
    "created": 1776928569,
    "message": "out of paint",
    "error-code": "E7",
    "request-id": "request-1",
    "address": ADDRESS,
}
# What the client makes known of a reply.
READ: tuple[Role, ...] = (
    "task-id",
    "state",
    "progress",
    "cost",
    "elapsed",
    "created",
    "message",
    "error-code",
    "request-id",
)
# Of these roles the client gives the number itself.
NUMBERS = ("progress", "elapsed", "created")
_PLAIN: Mapping[str, object] = {
    "text": "some",
    "integer": 7,
    "number": 7.5,
    "boolean": True,
    "object": {},
}
_OTHER: Mapping[str, object] = {
    "text": 5,
    "integer": "1",
    "number": "x",
    "boolean": "yes",
    "object": "x",
}


def word_of(provider: Provider, means: StateMeaning, first: bool = False) -> str:
    """The state word of the page with a meaning; "" where it has none."""
    found = [s for s in provider.lifecycle if s.means == means]
    return next((s.word for s in found if s.first or not first), "")


def written(
    reply: Reply,
    state: str,
    lacking: Collection[str] = (),
    said: Mapping[str, object] | None = None,
    pictures: Sequence[tuple[Pictures, Json]] | None = None,
) -> Json:
    """A reply with every field of the page but those `lacking`, and one picture of its
    first scope unless others are given."""
    body: Json = {}
    values = {**SAID, "state": state, **(said or {})}
    for field in reply.fields:
        if field.path not in lacking:
            put(body, _way(field.path), value_of(field, values))
    if pictures is None:
        pictures = [(scope, picture(scope)) for scope in reply.pictures[:1]]
    for index, (scope, item) in enumerate(pictures):
        put(body, _way(scope.each, index), item)
    return body


def value_of(field: Field, values: Mapping[str, object]) -> object:
    """What a field says, in its own JSON type."""
    if field.succeeds is not None:
        return field.succeeds
    value = values.get(field.role or "")
    if value is None:
        return _PLAIN[field.type]
    if field.type == "text":
        return str(value)
    fits = isinstance(value, int if field.type == "integer" else int | float)
    return value if fits else _PLAIN[field.type]


def other_type(field: Field) -> object:
    """A value of another JSON type."""
    return _OTHER[field.type]


def core(reply: Reply) -> tuple[str, ...]:
    """The fields without which a reply is none: those that the page requires, those that
    tell of success, and the first place of the task's id and of its state."""
    kept = [f for f in reply.fields if is_required(f) or f.succeeds is not None]
    for role in ("task-id", "state", "address"):
        found = [f for f in reply.fields if f.role == role]
        if found and not any(f in kept for f in found):
            kept.append(found[0])
    return tuple(field.path for field in kept)


def is_required(field: Field) -> bool:
    """Whether a success has to have it."""
    return field.required.always or field.required.success


def with_fields(reply: Reply, paths: Collection[str]) -> tuple[str, ...]:
    """The paths of the other fields."""
    return tuple(f.path for f in reply.fields if f.path not in paths)


def picture(scope: Pictures, **changes: Json) -> Json:
    """One picture of a scope: its address, or base64 where there is none, and what else
    the page says of it."""
    item: Json = {}
    if scope.address:
        put_address(item, scope.address.paths[0])
    elif scope.base64:
        put(item, way_of(scope.base64.paths[0]), "AAAA")
    if scope.expires:
        put(item, way_of(scope.expires.paths[0]), 1776928569)
    if scope.size:
        put(item, way_of(scope.size.paths[0]), "1024x1536")
    return item


def put_address(item: Json, path: str) -> None:
    """An address where a path of a picture has it; a list holds two."""
    put(item, _way(path), ADDRESS)
    if path.endswith("[]"):
        put(item, _way(path, 1), ADDRESS.replace("one", "two"))


def reads(reply: Reply, body: object) -> Json:
    """What is to be read in a body by the places of the page."""
    found: Json = {}
    for role in READ:
        values = [v for f in reply.role(role) for v in values_at(body, f.path)]
        known = [value for value in values if value not in (None, "")]
        if role == "created":
            known = [value for value in known if isinstance(value, int | float)]
        if known:
            found[role] = known[0] if role in NUMBERS else str(known[0])
    pictures = [p for s in reply.pictures for p in _pictures(s, body)]
    failures = [p for s in reply.pictures for p in _failures(s, body)]
    if pictures:
        found["pictures"] = pictures
    if failures:
        found["failures"] = failures
    return found


def values_at(value: object, path: str) -> list[Any]:
    """What stands at a path; `[]` goes through the items of a list."""
    found = [value]
    for step in way_of(path):
        if isinstance(step, str):
            found = [v[step] for v in found if isinstance(v, dict) and step in v]
        else:
            found = [item for v in found if isinstance(v, list) for item in v]
    return found


def _pictures(scope: Pictures, body: object) -> Iterator[Json]:
    for item in values_at(body, scope.each):
        more: Json = {}
        if expires := _first(item, scope.expires):
            more["expires"] = expires[0]
        if size := _first(item, scope.size):
            more["size"] = size[0]
        for address in _first(item, scope.address):
            yield {"address": address, **more}
        if not _first(item, scope.address):
            yield from ({"base64": text, **more} for text in _first(item, scope.base64))


def _failures(scope: Pictures, body: object) -> Iterator[Json]:
    for item in values_at(body, scope.each):
        if message := _first(item, scope.error):
            code = [
                v
                for p in (scope.error.code if scope.error else ())
                for v in values_at(item, p)
            ]
            yield {"code": str(code[0]) if code else "", "message": message[0]}


def _first(item: object, member: Member | None) -> list[Any]:
    """What stands at the first place of a member that has anything."""
    for path in member.paths if member else ():
        if found := values_at(item, path):
            return found
    return []


def _way(path: str, index: int = 0) -> Way:
    """The steps of a path through the first items; its first list has the item `index`."""
    return way_of(path.replace("[]", f"[{index}]", 1).replace("[]", "[0]"))
