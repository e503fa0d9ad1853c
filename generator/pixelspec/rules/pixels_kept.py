"""Sizes that are recommended, or stand in the table, keep the limits of their parameter."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path, recommended_path
from pixelspec.model.pixels import offences
from pixelspec.place import Finding

ID = "pixels-kept"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for parameter in endpoint.parameters:
        limits = parameter.pixels
        if limits is None:
            continue
        path = f"parameters.{parameter.name}"
        if "pixels" not in parameter.accepts:
            message = f"'{parameter.name}' takes no pixels, so nothing is limited"
            yield Finding(limits.source.place, ID, message, f"{path}.pixels")
        for named in parameter.recommended:
            for _, text in offences(limits, named.size):
                where = recommended_path(parameter, named)
                yield Finding(named.source.place, ID, text, where)
        for cell in endpoint.table.cells if endpoint.table else ():
            for size in cell.sizes:
                for _, text in offences(limits, size):
                    where = cell_path(cell.row, cell.column)
                    yield Finding(cell.source.place, ID, text, where)
