"""Finds the exact line of a fact from its path."""

from __future__ import annotations

from collections.abc import Mapping as Mapped
from dataclasses import replace

from pixelspec.place import Finding, Place
from pixelspec.read.tree import Mapping, Node


def pinpoint(finding: Finding, trees: Mapped[str, Mapping]) -> Finding:
    """The finding at the line of its path, if the file of its place has that path.

    `trees` are the files by name. A rule knows where a parameter stands, not where its
    default does; the path says which is meant.
    """
    tree = trees.get(finding.place.file)
    place = tree and locate(tree, finding.path)
    return replace(finding, place=place) if place else finding


def locate(node: Node, path: str) -> Place | None:
    """The place of the key that a path leads to; keys may themselves hold dots."""
    if not isinstance(node, Mapping):
        return None
    for entry in node:
        if path == entry.key:
            return entry.place
        if path.startswith(f"{entry.key}."):
            inner = locate(entry.node, path[len(entry.key) + 1 :])
            if inner is not None:
                return inner
    return None
