"""Builds where a fact comes from."""

from __future__ import annotations

from typing import get_args

from pixelspec.build.reading import entries, mapping, text_at, texts_at, word
from pixelspec.model.source import Confidence, Page, Source
from pixelspec.place import Place
from pixelspec.read.tree import Entry, Mapping, Node

CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


def source(node: Node, place: Place, parent: Source | None = None) -> Source:
    """The source of the fact that `node` states and whose key stands at `place`.

    A fact that says nothing of its own comes from where its parent comes from; one that
    says how far it may be trusted, and not where it stands, stands nowhere.
    """
    at: tuple[str, ...] = ()
    confidence: Confidence | None = None
    if isinstance(node, Mapping):
        at = texts_at(node, "at")
        stated = node.get("confidence")
        confidence = word(stated, CONFIDENCES) if stated is not None else None
    if parent is not None and not at and confidence is None:
        return Source(parent.at, parent.confidence, place)
    return Source(at, confidence or "documented", place)


def entry_source(entry: Entry, parent: Source | None = None) -> Source:
    return source(entry.node, entry.place, parent)


def pages(node: Mapping) -> tuple[Page, ...]:
    return tuple(page(entry) for entry in entries(node, "pages"))


def page(entry: Entry) -> Page:
    node = mapping(entry.node)
    address = text_at(node, "address", "unknown")
    return Page(
        name=entry.key,
        address=None if address == "unknown" else address,
        read=text_at(node, "read"),
        source=entry_source(entry),
        modified=text_at(node, "modified"),
    )
