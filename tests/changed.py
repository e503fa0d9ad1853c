"""What the tests of comparing share: a tiny spec before and after, and every leaf of a
model turned into another value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_origin, get_type_hints

import tiny
from pixelspec.compare.catalogue import Catalogue, parse
from pixelspec.compare.compare import Found, compare
from pixelspec.compare.parts import Spot, leaves, members, parts
from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint, Evidence
from pixelspec.model.parameter import Stated, Unstated
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Required
from pixelspec.model.source import Source
from pixelspec.model.table import Size
from pixelspec.read.project import HOUSE

ROWS: Catalogue = parse((HOUSE / "compare/catalogue.toml").read_text("utf-8"))


def models(edits: Sequence[dict[str, str]]) -> tuple[Endpoint, Endpoint]:
    """The tiny spec, and the tiny spec after some edits of its texts."""
    texts = {"model": tiny.MODEL, "provider": tiny.PROVIDER}
    for edit in edits:
        file = edit.get("file", "model")
        texts[file] = tiny.edited(texts[file], edit["replace"], edit["with"])
    return tiny.endpoint(), tiny.endpoint(**texts)


def found(old: Endpoint, new: Endpoint, rows: Catalogue = ROWS) -> list[Found]:
    """All changes between two models and their providers."""
    return [
        *compare(old, new, rows),
        *compare(old.provider, new.provider, rows),
    ]


def named(changes: Sequence[Found]) -> dict[str, str]:
    """Ids by fact path."""
    return {f"{f.change.path}": f.change.id for f in changes}


def mutants(model: Endpoint | Provider) -> Iterator[tuple[Spot, Any]]:
    """The model with one leaf changed, for every leaf there is."""
    for spot, value in leaves(model):
        if spot.fact == "replies.pictures":
            yield spot, _shows_other_pictures(model, spot)
        elif spot.steps[0][0] not in ("at", "confidence"):
            yield spot, put(model, spot.steps, _mutated(model, spot, value))


def _mutated(model: Any, spot: Spot, value: Any) -> Any:
    """Another value; where there is none yet, one of the kind that the model declares."""
    if value not in (None, ()):
        return other(value, spot.steps[-1][0])
    record, last = model, spot.steps[-1][0]
    for field, key in spot.steps[:-1]:
        held = dict(parts(record, False))[field]
        record = held if key is None else (members(held) or {})[key]
    owner = Source if last in ("at", "confidence") else type(record)
    return sample(get_type_hints(owner)[last])


def sample(hint: Any) -> Any:
    """Some value of a declared type, never None and never empty."""
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        needed = (f for f in fields(hint) if f.default is MISSING)
        return hint(**{field.name: sample(hints[field.name]) for field in needed})
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return tuple(sample(part) for part in arguments if part is not ...)
    if arguments:
        return sample(next(part for part in arguments if part is not type(None)))
    return {str: "x", bool: True, int: 1, float: 1.5}[hint]


def put(record: Any, steps: Sequence[tuple[str, str | None]], value: object) -> Any:
    """A model with another value at the end of the steps."""
    (field, key), *rest = steps
    if field in ("at", "confidence") and not rest:
        return replace(record, source=replace(record.source, **{field: value}))
    if field == "pictures" and isinstance(record, Provider):
        return _repainted(record, str(key), rest, value)
    held = getattr(record, field)
    if key is None:
        return replace(record, **{field: put(held, rest, value) if rest else value})
    named = members(held) or {}
    pairs = zip(named, held, strict=True)
    changed = (_changed(m, rest, value) if name == key else m for name, m in pairs)
    return replace(record, **{field: tuple(changed)})


def _changed(member: Any, rest: Sequence[tuple[str, str | None]], value: object) -> Any:
    return put(member, rest, value) if is_dataclass(member) else (member[0], value)


def _shows_other_pictures(provider: Any, spot: Spot) -> Provider:
    """A reply with one scope of pictures less, or with its first one."""
    scopes = [scope for reply in provider.replies for scope in reply.pictures]
    replies = tuple(
        (
            replace(
                reply,
                pictures=reply.pictures[:-1] or tuple(scopes[: not reply.pictures]),
            )
            if reply.name == spot.keys[0]
            else reply
        )
        for reply in provider.replies
    )
    changed: Provider = replace(provider, replies=replies)
    return changed


def _repainted(provider: Provider, name: str, rest: Any, value: object) -> Provider:
    """A scope of pictures is held by every reply that shows it."""
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


def other(value: Any, field: str) -> Any:
    """Another value of the same kind."""
    if field == "confidence":
        return "disputed" if value != "disputed" else "reported"
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, tuple):
        return _other_list(value)
    if is_dataclass(value):
        return _other_record(value)
    return f"{value}x" if value else "x"


def _other_list(value: tuple[Any, ...]) -> Any:
    return (*value[:-1], other(value[-1], ""))


def _other_record(value: Any) -> Any:
    if isinstance(value, Stated):
        return Stated(other(value.value, ""))
    if isinstance(value, Unstated):
        return Stated("x")
    if isinstance(value, Size):
        return Size(value.width + 16, value.height)
    if isinstance(value, Required):
        return replace(value, always=not value.always)
    if isinstance(value, Evidence):
        return replace(value, confirmed=f"{value.confirmed}x")
    assert isinstance(value, Condition)
    return Condition((*value.tests, Test("x", "given")))
