"""Reads and builds JSON by the paths of a spec: `data[].task_id`, `input.messages[0].role`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Final

# A name, an index, or EACH for `[]`.
Step = str | int
Steps = tuple[Step, ...]
Pair = tuple[Steps, object]

EACH: Final = -1
ABSENT: Final = object()

_STEP = re.compile(r"[^.\[\]]+|\[\d*\]")


class NotJson(ValueError):
    """The bytes of a body are no JSON value."""


def steps(path: str) -> Steps:
    """A path as its steps."""
    return tuple(_step(text) for text in _STEP.findall(path))


def _step(text: str) -> Step:
    if not text.startswith("["):
        return text
    return int(text[1:-1]) if len(text) > 2 else EACH


def read_at(value: object, path: Steps) -> object:
    """What stands at a path, ABSENT where nothing does; `[]` gathers from all items."""
    if len(path) == 1 and isinstance(value, dict):
        return value.get(path[0], ABSENT)
    for depth, step in enumerate(path):
        if step == EACH:
            return _gathered(value, path[depth + 1 :])
        if isinstance(step, str):
            value = value.get(step, ABSENT) if isinstance(value, dict) else ABSENT
        elif isinstance(value, list) and step < len(value):
            value = value[step]
        else:
            return ABSENT
    return value


def _gathered(value: object, rest: Steps) -> object:
    items = value if isinstance(value, list) else []
    found = [read_at(item, rest) for item in items]
    return [item for item in found if item is not ABSENT] or ABSENT


def read_value(value: object, path: Steps, many: bool) -> object:
    """What a parameter has at its path; of one that is no list, `[]` stands for its item."""
    found = read_at(value, path)
    single = EACH in path and not many and isinstance(found, list) and len(found) == 1
    return found[0] if single and isinstance(found, list) else found


def nest(pairs: Iterable[Pair]) -> object:
    """The JSON value that has each value at its path; a path inside another's value wins."""
    groups: dict[Step, list[Pair]] = {}
    whole: object = {}
    for path, value in pairs:
        if path:
            first = 0 if path[0] == EACH else path[0]
            groups.setdefault(first, []).append((path[1:], value))
        else:
            whole = value
    if not groups:
        return whole
    if all(isinstance(step, int) for step in groups):
        return [nest(inner) for inner in groups.values()]
    return {str(step): nest(inner) for step, inner in groups.items()}


def _no_constant(name: str) -> object:
    raise NotJson(f"{name} is no JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def decode(body: bytes) -> object:
    """The JSON value of a body; raises NotJson for whatever else it may be."""
    try:
        return _DECODER.decode(body.decode("utf-8"))
    except RecursionError:
        raise NotJson("the body is nested too deeply") from None
    except ValueError:
        raise NotJson("the body is not JSON") from None


def encode(value: object) -> bytes:
    """A JSON value as bytes, all of them ASCII."""
    return _ENCODER.encode(value).encode("ascii")
