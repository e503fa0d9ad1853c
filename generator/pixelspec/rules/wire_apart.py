"""No two parameters are written to the same place of a request."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding
from pixelspec.rules.shared.body import wire

ID = "wire-apart"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for mode in endpoint.modes:
        yield from check(endpoint.ordered(mode))
    if endpoint.modes:
        return
    taken: dict[str, str] = {}
    for parameter in endpoint.parameters:
        place = wire(parameter)
        if parameter.type == "passthrough" or "[]" in place:
            continue
        if place in taken:
            message = (
                f"'{parameter.name}' and '{taken[place]}' are both sent as '{place}'"
            )
            path = f"parameters.{parameter.name}.wire"
            yield Finding(parameter.source.place, ID, message, path)
        taken.setdefault(place, parameter.name)
