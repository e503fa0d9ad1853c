"""Builds a parameter."""

from __future__ import annotations

from typing import Literal, get_args

from pixelspec.build.pixels import limits, recommended
from pixelspec.build.reading import (
    Unbuildable,
    child,
    entries,
    flag_at,
    items,
    mapping,
    number,
    scalar,
    scalars_at,
    text,
    text_at,
    word,
    word_at,
)
from pixelspec.build.source import entry_source
from pixelspec.model.parameter import (
    Form,
    Over,
    Parameter,
    ParameterType,
    Range,
    Stated,
    Unit,
    Unstated,
    Value,
    Way,
)
from pixelspec.model.source import Source
from pixelspec.read.tree import Entry, Mapping, Node

MemberType = Literal["text", "url", "image"]

TYPES: tuple[ParameterType, ...] = get_args(ParameterType)
FORMS: tuple[Form, ...] = get_args(Form)
UNITS: tuple[Unit, ...] = get_args(Unit)
OVERS: tuple[Over, ...] = get_args(Over)
BILLED: tuple[Literal["", "each"], ...] = ("each",)
WAYS: tuple[Way, ...] = get_args(Way)
MEMBER_TYPES: tuple[MemberType, ...] = get_args(MemberType)


def parameter(entry: Entry) -> Parameter:
    node = mapping(entry.node)
    origin = entry_source(entry)
    fixed, of = node.get("fixed"), node.get("of")
    return Parameter(
        name=entry.key,
        type=word(child(node, "type"), TYPES),
        source=origin,
        doc=text_at(node, "doc"),
        required=flag_at(node, "required"),
        default=default(node),
        fixed=None if fixed is None else scalar(fixed),
        wire=text_at(node, "wire"),
        values=values(node, "values", origin) or values(node, "ratios", origin),
        cheapest_first=scalars_at(node, "cheapest-first"),
        accepts=forms(node),
        separator=text_at(node, "separator", "x"),
        range=span(node, "range"),
        length=span(node, "length"),
        items=span(node, "items"),
        of=None if of is None else word(of, MEMBER_TYPES),
        strict=flag_at(node, "strict"),
        takes=ways(node),
        presets=values(node, "presets", origin),
        pixels=limits(node, origin),
        recommended=recommended(node, origin),
        unit=word_at(node, "unit", UNITS, "characters"),
        over=word_at(node, "over", OVERS, "refused"),
        billed=word_at(node, "billed", BILLED, ""),
        unbuilt=text_at(node, "unbuilt"),
    )


def default(node: Mapping) -> Stated | Unstated | None:
    """A stated value, an unstated one (`null`), or none at all (no key)."""
    found = node.get("default")
    if found is None:
        return None
    value = scalar(found)
    return Unstated() if value is None else Stated(value)


def forms(node: Mapping) -> tuple[Form, ...]:
    found = node.get("accepts")
    return () if found is None else tuple(word(item, FORMS) for item in items(found))


def ways(node: Mapping) -> tuple[Way, ...]:
    found = node.get("takes")
    return () if found is None else tuple(word(item, WAYS) for item in items(found))


def values(node: Mapping, key: str, origin: Source) -> tuple[Value, ...]:
    """Words, each with its note."""
    listed = entries(node, key)
    return tuple(Value(e.key, text(e.node), entry_source(e, origin)) for e in listed)


def span(node: Mapping, key: str) -> Range | None:
    found = node.get(key)
    if found is None:
        return None
    ends = items(found)
    if len(ends) != 2:
        raise Unbuildable(
            found.place, f"'{key}' needs two ends", "write [least, most]"
        )
    return Range(end(ends[0]), end(ends[1]))


def end(node: Node) -> int | float | None:
    return None if scalar(node) is None else number(node)
