"""The pixels that a size and a tier really give, as the page lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Dimensions = tuple[int, int]
"""Width and height."""


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """`by` names the keyword of the rows and, with two axes, that of the columns; "" is
    what the provider chooses.

    `rows` holds a cell per column: a size such as "2048x1152", or several separated by
    " or " of which the provider picks one, or "" where the page gives none.
    """

    by: tuple[str, ...]
    rows: Mapping[str, tuple[str, ...]]
    columns: tuple[str, ...] = ()

    def candidates(self, effective: Mapping[str, object]) -> tuple[Dimensions, ...]:
        """Every size that may come for these effective values; () where none is promised."""
        named = [effective.get(axis) for axis in self.by]
        known = (self.rows, self.columns)
        for value, words in zip(named, known, strict=False):
            written = None if value in words else read_pixels(value)
            if written:
                return (written,)
        rows = self._picked(0, named[0], tuple(self.rows))
        columns = self._picked(1, named[1], self.columns) if self.columns else ("",)
        cells = [self._at(row, column) for row in rows for column in columns]
        return tuple(dict.fromkeys(size for cell in cells for size in _sizes(cell)))

    def _picked(self, axis: int, value: object, words: tuple[str, ...]) -> list[str]:
        """The words of an axis that a call may land on: all where it is no keyword."""
        return [word for word in words if not self.by[axis] or word == value]

    def _at(self, row: str, column: str) -> str:
        return self.rows[row][self.columns.index(column) if column else 0]

    def column(self, word: str) -> tuple[Dimensions, ...]:
        """Every size of a column."""
        return tuple(s for row in self.rows for s in _sizes(self._at(row, word)))

    def cell(self, pixels: Dimensions) -> tuple[str, ...] | None:
        """The row and column that these pixels stand in, or None."""
        for ratio, cells in self.rows.items():
            for index, cell in enumerate(cells):
                if pixels in _sizes(cell):
                    return (ratio, *self.columns[index : index + 1])
        return None


def read_pixels(text: object) -> Dimensions | None:
    """(3840, 2160) for "3840x2160", whatever stands between; None for anything else."""
    if not isinstance(text, str):
        return None
    found = _PIXELS.fullmatch(text) if len(text) < 20 else None
    return (int(found[1]), int(found[2])) if found else None


# With a colon between them, small numbers are a ratio. Nine digits are more than any
# picture has, and less than int() refuses.
_PIXELS = re.compile(r"([0-9]{1,9})(?:[x*×]|(?<=[0-9]{3}):(?=[0-9]{3}))([0-9]{1,9})")


@lru_cache
def _sizes(cell: str) -> tuple[Dimensions, ...]:
    found = (read_pixels(size) for size in cell.split(" or "))
    return tuple(size for size in found if size)
