"""Says which cell of a parameter table stands in which column, gaps allowed for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from pixelspec.pages.piece import NAME, TYPE

COLUMNS: tuple[tuple[str, str], ...] = (
    (
        r"name|parameters?|params?|fields?|propert(?:y|ies)|keys?|headers?|参数.*|字段.*|名称",
        "name",
    ),
    (r"(?:data )?types?|类型", "type"),
    (r"required\??|mandatory|optional|必填|是否必.*|必选", "required"),
    (r"defaults?(?: values?)?|默认值?", "default"),
    (r"descriptions?|notes?|details?|explanation|meaning|说明|描述", "prose"),
    (r"examples?(?: values?)?|示例值?", "example"),
    (r"ranges?|limits?|allowed values|values|取值.*", "range"),
)
SURE = {"type", "required"}
YES_NO = re.compile(r"yes|no|y|n|true|false|required|optional|是|否|✓|✗|✅|❌|-", re.I)


@dataclass(frozen=True)
class ParameterTable:
    """What each column of a table of parameters holds."""

    columns: tuple[str, ...]


@dataclass(frozen=True)
class PlacedCell:
    column: str
    text: str


def parameter_table(head: Sequence[str]) -> ParameterTable | None:
    """A table whose first column names what the others describe."""
    columns = tuple(_column(cell) for cell in head)
    known = len(set(columns)) == len(columns) and len(columns) > 1
    if not known or columns[:1] != ("name",) or not {"type", "prose"} & set(columns):
        return None
    return ParameterTable(columns)


def placed_cells(
    cells: Sequence[str], table: ParameterTable
) -> tuple[PlacedCell, ...] | None:
    """The cells of a row by their columns. Where empty cells were lost, the order and
    what a column can hold decide; None where that leaves more than one reading."""
    columns = table.columns
    if len(cells) > len(columns):
        return None
    ways = [
        chosen
        for chosen in combinations(columns, len(cells))
        if chosen[:1] == columns[:1]
        and all(_holds(c, cell) for c, cell in zip(chosen, cells, strict=True))
    ]
    if len(ways) > 1 and columns[-1] == "prose":
        # A description is what such a table never leaves out; and what looks like a type
        # or a yes stands in the column for it.
        ways = [way for way in ways if way[-1] == "prose"]
        most = max((len(SURE & set(way)) for way in ways), default=0)
        ways = [way for way in ways if len(SURE & set(way)) == most]
    if len(ways) != 1:
        return None
    return tuple(
        PlacedCell(column, cell)
        for column, cell in zip(ways[0], cells, strict=True)
        if cell
    )


def _column(cell: str) -> str:
    words = " ".join(cell.casefold().strip("*` ").split())
    for pattern, name in COLUMNS:
        if re.fullmatch(pattern, words):
            return name
    return words


def _holds(column: str, cell: str) -> bool:
    text = cell.strip("`* ")
    if not text:
        return True
    if column == "type":
        return bool(len(text) < 48 and TYPE.fullmatch(text))
    if column == "required":
        return bool(YES_NO.fullmatch(text))
    if column == "name":
        return bool(NAME.fullmatch(text)) or " " in text or "-" in text
    return True
