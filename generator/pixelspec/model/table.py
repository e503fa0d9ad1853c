"""The pixels that a size and a tier really give."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.model.source import Source


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: int
    height: int

    def written(self, separator: str = "x") -> str:
        return f"{self.width}{separator}{self.height}"


@dataclass(frozen=True)
class Cell:
    """What one row gives in one column; several `sizes` are alternatives of the provider's
    choice; `refused` is the reason where the combination is not to be had."""

    row: str
    column: str | None
    sizes: tuple[Size, ...]
    source: Source
    refused: str | None = None


@dataclass(frozen=True)
class Table:
    """`by` names the parameter of the rows and, with two axes, that of the columns.

    `cells` run row by row in the order of the page; a table of one axis has no `columns`
    and cells whose column is None. `baseline` is a tier's nominal edge in pixels; `step`
    the number that every side is a multiple of.
    """

    by: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[Cell, ...]
    source: Source
    baseline: tuple[tuple[str, int], ...] = ()
    step: int | None = None

    @property
    def rows(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(cell.row for cell in self.cells))

    @property
    def sizes(self) -> tuple[Size, ...]:
        """Every size of the table, each once, in the order of the page."""
        return tuple(dict.fromkeys(size for cell in self.cells for size in cell.sizes))

    def cell(self, row: str, column: str | None) -> Cell | None:
        for cell in self.cells:
            if (cell.row, cell.column) == (row, column):
                return cell
        return None
