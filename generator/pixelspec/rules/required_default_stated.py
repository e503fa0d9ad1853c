"""A parameter that is required and has a default is stated as a conflict."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Stated
from pixelspec.place import Finding

ID = "required-default-stated"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for parameter in endpoint.parameters:
        if not parameter.required or not isinstance(parameter.default, Stated):
            continue
        if not cited(endpoint, parameter):
            message = f"'{parameter.name}' is required, and its default says it is not"
            hint = f"add a conflict that cites {', '.join(parameter.source.at)}"
            path = f"parameters.{parameter.name}.default"
            yield Finding(parameter.source.place, ID, message, path, hint)


def cited(endpoint: Endpoint, parameter: Parameter) -> bool:
    """Whether a conflict names the parameter's place, or a place inside it."""
    return any(
        locator == place or locator.startswith(f"{place}.")
        for conflict in endpoint.conflicts
        for locator in conflict.source.at
        for place in parameter.source.at
    )
