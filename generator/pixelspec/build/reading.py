"""Typed reading of one node, and the findings where a node cannot be read so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from pixelspec.model.source import Scalar as Value
from pixelspec.place import Finding, Place
from pixelspec.read.tree import Entry, Mapping, Node, Scalar, Sequence

T = TypeVar("T")

RULE = "build"


class Unbuildable(Exception):
    """A node that means nothing; never leaves the stage, where it becomes a finding."""

    def __init__(self, place: Place, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.hint = hint

    def finding(self, path: str) -> Finding:
        return Finding(self.place, RULE, self.message, path, self.hint)


def entries(node: Mapping, key: str) -> tuple[Entry, ...]:
    """The entries of the mapping under a key; none where the key is missing."""
    found = node.get(key)
    return () if found is None else mapping(found).entries


def each(
    node: Mapping, key: str, build: Callable[[Entry], T], within: str = ""
) -> tuple[tuple[T, ...], tuple[Finding, ...]]:
    """What is built of every entry under a key, and what is wrong with the others.

    `within` is the path of `node` in its file, with a dot behind it.
    """
    try:
        named = entries(node, key)
    except Unbuildable as problem:
        return (), (problem.finding(within + key),)
    built: list[T] = []
    wrong: list[Finding] = []
    for entry in named:
        try:
            built.append(build(entry))
        except Unbuildable as problem:
            wrong.append(problem.finding(f"{within}{key}.{entry.key}"))
    return tuple(built), tuple(wrong)


def child(node: Mapping, key: str) -> Node:
    """What stands under a key that must be there."""
    found = node.get(key)
    if found is None:
        raise Unbuildable(node.place, f"'{key}' is missing")
    return found


def mapping(node: Node) -> Mapping:
    if not isinstance(node, Mapping):
        raise Unbuildable(node.place, "this must be a mapping")
    return node


def scalar(node: Node) -> Value:
    if not isinstance(node, Scalar):
        raise Unbuildable(node.place, "this must be a single value")
    return node.value


def text(node: Node) -> str:
    """A text; a number or boolean that needs no quotes where only text can stand."""
    value = scalar(node)
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        raise Unbuildable(node.place, "this must be a text", "put it in quotes")
    return str(value)


def number(node: Node) -> int | float:
    value = scalar(node)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unbuildable(node.place, f"{value!r} is no number")
    return value


def flag(node: Node) -> bool:
    value = scalar(node)
    if not isinstance(value, bool):
        raise Unbuildable(node.place, f"{value!r} is neither true nor false")
    return value


def items(node: Node) -> tuple[Node, ...]:
    """The members of a list; a single value is a list of one."""
    return node.items if isinstance(node, Sequence) else (node,)


def text_at(node: Mapping, key: str, otherwise: str = "") -> str:
    found = node.get(key)
    return otherwise if found is None else text(found)


def flag_at(node: Mapping, key: str, otherwise: bool = False) -> bool:
    found = node.get(key)
    return otherwise if found is None else flag(found)


def texts_at(node: Mapping, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return () if found is None else tuple(text(item) for item in items(found))


def scalars_at(node: Mapping, key: str) -> tuple[Value, ...]:
    found = node.get(key)
    return () if found is None else tuple(scalar(item) for item in items(found))


def word(node: Node, words: Iterable[T]) -> T:
    """One of a closed set of words."""
    value = scalar(node)
    allowed = tuple(words)
    for candidate in allowed:
        if isinstance(value, str) and candidate == value:
            return candidate
    raise Unbuildable(
        node.place, f"{value!r} is none of {', '.join(map(str, allowed))}"
    )


def word_at(node: Mapping, key: str, words: Iterable[T], otherwise: T) -> T:
    found = node.get(key)
    return otherwise if found is None else word(found, words)
