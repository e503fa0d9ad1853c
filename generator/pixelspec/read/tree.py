"""A YAML document as plain nodes, each of which knows its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.place import Place

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


@dataclass(frozen=True)
class Scalar:
    """A text, number, boolean or null."""

    value: str | int | float | bool | None
    place: Place

    def plain(self) -> Plain:
        return self.value


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    place: Place

    def plain(self) -> Plain:
        return [item.plain() for item in self.items]


@dataclass(frozen=True)
class Entry:
    """One key of a mapping; `place` is the key's."""

    key: str
    place: Place
    node: Node


@dataclass(frozen=True)
class Mapping:
    """Keys in the order of the file, each once."""

    entries: tuple[Entry, ...]
    place: Place

    def plain(self) -> Plain:
        return {entry.key: entry.node.plain() for entry in self.entries}

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    def get(self, key: str) -> Node | None:
        found = self.entry(key)
        return found.node if found else None

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


Node = Scalar | Sequence | Mapping
