"""Two models, or two providers without their models -> changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from pixelspec.compare.catalogue import Catalogue, Row, row_of
from pixelspec.compare.change import Change
from pixelspec.compare.conditions import Case
from pixelspec.compare.edits import Edit, edits
from pixelspec.compare.parts import Spot
from pixelspec.compare.renames import renamed_endpoint, renamed_provider
from pixelspec.compare.transitions import transitions
from pixelspec.compare.words import digest, shown
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.model.table import Cell

Model = Endpoint | Provider


@dataclass(frozen=True)
class Found:
    """A change with the edit behind it; `old` is the model before, under new names."""

    change: Change
    row: Row
    edit: Edit
    old: Model


def compare(old: Model, new: Model, rows: Catalogue) -> list[Found]:
    """What changed from one model to the other, in the order of the new one's facts."""
    base, renamings = _renamed(old, new)
    told = transitions(edits(base, new), base, new)
    found = [Case(edit, old, new) for edit in renamings]
    found += [Case(edit, base, new) for edit in told]
    return [_found(case, base, new.id, rows) for case in found]


def whole(verb: Any, old: Model | None, new: Model | None, rows: Catalogue) -> Found:
    """A model or a provider that came, went or was renamed as a whole."""
    model = new or old
    assert model is not None
    field = "provider" if isinstance(model, Provider) else "model"
    before, after = (old.id if old else None), (new.id if new else None)
    places = (old or model).source.place, (new or model).source.place
    spot = Spot(((field, None),), "", model.source.place)
    case = Case(Edit(verb, spot, before, after, places), old or model, model)
    return _found(case, case.old, model.id, rows)


def _renamed(old: Model, new: Model) -> tuple[Model, list[Edit]]:
    if isinstance(old, Endpoint) and isinstance(new, Endpoint):
        return renamed_endpoint(old, new)
    if isinstance(old, Provider) and isinstance(new, Provider):
        return renamed_provider(old, new)
    raise TypeError("a model and a provider cannot be compared")


def _found(case: Case, base: Model, subject: str, rows: Catalogue) -> Found:
    edit, row = case.edit, row_of(case, rows)
    change = Change(
        id=row.id,
        level=row.level,
        cost=row.cost,
        subject=subject,
        path=edit.spot.path,
        says=_sentence(row.says, edit),
        before=shown(edit.before),
        after=shown(edit.after),
        digest=digest(edit),
        base=edit.places[0],
        head=edit.places[1],
        unwitnessed=row.unseen,
        fails=row.fails,
        cells=tuple(_cells(edit)),
    )
    return Found(change, row, edit, base)


def _cells(edit: Edit) -> Iterator[tuple[str, str, str, str]]:
    """The cells of the table that an edit is about: row, column, before, after."""
    found: dict[tuple[str, str], tuple[Any, Any]] = {}
    for one in edit.all:
        if one.fact in ("table.cells", "table.cells.sizes", "table.cells.refused"):
            # A refusal has no sizes, and sizes are no refusal: what is said counts.
            before, after = found.get(_axes(one), (None, None))
            found[_axes(one)] = before or one.before, after or one.after
    for (row, column), (before, after) in found.items():
        yield row, column, shown(before), shown(after)


def _axes(edit: Edit) -> tuple[str, str]:
    for record in (edit.before, edit.after):
        if isinstance(record, Cell):
            return record.row, record.column or ""
    row, _, column = edit.keys[-1].rpartition(".")
    return (row, column) if row else (column, "")


def _sentence(template: str, edit: Edit) -> str:
    """The sentence of a row about this edit; what a spec says is only ever filled in."""
    keys = edit.keys or (edit.spot.path,)
    words = {
        "name": keys[0],
        "key": keys[-1],
        "path": edit.spot.path,
        "before": shown(edit.before),
        "after": shown(edit.after),
    }
    return Formatter().vformat(template, (), words)


def ordered(found: Sequence[Found]) -> list[Found]:
    """Heaviest first, and within a level as the specs are ordered."""
    weight = {"breaking": 0, "risky": 1, "safe": 2, "docs": 3}
    return sorted(found, key=lambda f: weight[f.change.level])
