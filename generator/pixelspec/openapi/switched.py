"""A model as it is whatever its switches do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pixelspec.model.behaviour import Meant
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import reset
from pixelspec.model.parameter import Parameter, Range


def loosened(endpoint: Endpoint) -> Endpoint:
    """Takes whatever one of its switches, or none of them, lets through."""
    sets = [meant for switch in endpoint.switches for meant in switch.sets]
    parameters = tuple(_loosened(p, sets) for p in endpoint.parameters)
    return replace(endpoint, parameters=parameters)


def _loosened(parameter: Parameter, sets: Iterable[Meant]) -> Parameter:
    changed = [
        reset(parameter, [meant]) for meant in sets if meant.name == parameter.name
    ]
    every = (parameter, *changed)
    return replace(
        parameter,
        required=all(p.required for p in every),
        range=_around([p.range for p in every]),
        items=_around([p.items for p in every]),
    )


def _around(ranges: list[Range | None]) -> Range | None:
    """The range that holds all of them; None where one is without bounds."""
    found = [one for one in ranges if one is not None]
    if len(found) < len(ranges):
        return None
    least = [one.least for one in found if one.least is not None]
    most = [one.most for one in found if one.most is not None]
    return Range(
        min(least) if len(least) == len(found) else None,
        max(most) if len(most) == len(found) else None,
    )
