"""The body of a request: every value at its place, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from .binding import Binding, Mode
from .remarks import Given

# A name, an index, or None for the end of a list.
_Step = str | int | None
_STEP = re.compile(r"[^.\[\]]+|\[\d*\]")


def body_of(
    binding: Binding[...],
    mode: Mode | None,
    given: Given,
    extra_body: Mapping[str, object],
    model: str | None,
) -> dict[str, object]:
    """What would be sent; `model` replaces the model's id."""
    wire = {**binding.wire, **mode.wire} if mode else binding.wire
    without = mode.without if mode else ()
    request: Any = binding.request
    known = tuple(request.model_fields)
    body: dict[str, object] = {}
    values = {**binding.fixed, **{name: given[name] for name in known if name in given}}
    if model is not None:
        values["model"] = model
    for name in (*binding.order, *(n for n in values if n not in binding.order)):
        if name not in values or name in without:
            continue
        value = values[name]
        if name == binding.passthrough and isinstance(value, Mapping):
            body.update(cast("Mapping[str, object]", value))
        else:
            put(body, wire.get(name, name), value)
    unknown = {n: v for n, v in given.items() if n not in known and n not in values}
    return {**body, **unknown, **extra_body}


def put(body: dict[str, object], path: str, value: object) -> None:
    """Set `value` at a path such as `input.messages[0].role`, making what is on the way; a
    `[]` appends an item, or one for each member of a list."""
    steps = _steps(path)
    if None not in steps:
        _set(body, steps, value)
        return
    at = steps.index(None)
    items = cast("list[object]", _reach(body, steps[:at], list[object]()))
    rest = steps[at + 1 :]
    members = (
        cast("list[object]", value) if isinstance(value, list | tuple) else [value]
    )
    for member in members:
        items.append(_nested(rest, member) if rest else member)


@lru_cache
def _steps(path: str) -> tuple[_Step, ...]:
    return tuple(_step(text) for text in _STEP.findall(path))


def _step(text: str) -> _Step:
    if not text.startswith("["):
        return text
    return int(text[1:-1]) if len(text) > 2 else None


def _nested(steps: tuple[_Step, ...], value: object) -> object:
    body: dict[str, object] = {}
    _set(body, steps, value)
    return body


def _set(whole: object, steps: tuple[_Step, ...], value: object) -> None:
    *way, last = steps
    container: Any = whole
    if way:
        first = list[object]() if isinstance(last, int) else dict[str, object]()
        container = _reach(whole, tuple(way), first)
    _room(container, last)
    container[last] = value


def _reach(whole: object, steps: tuple[_Step, ...], last: object) -> object:
    """What stands at these steps, made where it is not there; `last` is new there."""
    current: Any = whole
    for index, step in enumerate(steps):
        _room(current, step)
        following = steps[index + 1 : index + 2]
        fresh: object = last
        if following:
            fresh = list[object]() if isinstance(following[0], int) else {}
        missing = (
            step not in current if isinstance(step, str) else current[step] is None
        )
        if missing:
            current[step] = fresh
        current = current[step]
    return current


def _room(container: Any, step: _Step) -> None:
    """Lengthen a list so that it has the index."""
    if isinstance(step, int):
        container.extend([None] * (step + 1 - len(container)))
