"""The catalogue of changes: rows of `catalogue.toml`, and which row an edit is."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from pixelspec.compare.change import Cost, Level
from pixelspec.compare.conditions import Case, holds


@dataclass(frozen=True)
class Row:
    """One kind of change. `on` is the fact by its fields, `verb` and `when` (names of
    conditions, all of which must hold) narrow it down; the first row that fits wins.
    `mirror` is the id of the way back, or begins with "no: " and says why there is none.
    `unseen` says why no request can show the change."""

    id: str
    level: Level
    on: tuple[str, ...]
    says: str
    cost: Cost = "none"
    verb: str = ""
    when: tuple[str, ...] = ()
    mirror: str = ""
    unseen: str = ""
    fails: bool = False

    def fits(self, case: Case) -> bool:
        if self.verb and case.edit.verb not in self.verb.split():
            return False
        if not any(fnmatchcase(case.edit.fact, pattern) for pattern in self.on):
            return False
        return all(holds(name, case) for name in self.when)


Catalogue = tuple[Row, ...]


def parse(text: str) -> Catalogue:
    """The rows of a catalogue, in their order."""
    table = tomllib.loads(text)
    return tuple(_row(id, stated) for id, stated in table.items())


def _row(id: str, stated: dict[str, object]) -> Row:
    lists = {name: tuple(str(stated.get(name, "")).split()) for name in ("on", "when")}
    rest = {name: value for name, value in stated.items() if name not in lists}
    return Row(id=id, **lists, **rest)  # type: ignore[arg-type]  # tested row by row


def row_of(case: Case, rows: Sequence[Row]) -> Row:
    """The first row that fits; the last rows fit everything."""
    return next(row for row in rows if row.fits(case))
