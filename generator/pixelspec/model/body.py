"""Where a parameter stands in the body of a request, and how its value gets there."""

from __future__ import annotations

import re
from functools import lru_cache

from pixelspec.model.parameter import Parameter

# A name, an index, or None for the end of a list.
Step = str | int | None
Way = tuple[Step, ...]

_STEP = re.compile(r"\[\d*\]|(?:[^.\[]|\[(?!\d*\]))+")


def way(parameter: Parameter) -> Way:
    """The steps to a parameter in the body; a name of the provider is one, dots and all."""
    return way_of(parameter.wire) if parameter.wire else (parameter.name,)


@lru_cache(maxsize=4096)
def way_of(path: str) -> Way:
    """The steps of a path: `input.messages[].content`."""
    return tuple(_step(text) for text in _STEP.findall(path))


def _step(text: str) -> Step:
    if not re.fullmatch(r"\[\d*\]", text):
        return text
    return int(text[1:-1]) if len(text) > 2 else None


def put(whole: object, steps: Way, value: object) -> None:
    """Set a value in a body, making what is on the way; the end of a list takes an item,
    or one for each member of a list."""
    first, *rest = steps
    many = value if first is None and isinstance(value, list) else [value]
    for member in many:
        if not rest:
            _set(whole, first, member)
            continue
        inner = _inner(whole, first)
        if inner is None:
            inner = {} if isinstance(rest[0], str) else []
            _set(whole, first, inner)
        put(inner, tuple(rest), member)


def _set(whole: object, step: Step, value: object) -> None:
    if isinstance(whole, dict):
        whole[step] = value
    elif isinstance(whole, list):
        index = step if isinstance(step, int) else len(whole)
        whole[index : index + 1] = [value]


def _inner(whole: object, step: Step) -> object:
    """What is already there; there is nothing at the end of a list."""
    if isinstance(whole, dict):
        return whole.get(step)
    if isinstance(whole, list) and isinstance(step, int) and step < len(whole):
        return whole[step]
    return None
