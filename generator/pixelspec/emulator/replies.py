"""Writes a reply from its fields: their places, JSON types and roles."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from pixelspec.emulator.wire import ABSENT, EACH, Pair, Steps, nest, read_at, steps
from pixelspec.model.reply import Field, FieldType, Member, Pictures, Reply

# What a reply says where its page wants a message and nothing went wrong.
FINE = "successful"


@dataclass(frozen=True)
class Shown:
    """One picture as a reply tells of it: by address, or whole in base64."""

    address: str
    base64: str = ""
    expires: float | None = None
    size: str = ""
    error: tuple[str, str] | None = None


@dataclass(frozen=True)
class View:
    """What a reply has to say: the value of each role, and the pictures."""

    roles: Mapping[str, object]
    state: str = ""
    status: int = 200
    success: bool = True
    finished: bool = True
    pictures: tuple[Shown, ...] = ()


@dataclass(frozen=True)
class Slot:
    """One field, ready to write: `envelope` tells of the exchange and not of the task;
    `spoken` is False for a second place of a role whose place a page leaves open."""

    field: Field
    steps: Steps
    envelope: bool
    spoken: bool
    fact: str


@dataclass(frozen=True)
class Shape:
    """One reply, ready to write; `facts` are those that no page states."""

    reply: Reply
    slots: tuple[Slot, ...]
    facts: tuple[str, ...]


def shape(reply: Reply) -> Shape:
    """Reads the paths of a reply once."""
    fact = f"replies.{reply.name}"
    beside = {steps(f.path)[:-1] for f in reply.fields if f.succeeds is not None} or {
        ()
    }
    slots = tuple(_slot(field, reply, beside) for field in reply.fields)
    documented = reply.source.confidence == "documented"
    return Shape(reply, slots, () if documented else (fact,))


def _slot(field: Field, reply: Reply, beside: set[Steps]) -> Slot:
    path = steps(field.path)
    told = field.role in ("message", "error-code")
    envelope = told and path[:-1] in beside
    rivals = [
        other
        for other in reply.fields
        if other.role == field.role
        and (told and steps(other.path)[:-1] in beside) == envelope
    ]
    known = any(other.source.confidence == "documented" for other in rivals)
    documented = field.source.confidence == "documented"
    spoken = field.role is None or documented or (not known and rivals[0] is field)
    return Slot(field, path, envelope, spoken, f"replies.{reply.name}.{field.path}")


def write(shape: Shape, view: View) -> tuple[object, tuple[str, ...]]:
    """A reply as JSON, and the facts in it that no page states."""
    pairs: list[Pair] = []
    facts = shape.facts
    for slot in shape.slots:
        value = _value(slot, view)
        if value is not ABSENT:
            pairs.append((slot.steps, value))
            facts += _guesses(slot, view)
    if view.pictures and shape.reply.pictures:
        scope = shape.reply.pictures[0]
        pairs.extend(_pictures(scope, view.pictures))
        facts += _picture_guesses(scope, view.pictures)
    return nest(pairs), facts


def headers_of(reply: Reply, request_id: str) -> dict[str, str]:
    """The headers of a reply that its page states, by their roles."""
    values = {"request-id": request_id}
    return {header.name.lower(): values[header.role] for header in reply.headers}


def write_several(
    outer: Shape, inner: Shape, views: Iterable[View]
) -> tuple[object, tuple[str, ...]]:
    """A reply about several tasks, each of which looks as in the reply it is like."""
    facts = outer.facts
    path = steps(outer.reply.like[1]) if outer.reply.like else ()
    place = steps(outer.reply.each)
    bare = View({})
    valued = [(slot.steps, _value(slot, bare)) for slot in outer.slots]
    pairs: list[Pair] = [pair for pair in valued if pair[1] is not ABSENT]
    found: list[object] = []
    for view in views:
        whole, guessed = write(inner, view)
        found.append(read_at(whole, path))
        facts += guessed
    if not found:
        return nest([*pairs, (place[: place.index(EACH)], [])]), facts
    items = [(_numbered(place, i), item) for i, item in enumerate(found)]
    return nest([*pairs, *items]), facts


def _value(slot: Slot, view: View) -> object:
    field = slot.field
    if field.succeeds is not None:
        if view.success:
            return cast(field.succeeds, field.type)
        return _failing(field, view.status)
    value: object = ABSENT
    if field.role is not None and slot.spoken:
        value = _said(slot, view)
    if value is not ABSENT:
        return cast(value, field.type, field.unit)
    return plain(field.type) if _required(field, view) else ABSENT


def _said(slot: Slot, view: View) -> object:
    """What a role says; the envelope's code and message tell only of the exchange."""
    role = slot.field.role or ""
    if slot.envelope and view.success:
        return str(view.status) if role == "error-code" else FINE
    return view.roles.get(role, ABSENT)


def _failing(field: Field, status: int) -> object:
    """A value of the field's type that does not mean success."""
    if isinstance(field.succeeds, bool):
        return not field.succeeds
    code = status if status != field.succeeds and status != 200 else 400
    return cast(code, field.type)


def _required(field: Field, view: View) -> bool:
    required = field.required
    if required.always or view.state in required.states:
        return True
    return required.success and view.success


def _guesses(slot: Slot, view: View) -> tuple[str, ...]:
    """A field counts as guessed where no page has it, or none has it yet."""
    if slot.field.source.confidence != "documented":
        return (slot.fact,)
    settled = view.finished or slot.field.succeeds is not None or slot.envelope
    return () if settled or _required(slot.field, view) else (slot.fact,)


def cast(value: object, kind: FieldType, unit: str = "") -> object:
    """A value as the JSON type of its field."""
    if unit == "iso-8601" and isinstance(value, float | int):
        return datetime.fromtimestamp(value, UTC).isoformat()
    if unit.endswith("milliseconds") and isinstance(value, float | int):
        value = value * 1000
    if kind == "integer":
        return _whole(value)
    if kind == "number":
        return value if isinstance(value, float | int) else float(_whole(value))
    if kind == "text":
        return str(int(value)) if isinstance(value, float) else str(value)
    return bool(value) if kind == "boolean" else {}


def _whole(value: object) -> int:
    if isinstance(value, float | int):
        return int(value)
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else zlib.crc32(text.encode())


def plain(kind: FieldType) -> object:
    """The plainest value of a JSON type."""
    values: dict[FieldType, object] = {"text": "", "integer": 0, "number": 0}
    return values.get(kind, False if kind == "boolean" else {})


def _numbered(path: Steps, index: int) -> Steps:
    """A path whose first `[]` is the one that counts."""
    if EACH not in path:
        return path
    at = path.index(EACH)
    return (*path[:at], index, *path[at + 1 :])


def _pictures(scope: Pictures, pictures: tuple[Shown, ...]) -> Iterator[Pair]:
    each = steps(scope.each)
    for index, shown in enumerate(pictures):
        for member, value in _members(scope, shown):
            path = (*each, *steps(member.paths[0]))
            if EACH in path or not index:
                yield _numbered(path, index), value
        if shown.error and scope.error and scope.error.code:
            code = (*each, *steps(scope.error.code[0]))
            yield _numbered(code, index), shown.error[0]


def _members(scope: Pictures, shown: Shown) -> Iterator[tuple[Member, object]]:
    if shown.error and scope.error:
        yield scope.error, shown.error[1]
        return
    if scope.size and shown.size:
        yield scope.size, shown.size
    if scope.base64 and (shown.base64 or not scope.address):
        yield scope.base64, shown.base64
    elif scope.address:
        yield scope.address, shown.address
    if scope.expires and shown.expires is not None:
        unit = scope.expires.unit
        yield scope.expires, cast(shown.expires, "integer", unit)


def _picture_guesses(scope: Pictures, shown: tuple[Shown, ...]) -> tuple[str, ...]:
    """Several pictures could stand in either of two lists where a scope has two."""
    facts: tuple[str, ...] = ()
    if scope.source.confidence != "documented":
        facts += (f"pictures.{scope.name}",)
    for member, _ in _members(scope, shown[0]):
        if member.source.confidence != "documented":
            facts += (f"pictures.{scope.name}.{member.paths[0]}",)
        if (
            len(shown) > 1
            and (*steps(scope.each), *steps(member.paths[0])).count(EACH) > 1
        ):
            facts += (f"pictures.{scope.name}.several",)
    return facts
