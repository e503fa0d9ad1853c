"""Builds the ways to order, and what conditions make of parameters."""

from __future__ import annotations

from typing import Literal, get_args

from pixelspec.build.condition import condition
from pixelspec.build.parameter import span
from pixelspec.build.reading import (
    Unbuildable,
    child,
    entries,
    flag,
    mapping,
    scalar,
    text,
    text_at,
    texts_at,
    word,
)
from pixelspec.build.source import entry_source
from pixelspec.model.behaviour import Meant, Switch
from pixelspec.model.endpoint import Kind, Mode
from pixelspec.read.tree import Entry, Mapping

KindWord = Literal["task", "sync", "by-reply"]
KINDS: tuple[KindWord, ...] = get_args(KindWord)
# The keys of a switch that are no parameters.
OWN = ("when", "confidence", "at")


def mode(entry: Entry) -> Mode:
    node = mapping(entry.node)
    source = entry_source(entry)
    return Mode(
        name=entry.key,
        submit=text(child(node, "submit")),
        kind=Kind(word(child(node, "kind"), KINDS), source),
        source=source,
        wire=tuple((e.key, text(e.node)) for e in entries(node, "wire")),
        without=texts_at(node, "without"),
    )


def kind(model: Mapping, modes: tuple[Mode, ...]) -> Kind:
    """How pictures come; of several modes, in the first."""
    if modes:
        return modes[0].kind
    entry = model.entry("kind")
    if entry is None:
        raise Unbuildable(model.place, "'kind' is missing")
    return Kind(word(child(mapping(entry.node), "is"), KINDS), entry_source(entry))


def submit(model: Mapping, modes: tuple[Mode, ...]) -> str:
    """The operation that orders it; of several modes, that of the first."""
    return modes[0].submit if modes else text_at(model, "submit", "submit")


def switch(entry: Entry) -> Switch:
    node = mapping(entry.node)
    sets = tuple(meant(e) for e in node.entries if e.key not in OWN)
    return Switch(entry.key, condition(child(node, "when")), sets, entry_source(entry))


def meant(entry: Entry) -> Meant:
    node = mapping(entry.node)
    fixed, required = node.get("fixed"), node.get("required")
    return Meant(
        name=entry.key,
        fixed=None if fixed is None else scalar(fixed),
        range=span(node, "range"),
        items=span(node, "items"),
        required=None if required is None else flag(required),
    )
