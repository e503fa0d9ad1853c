"""Builds the table of pixels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pixelspec.build.reading import (
    RULE,
    Unbuildable,
    child,
    entries,
    items,
    mapping,
    number,
    scalar,
    text,
    texts_at,
)
from pixelspec.build.source import entry_source
from pixelspec.model.source import Source
from pixelspec.model.table import Cell, Size, Table
from pixelspec.place import Finding, Place
from pixelspec.read.tree import Entry, Mapping, Node, Sequence

WRITTEN = re.compile(r"([1-9][0-9]{0,5})x([1-9][0-9]{0,5})")
FOREIGN = re.compile(r"\s*([1-9][0-9]{0,5})\s*[xX*×:]\s*([1-9][0-9]{0,5})\s*")


def table(model: Mapping) -> tuple[Table | None, tuple[Finding, ...]]:
    """The table, and every cell of it that cannot be read."""
    entry = model.entry("table")
    if entry is None:
        return None, ()
    try:
        node = mapping(entry.node)
        origin = entry_source(entry)
        by, columns = axes(node)
        built = [
            each_cell(row, columns, origin) for row in mapping(child(node, "rows"))
        ]
        whole = Table(
            by=by,
            columns=columns,
            cells=tuple(cell for cells, _ in built for cell in cells),
            source=origin,
            baseline=baseline(node),
            step=step(node),
        )
    except Unbuildable as problem:
        return None, (problem.finding("table"),)
    return whole, tuple(finding for _, wrong in built for finding in wrong)


def axes(node: Mapping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the axes, and the columns of the second one."""
    by, columns = texts_at(node, "by"), texts_at(node, "columns")
    if len(by) != (2 if columns else 1):
        hint = "'by' names the rows and, if there are 'columns', the columns"
        raise Unbuildable(child(node, "by").place, f"{len(by)} axes do not fit", hint)
    return by, columns


def baseline(node: Mapping) -> tuple[tuple[str, int], ...]:
    return tuple((e.key, whole(e.node)) for e in entries(node, "baseline"))


def step(node: Mapping) -> int | None:
    found = node.get("step")
    return None if found is None else whole(found)


def whole(node: Node) -> int:
    value = number(node)
    if not isinstance(value, int) or value < 1:
        raise Unbuildable(node.place, f"{value} is no whole number above 0")
    return value


def each_cell(
    row: Entry, columns: tuple[str, ...], origin: Source
) -> tuple[tuple[Cell, ...], tuple[Finding, ...]]:
    """The cells of one row; those that it lacks are a matter of the rules."""
    cells: list[Cell] = []
    wrong: list[Finding] = []
    for column, node, place in placed(row, columns):
        path = f"table.{row.key}" + (f".{column}" if column else "")
        try:
            cells.append(cell(row.key, column, node, place, origin))
        except Unbuildable as problem:
            wrong.append(problem.finding(path))
    return tuple(cells), (*wrong, *surplus(row, columns))


def placed(
    row: Entry, columns: tuple[str, ...]
) -> Iterator[tuple[str | None, Node, Place]]:
    """Column, node and place of each cell; without columns, a row is one cell."""
    if not columns:
        yield None, row.node, row.place
        return
    for column, node in zip(columns, items(row.node), strict=False):
        yield column, node, node.place


def surplus(row: Entry, columns: tuple[str, ...]) -> tuple[Finding, ...]:
    found = len(items(row.node))
    if not columns or found <= len(columns):
        return ()
    message = f"the row {row.key} has {found} cells for {len(columns)} columns"
    return (Finding(row.place, RULE, message, f"table.{row.key}"),)


def cell(
    row: str, column: str | None, node: Node, place: Place, origin: Source
) -> Cell:
    source = Source(origin.at, origin.confidence, place)
    if isinstance(node, Mapping):
        return Cell(row, column, (), source, text(child(node, "refused")))
    members = node.items if isinstance(node, Sequence) else (node,)
    if not members:
        raise Unbuildable(place, "this cell is empty", "write {refused: the reason}")
    return Cell(row, column, tuple(size(member) for member in members), source)


def size(node: Node) -> Size:
    """A size as the language writes it, whatever the provider writes on the wire."""
    written = scalar(node)
    if not isinstance(written, str):
        message = f"this is the value {written!r}, not a size in pixels"
        raise Unbuildable(node.place, message, "put it in quotes")
    found = WRITTEN.fullmatch(written)
    if found:
        return Size(int(found[1]), int(found[2]))
    near = FOREIGN.fullmatch(written)
    hint = f"write {near[1]}x{near[2]}" if near else "write width x height: 1536x864"
    raise Unbuildable(node.place, f"'{written}' is no size in pixels", hint)
