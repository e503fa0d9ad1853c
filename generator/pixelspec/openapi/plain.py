"""Facts that OpenAPI has no words for, as plain data under keys of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from itertools import groupby

from pixelspec.model.condition import Condition
from pixelspec.model.fingerprint import silent
from pixelspec.model.parameter import Stated, Unstated
from pixelspec.model.source import Source
from pixelspec.model.table import Cell, Size, Table

Data = dict[str, object]

PREFIX = "x-pixelspec-"
# What a list of facts is keyed by, where its members have a name.
NAMES = ("id", "word", "name")


def beside(facts: Mapping[str, object]) -> Data:
    """Facts under keys that OpenAPI leaves to others; those that say nothing are left out."""
    told = {f"{PREFIX}{name}": plain(fact) for name, fact in facts.items()}
    return {name: fact for name, fact in told.items() if fact not in (None, "", [], {})}


def origin(source: Source) -> Data:
    """Where a fact stands on its pages, and how far it goes where no page states it."""
    confidence = "" if source.confidence == "documented" else source.confidence
    return beside({"at": source.at, "confidence": confidence})


def plain(value: object) -> object:
    """A fact as JSON data."""
    match value:
        case Size():
            return value.written()
        case Table():
            return _table(value)
        case Condition():
            return plain(value.tests)
        case Stated():
            return value.value
        case Unstated():
            return "undocumented"
        case tuple() | list():
            return _several(tuple(value))
        case Mapping():
            return {str(name): plain(member) for name, member in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _fact(value, fields(value))
    return value


def without(value: object, *names: str) -> object:
    """A fact as JSON data, but for what was said elsewhere."""
    data = plain(value)
    if not isinstance(data, dict):
        return data
    return {name: member for name, member in data.items() if name not in names}


def _fact(value: object, named: tuple[Field[object], ...]) -> Data:
    told: Data = {}
    for field in named:
        member = getattr(value, field.name)
        if isinstance(member, Source):
            told |= _source(member)
        elif not silent(field, member):
            told[field.name.replace("_", "-")] = plain(member)
    return told


def _source(source: Source) -> Data:
    told: Data = {"at": list(source.at)} if source.at else {}
    if source.confidence != "documented":
        told["confidence"] = source.confidence
    return told


def _several(members: tuple[object, ...]) -> object:
    """Facts by their names, pairs by their first, anything else in order."""
    if members and all(_is_pair(member) for member in members):
        pairs = (member for member in members if isinstance(member, tuple))
        return {str(name): plain(member) for name, member in pairs}
    for key in NAMES:
        if members and all(hasattr(member, key) for member in members):
            return {str(getattr(m, key)): without(m, key) for m in members}
    return [plain(member) for member in members]


def _is_pair(member: object) -> bool:
    return isinstance(member, tuple) and len(member) == 2 and isinstance(member[0], str)


def _table(table: Table) -> Data:
    rows = {
        row: {cell.column or "": _cell(cell, table.source) for cell in cells}
        for row, cells in groupby(table.cells, key=lambda cell: cell.row)
    }
    return {
        "by": list(table.by),
        **({"columns": list(table.columns)} if table.columns else {}),
        **({"baseline": plain(table.baseline)} if table.baseline else {}),
        **({"step": table.step} if table.step else {}),
        "rows": {row: cells.get("", cells) for row, cells in rows.items()},
        **_source(table.source),
    }


def _cell(cell: Cell, source: Source) -> object:
    """The sizes of a cell; more only where it says more than its table."""
    sizes = [size.written() for size in cell.sizes]
    own = (cell.source.at, cell.source.confidence) != (source.at, source.confidence)
    if cell.refused is None and not own:
        return sizes
    told: Data = {} if cell.refused is None else {"refused": cell.refused}
    return {**({"sizes": sizes} if sizes else {}), **told, **_source(cell.source)}
