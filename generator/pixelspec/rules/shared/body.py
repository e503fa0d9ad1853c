"""Reads the body of a request as the parameters of a model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.evidence.shape import Misfit, reached
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter


def wire(parameter: Parameter) -> str:
    return parameter.wire or parameter.name


def written(endpoint: Endpoint, body: object) -> dict[str, object]:
    """What a body says, by parameter; one that gathers items is a list."""
    found: dict[str, object] = {}
    for parameter in endpoint.parameters:
        if parameter.type == "passthrough":
            continue
        values = [v for v in reached(body, wire(parameter)) if v is not None]
        values = [value for value in values if not isinstance(value, Misfit)]
        if values and "[]" in wire(parameter) and parameter.type == "list":
            found[parameter.name] = values
        elif values:
            found[parameter.name] = values[0]
    return found


def strangers(endpoint: Endpoint, body: object) -> Iterator[str]:
    """The paths of a body that no parameter stands at."""
    known = [pattern(wire(parameter)) for parameter in endpoint.parameters]
    for path in leaves(body, ""):
        if not any(place.match(path) for place in known):
            yield path


def pattern(path: str) -> re.Pattern[str]:
    """Matches a place in a body and everything below it."""
    escaped = re.escape(path).replace(re.escape("[]"), r"\[\d+\]")
    return re.compile(escaped + r"(?=[.\[]|$)")


def leaves(value: object, path: str) -> Iterator[str]:
    """The path of every value that holds no other."""
    inner: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inner = [(f"{path}.{key}" if path else key, value[key]) for key in value]
    elif isinstance(value, list):
        inner = [(f"{path}[{index}]", item) for index, item in enumerate(value)]
    if not inner and path:
        yield path
    for below, member in inner:
        yield from leaves(member, below)
