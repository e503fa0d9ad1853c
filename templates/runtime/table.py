"""The pixels that a size and a tier really give, as the page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Pixels = tuple[int, int]
"""Width and height."""


@dataclass(frozen=True)
class Table:
    """`by` names the keyword of the rows and, with two axes, that of the columns.

    `rows` holds a cell per column: a size such as "2048x1152", or several separated by
    " or " of which the provider picks one, or "" where the page gives none.
    """

    by: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    columns: tuple[str, ...] = ()

    def candidates(self, effective: Mapping[str, object]) -> tuple[Pixels, ...]:
        """Every size that may come for these effective values; () where none is promised."""
        size = effective.get(self.by[0])
        row = self.rows.get(size) if isinstance(size, str) else None
        if row is None:
            written = read_pixels(size)
            return (written,) if written else ()
        if not self.columns:
            return _sizes(row[0])
        tier = effective.get(self.by[1])
        return _sizes(row[self.columns.index(tier)]) if tier in self.columns else ()

    def cell(self, pixels: Pixels) -> tuple[str, ...] | None:
        """The row and column that these pixels stand in, or None."""
        for ratio, cells in self.rows.items():
            for index, cell in enumerate(cells):
                if pixels in _sizes(cell):
                    return (ratio, *self.columns[index : index + 1])
        return None


def read_pixels(text: object) -> Pixels | None:
    """(3840, 2160) for "3840x2160"; None for anything else."""
    if not isinstance(text, str):
        return None
    width, cross, height = text.partition("x")
    # Nine digits are more than any picture has, and less than int() refuses.
    if len(text) < 20 and cross and width.isdecimal() and height.isdecimal():
        return int(width), int(height)
    return None


@lru_cache
def _sizes(cell: str) -> tuple[Pixels, ...]:
    found = (read_pixels(size) for size in cell.split(" or "))
    return tuple(size for size in found if size)
