"""The nested body of a request, from and to the flat keywords of a caller."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pixelspec.model.body import Way, put, way
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Stated

Inside = Mapping[Way, Parameter]

PICTURE = "https://example.com/picture.png"


@dataclass(frozen=True)
class Part:
    """A value found in a body; `parameter` is None where no keyword puts it there, and
    `way` leads to it from the top."""

    way: Way
    value: object
    parameter: Parameter | None


def needed_body(endpoint: Endpoint) -> dict[str, object]:
    """What a request cannot do without, with values to be overwritten."""
    body: dict[str, object] = {}
    for parameter in _usual(endpoint).parameters:
        if parameter.required or parameter.fixed is not None:
            put(body, way(parameter), placeholder(parameter))
    return body


def keywords_of(
    endpoint: Endpoint, body: Mapping[str, object]
) -> tuple[dict[str, object], dict[str, object]]:
    """The values of a body by parameter, in its order, and the body of all the rest; what
    is fixed is in neither."""
    ways = {way(p): p for p in _usual(endpoint).parameters if p.type != "passthrough"}
    found: dict[str, object] = {}
    rest: dict[str, object] = {}
    for part in _parts(dict(body), ways, ()):
        name = part.parameter.name if part.parameter else ""
        if part.parameter is None:
            put(rest, part.way, part.value)
        elif part.parameter.fixed is None:
            many = part.parameter.type == "list" and None in way(part.parameter)
            before = found.get(name, [])
            joined = [*before, part.value] if isinstance(before, list) else []
            found[name] = joined if many else part.value
    return found, rest


def placeholder(parameter: Parameter) -> object:
    """A value to be overwritten, where the page shows no request."""
    if parameter.fixed is not None:
        return parameter.fixed
    if isinstance(parameter.default, Stated):
        return parameter.default.value
    if parameter.words:
        return parameter.words[0]
    if parameter.recommended:
        return parameter.recommended[0].size.written(parameter.separator)
    if parameter.type in ("integer", "number"):
        return (parameter.range.least if parameter.range else None) or 1
    if parameter.type == "list":
        least = parameter.items.least if parameter.items else None
        return [_plain(parameter.of)] * int(max(least or 1, 1))
    return _plain(parameter.type)


def _plain(kind: str | None) -> object:
    plain: dict[str | None, object] = {
        "passthrough": {},
        "boolean": False,
        "image": PICTURE,
        "url": PICTURE,
    }
    return plain.get(kind, "...")


def _usual(endpoint: Endpoint) -> Endpoint:
    """The model as it is where the caller chooses no mode."""
    return endpoint.ordered(endpoint.modes[0]) if endpoint.modes else endpoint


def _parts(node: object, inside: Inside, above: Way) -> Iterator[Part]:
    """The values in a node; it is opened only where a parameter is inside."""
    if () in inside or not inside or not isinstance(node, dict | list):
        yield Part(above, node, inside.get(()))
        return
    steps = enumerate(node) if isinstance(node, list) else node.items()
    for step, value in steps:
        here = (step, None) if isinstance(node, list) else (step,)
        deeper = {w[1:]: p for w, p in inside.items() if w[0] in here}
        yield from _parts(value, deeper, (*above, step))
