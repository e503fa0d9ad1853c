"""Whether the objects and lists of a body lie as the places of its parameters say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.wire import EACH, Steps


@dataclass(frozen=True)
class Stray:
    """What stands at a place inside a body: no parameter, or, where it `wanted` something,
    neither the object nor the list that would hold parameters."""

    name: str
    wanted: str = ""


def strays(prepared: Prepared, body: object) -> Iterator[Stray]:
    """All that is astray below the keys of a body, in its order."""
    paths = [wired.steps for wired in prepared.wired]
    if isinstance(body, dict):
        for key, value in body.items():
            below = [path[1:] for path in paths if path[0] == key]
            yield from _inside(below, value, key)


def _inside(paths: Sequence[Steps], value: object, name: str) -> Iterator[Stray]:
    if not paths or () in paths:
        return
    if isinstance(paths[0][0], str):
        yield from _in_object(paths, value, name)
    elif isinstance(value, list):
        yield from _in_list(paths, value, name)
    else:
        yield Stray(name, "a list")


def _in_object(paths: Sequence[Steps], value: object, name: str) -> Iterator[Stray]:
    if not isinstance(value, dict):
        yield Stray(name, "an object")
        return
    for key, member in value.items():
        below = [path[1:] for path in paths if path[0] == key]
        if not below:
            yield Stray(f"{name}.{key}")
        yield from _inside(below, member, f"{name}.{key}")


def _in_list(
    paths: Sequence[Steps], value: Sequence[object], name: str
) -> Iterator[Stray]:
    for index, item in enumerate(value):
        below = [path[1:] for path in paths if path[0] in (EACH, index)]
        if not below:
            yield Stray(f"{name}[{index}]")
        yield from _inside(below, item, f"{name}[{index}]")
