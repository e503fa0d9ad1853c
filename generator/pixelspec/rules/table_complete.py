"""Every ratio has a row, every row is a listed ratio and has a cell in every column."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.facts import cell_path
from pixelspec.model.table import Table
from pixelspec.place import Finding, nearest

ID = "table-complete"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    if endpoint.table is None:
        return
    yield from rows(endpoint, endpoint.table)
    yield from columns(endpoint, endpoint.table)
    yield from holes(endpoint.table)


def rows(endpoint: Endpoint, table: Table) -> Iterator[Finding]:
    parameter = endpoint.parameter(table.by[0])
    if parameter is None:
        return
    listed = parameter.values or parameter.presets
    words = [str(value.word) for value in listed]
    for word in words:
        if word not in table.rows:
            message = f"the table has no row for the {parameter.name} {word}"
            yield Finding(table.source.place, ID, message, f"table.{word}")
    for cell in table.cells:
        if cell.row not in words and cell == first(table, cell.row):
            message = f"the row {cell.row} is no listed {parameter.name}"
            path, hint = f"table.{cell.row}", f"listed are {', '.join(words)}"
            yield Finding(cell.source.place, ID, message, path, hint)


def first(table: Table, row: str) -> object:
    return next(cell for cell in table.cells if cell.row == row)


def columns(endpoint: Endpoint, table: Table) -> Iterator[Finding]:
    parameter = endpoint.parameter(table.by[-1])
    if parameter is None:
        return
    words = [str(word) for word in parameter.words]
    for column in table.columns:
        if column not in words:
            message = f"the column {column} is no listed {parameter.name}"
            path, hint = "table.columns", nearest(column, words)
            yield Finding(table.source.place, ID, message, path, hint)


def holes(table: Table) -> Iterator[Finding]:
    for row in table.rows:
        for column in table.columns:
            if table.cell(row, column) is None:
                message = f"the row {row} has no cell in the column {column}"
                path = cell_path(row, column)
                hint = "write {refused: the reason} where it is not to be had"
                yield Finding(table.source.place, ID, message, path, hint)
