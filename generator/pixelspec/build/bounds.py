"""Builds how much a provider takes at once, and how long it keeps what it made."""

from __future__ import annotations

from typing import get_args

from pixelspec.build.reading import child, mapping, number, word
from pixelspec.build.source import entry_source
from pixelspec.model.provider import Limit, Limits, Retention, Span
from pixelspec.read.tree import Mapping

SPANS: tuple[Span, ...] = get_args(Span)


def limits(provider: Mapping) -> Limits:
    found = provider.get("limits")
    if found is None:
        return Limits()
    node = mapping(found)
    return Limits(
        submits_per_second=limit(node, "submits-per-second"),
        queries_per_second=limit(node, "queries-per-second"),
        tasks_at_once=limit(node, "tasks-at-once"),
    )


def limit(node: Mapping, key: str) -> Limit | None:
    entry = node.entry(key)
    if entry is None:
        return None
    return Limit(number(child(mapping(entry.node), "is")), entry_source(entry))


def retention(provider: Mapping) -> Retention | None:
    entry = provider.entry("retention")
    if entry is None:
        return None
    node = mapping(entry.node)
    return Retention(
        task=optional(node, "task"),
        picture=optional(node, "picture"),
        unit=word(child(node, "unit"), SPANS),
        source=entry_source(entry),
    )


def optional(node: Mapping, key: str) -> int | float | None:
    found = node.get(key)
    return None if found is None else number(found)
