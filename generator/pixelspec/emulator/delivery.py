"""The pixels that a request gets: by the table, or by its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pixelspec.emulator.picture import LARGEST_SIDE
from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.problem import Problem
from pixelspec.emulator.values import pixels
from pixelspec.model.table import Cell, Size, Table

# The longer side where no page says how large a picture is.
PLAIN_SIDE = 1024


@dataclass(frozen=True)
class Delivery:
    """`facts` names what no page says about this size."""

    size: Size
    facts: tuple[str, ...] = ()


def deliver(
    prepared: Prepared, effective: Mapping[str, object], seed: int
) -> Delivery | Problem:
    """The size of the pictures; what is the provider's choice goes by the seed."""
    wanted = effective.get(prepared.size.name) if prepared.size else None
    separator = prepared.size.separator if prepared.size else "x"
    written = pixels(wanted, separator)
    if written:
        return Delivery(written)
    table = prepared.endpoint.table
    if table is None:
        return Delivery(_of_ratio(wanted), ("pixels",))
    row, column = _axes(prepared, table, effective)
    cell = prepared.cells.get((row, column)) if row is not None else None
    if cell is not None and cell.refused is not None:
        place = f"table.{row}" + (f".{column}" if column else "")
        return Problem(cell.refused, place, described=True)
    cell = cell or _pick(table, row, column, seed)
    if cell is None or not cell.sizes:
        return Delivery(_of_ratio(wanted), ("table",))
    return Delivery(cell.sizes[seed % len(cell.sizes)])


def _axes(
    prepared: Prepared, table: Table, effective: Mapping[str, object]
) -> tuple[str | None, str | None]:
    """The row and the column that a request names; None is the provider's choice."""
    named = [effective.get(name) for name in table.by]
    row = str(named[0])
    known = row if row in prepared.rows else None
    if not table.columns or len(named) < 2:
        return known, None
    return known, str(named[1]) if named[1] is not None else None


def _pick(table: Table, row: str | None, column: str | None, seed: int) -> Cell | None:
    """A cell that fits what is known and is not refused."""
    fitting = [
        cell
        for cell in table.cells
        if cell.refused is None
        and row in (None, cell.row)
        and column in (None, cell.column)
    ]
    # The low bits choose among alternatives, so others choose the cell.
    return fitting[(seed >> 8) % len(fitting)] if fitting else None


def _of_ratio(ratio: object) -> Size:
    """A plain size for a ratio without a table."""
    across, _, down = str(ratio).partition(":")
    if not (_small(across) and _small(down)):
        return Size(PLAIN_SIDE, PLAIN_SIDE)
    width, height = int(across), int(down)
    scale = PLAIN_SIDE / max(width, height)
    sides = (max(1, round(width * scale)), max(1, round(height * scale)))
    return Size(min(sides[0], LARGEST_SIDE), min(sides[1], LARGEST_SIDE))


def _small(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 5 and int(text) > 0
