"""Every side of the table is a multiple of the step that the table states."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path
from pixelspec.place import Finding

ID = "cell-step"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    table = endpoint.table
    if table is None or table.step is None:
        return
    for cell in table.cells:
        for size in cell.sizes:
            if size.width % table.step or size.height % table.step:
                message = f"{size.written()} is no multiple of {table.step}"
                path = cell_path(cell.row, cell.column)
                yield Finding(cell.source.place, ID, message, path)
