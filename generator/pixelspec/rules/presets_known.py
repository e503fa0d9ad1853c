"""Presets and pixels go with the forms that a size accepts, and what a table has of a
preset it has under its name.
"""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.place import Finding, nearest

ID = "presets-known"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for parameter in endpoint.parameters:
        if parameter.type == "size":
            yield from forms(parameter)
            yield from columns(endpoint, parameter)


def forms(parameter: Parameter) -> Iterator[Finding]:
    path, place = f"parameters.{parameter.name}", parameter.source.place
    takes = "preset" in parameter.accepts
    if takes and not parameter.presets:
        message = f"'{parameter.name}' accepts presets and lists none"
        yield Finding(place, ID, message, f"{path}.presets", "add 'presets:'")
    if parameter.presets and not takes:
        message = f"'{parameter.name}' lists presets and does not accept them"
        yield Finding(place, ID, message, f"{path}.accepts", "add 'preset'")
    if parameter.recommended and "pixels" not in parameter.accepts:
        message = f"'{parameter.name}' recommends sizes and accepts no pixels"
        yield Finding(place, ID, message, f"{path}.accepts", "add 'pixels'")


def columns(endpoint: Endpoint, parameter: Parameter) -> Iterator[Finding]:
    """Every preset is a column (or a row) of the table that goes by it."""
    table = endpoint.table
    if table is None or parameter.name not in table.by or not parameter.presets:
        return
    rows = table.by[0] == parameter.name
    words = table.rows if rows else table.columns
    if rows and parameter.values:
        return
    for preset in parameter.presets:
        if preset.word not in words:
            message = f"the table has no {'row' if rows else 'column'} {preset.word}"
            path = f"parameters.{parameter.name}.presets.{preset.word}"
            hint = nearest(str(preset.word), words)
            yield Finding(preset.source.place, ID, message, path, hint)
