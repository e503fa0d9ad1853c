"""Reads a JSON reply by the shape that a provider states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field, Member, Pictures, Reply

JSON = {"text": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
STEP = re.compile(r"\[(\d*)\]|([^.\[\]]+)")


@dataclass(frozen=True)
class Shape:
    """A reply with what it borrows from another one."""

    fields: tuple[Field, ...]
    pictures: tuple[Pictures, ...]

    def has(self, role: str) -> bool:
        return any(field.role == role for field in self.fields)


def shapes(provider: Provider, operation: str) -> tuple[tuple[Reply, Shape], ...]:
    """The known replies of an operation, none where there is no such operation."""
    stated = provider.operation(operation)
    replies = [provider.reply(name) for name in stated.replies] if stated else []
    return tuple((reply, shape(provider, reply)) for reply in replies if reply)


def shape(provider: Provider, reply: Reply) -> Shape:
    """The fields and pictures of a reply, its own and those it is `like`."""
    if reply.like is None:
        return Shape(reply.fields, reply.pictures)
    name, inside = reply.like
    model = provider.reply(name)
    if model is None:
        return Shape(reply.fields, reply.pictures)
    old, new = f"{inside}.", f"{reply.each}."
    borrowed = tuple(
        replace(field, path=new + field.path.removeprefix(old))
        for field in model.fields
        if field.path.startswith(old)
    )
    scopes = tuple(
        replace(scope, each=new + scope.each.removeprefix(old))
        for scope in model.pictures
        if scope.each.startswith(old)
    )
    return Shape((*reply.fields, *borrowed), (*reply.pictures, *scopes))


@dataclass(frozen=True)
class Misfit:
    """A value that is no object or no list, where a path needs one."""

    path: str
    expected: str


def reached(body: object, path: str) -> Iterator[object]:
    """Every value at a path, and a Misfit where the path cannot go on."""
    yield from follow([body], path, 0)


def follow(values: list[object], path: str, start: int) -> Iterator[object]:
    found = STEP.search(path, start)
    if found is None:
        yield from values
        return
    onward: list[object] = []
    for value in values:
        array = found[2] is None
        if value is None:
            continue
        if not isinstance(value, list if array else dict):
            yield Misfit(path[:start].rstrip("."), "list" if array else "object")
        elif isinstance(value, list):
            onward += value if not found[1] else value[int(found[1]) :][:1]
        elif isinstance(value, dict) and found[2] in value:
            onward.append(value[found[2]])
    yield from follow(onward, path, found.end())


def parts(scope: Pictures) -> Iterator[tuple[str, Member]]:
    """Name and place of every stated part of a picture."""
    yield from scope.members


def fits(value: object, kind: str) -> bool:
    """Whether a JSON value is of the type of a field; True is no integer."""
    if kind == "object":
        return isinstance(value, dict)
    return isinstance(value, JSON[kind]) and (
        kind == "boolean" or not isinstance(value, bool)
    )
