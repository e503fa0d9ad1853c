"""The size table: every cell, every size in pixels, and the cells that are not to be had."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.table import Cell, Table
from pixelspec.plan.conformance.request import completed, least
from pixelspec.plan.conformance.section import Row, Section
from pixelspec.plan.names import parameter_keyword


def table(endpoint: Endpoint) -> Section:
    """Each cell: the sizes that a plan names, and those that come."""
    known = endpoint.table
    return Section(
        group="table",
        facts=("table.{cell}",),
        at=known.source.at if known else (),
        needs="paid",
        columns="cell given sizes",
        ids="{cell}",
        rows=tuple(_cells(endpoint, known)) if known else (),
    )


def _cells(endpoint: Endpoint, known: Table) -> Iterator[Row]:
    for cell in known.cells:
        given = _given(endpoint, known, cell)
        if given is not None and cell.refused is None:
            named = cell.row if cell.column is None else f"{cell.row}.{cell.column}"
            yield named, given, " or ".join(size.written() for size in cell.sizes)


def _given(endpoint: Endpoint, known: Table, cell: Cell) -> dict[str, object] | None:
    """The keywords that lead to a cell, and no quirk; None where none do."""
    if not all(endpoint.parameter(name) for name in known.by):
        return None
    words = (cell.row,) if cell.column is None else (cell.row, cell.column)
    named = dict(zip(known.by, words, strict=False))
    start = {**least(endpoint), **named}
    found = completed(endpoint, start, (), kept=tuple(named))
    if found is None:
        return None
    more = {n: v for n, v in found.items() if least(endpoint).get(n) != v}
    return {parameter_keyword(name): value for name, value in more.items()}
