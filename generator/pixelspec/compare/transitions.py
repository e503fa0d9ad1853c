"""Edits into transitions: what a person would call one change is one, not five."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pixelspec.compare.edits import Edit, Verb
from pixelspec.compare.parts import Spot
from pixelspec.model.behaviour import Gap, Quirk, Rule, Switch
from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Field

Model = Endpoint | Provider
Follows = Callable[[Edit, Edit], bool]


def transitions(edits: Sequence[Edit], old: Model, new: Model) -> list[Edit]:
    """The same edits, each with those that only follow from it."""
    left = _rows(list(edits), old, new)
    left = _tiers(left, old, new)
    left = _moved_fields(left)
    for fact, follows in FOLLOWING:
        left = _gathered(left, fact, follows)
    return left


def _gathered(edits: list[Edit], fact: str, follows: Follows) -> list[Edit]:
    for main in [edit for edit in edits if edit.fact == fact]:
        if not any(edit is main for edit in edits):
            continue
        others = [e for e in edits if e is not main and follows(main, e)]
        edits = _joined(edits, main, main, others)
    return edits


def _joined(
    edits: Iterable[Edit], place: Edit, whole: Edit, others: Sequence[Edit]
) -> list[Edit]:
    """The edits with `whole` in the place of one of them, and the others inside it."""
    if not others and whole is place:
        return list(edits)
    inside = tuple(one for other in others for one in other.all)
    joined = replace(whole, also=(*whole.also, *inside))
    gone = {id(other) for other in others} - {id(place)}
    return [joined if e is place else e for e in edits if id(e) not in gone]


def _rows(edits: list[Edit], old: Model, new: Model) -> list[Edit]:
    """Cells of a row that came or went, and the value that it is for."""
    for table, other, verb in _tables(old, new):
        for row in table.rows:
            cells = [e for e in edits if _of_row(e, row, verb)]
            if row in other.rows or not cells:
                continue
            values = [e for e in edits if _is_value(e, table.by[0], row, verb)]
            edits = _table_edit(edits, ("rows", row), verb, [*cells, *values])
    return edits


def _tiers(edits: list[Edit], old: Model, new: Model) -> list[Edit]:
    """Cells of a column that came or went, with its baseline and its value."""
    for table, other, verb in _tables(old, new):
        for column in (c for c in table.columns if c not in other.columns):
            cells = [e for e in edits if _of_column(e, column, verb)]
            inside = [e for e in edits if _of_baseline(e, column, verb)]
            inside += [e for e in edits if _is_value(e, table.by[-1], column, verb)]
            inside += [e for e in edits if e.fact == "table.columns"]
            if inside or cells:
                edits = _table_edit(edits, ("tiers", column), verb, [*cells, *inside])
    return edits


def _table_edit(
    edits: list[Edit], step: tuple[str, str], verb: Verb, inside: list[Edit]
) -> list[Edit]:
    """One edit of a row or of a tier instead of those of its parts."""
    first, key = inside[0], step[1]
    spot = Spot((("table", None), step), f"table.{key}", first.spot.place)
    before = key if verb == "removed" else None
    after = key if verb == "added" else None
    whole = Edit(verb, spot, before, after, first.places)
    return _joined(edits, first, whole, inside)


def _tables(old: Model, new: Model) -> Iterator[tuple[Any, Any, Verb]]:
    mine = old.table if isinstance(old, Endpoint) else None
    theirs = new.table if isinstance(new, Endpoint) else None
    if mine and theirs and mine.by == theirs.by:
        yield mine, theirs, "removed"
        yield theirs, mine, "added"


def _of_row(edit: Edit, row: str, verb: str) -> bool:
    cell = edit.before or edit.after
    return edit.fact == "table.cells" and edit.verb == verb and cell.row == row


def _of_column(edit: Edit, column: str, verb: str) -> bool:
    cell = edit.before or edit.after
    return edit.fact == "table.cells" and edit.verb == verb and cell.column == column


def _of_baseline(edit: Edit, column: str, verb: str) -> bool:
    return (edit.fact, edit.keys, edit.verb) == ("table.baseline", (column,), verb)


def _is_value(edit: Edit, name: str, word: str, verb: str) -> bool:
    place = (edit.fact, edit.keys, edit.verb)
    return place == ("parameters.values", (name, word), verb)


def _moved_fields(edits: list[Edit]) -> list[Edit]:
    """A field of one role that stands elsewhere in the same reply now."""

    def twin(gone: Edit, come: Edit) -> bool:
        old, new = gone.before, come.after
        if not (isinstance(old, Field) and isinstance(new, Field)):
            return False
        return gone.keys[0] == come.keys[0] and old.role == new.role is not None

    return _paired(edits, "replies.fields", twin)


def _paired(edits: list[Edit], fact: str, twin: Follows) -> list[Edit]:
    """What went and what came as one renaming, where just one of them fits."""
    for gone in [e for e in edits if e.fact == fact and e.verb == "removed"]:
        fits = [e for e in edits if _came(e, fact) and twin(gone, e)]
        if len(fits) == 1 and any(e is gone for e in edits):
            come = fits[0]
            places = gone.places[0], come.places[1]
            whole = Edit("renamed", come.spot, gone.before, come.after, places)
            whole = replace(whole, also=(replace(gone, also=()),))
            edits = _joined(edits, come, whole, [gone])
    return edits


def _came(edit: Edit, fact: str) -> bool:
    return edit.fact == fact and edit.verb == "added"


def _same_parameter(main: Edit, other: Edit) -> bool:
    return other.fact.startswith("parameters.") and main.keys[:1] == other.keys[:1]


# What belongs to a type, so that another type has it or has it not.
SHAPE = frozenset(
    {"accepts", "cheapest_first", "items", "length", "of", "range", "separator"}
    | {"strict", "takes", "values"}
)


def _by_type(main: Edit, other: Edit) -> bool:
    shape = other.fact.split(".")[1:2]
    return _same_parameter(main, other) and not SHAPE.isdisjoint(shape)


def _by_fixed(main: Edit, other: Edit) -> bool:
    return _same_parameter(main, other) and other.fact == "parameters.default"


def _by_parameter(main: Edit, other: Edit) -> bool:
    """What speaks of a parameter and so came or went with it."""
    name, record = main.keys[0], other.after if other.before is None else other.before
    if other.fact == "unsupported":
        return other.keys == (name,) and {main.verb, other.verb} == {"added", "removed"}
    if other.verb != main.verb:
        return False
    if isinstance(record, Rule):
        return record.subject == name or record.others == (name,)
    if isinstance(record, Quirk):
        return record.on == name
    return isinstance(record, Gap | Switch) and _names(record.when, name)


def _names(when: Condition | None, name: str) -> bool:
    tests = when.tests if when else ()
    return any(t.parameter == name and t.operator != "absent" for t in tests)


def _by_value(main: Edit, other: Edit) -> bool:
    """What speaks of just this value, and its place in the order of prices."""
    values = [edit for edit in main.all if edit.fact == "parameters.values"]
    return any(_of_value(value.keys, main, other) for value in values)


def _of_value(keys: tuple[str, ...], main: Edit, other: Edit) -> bool:
    name, word = keys
    if other.fact == "parameters.cheapest_first" and other.keys == (name,):
        return set(map(str, other.before)) ^ set(map(str, other.after)) == {word}
    if other.verb != main.verb or other.fact not in ("quirks", "gaps"):
        return False
    record = other.after if other.before is None else other.before
    tests = record.when.tests if record.when else ()
    return any(
        t.parameter == name and t.operator == "is" and str(t.values[0]) == word
        for t in tests
    )


def _by_state(main: Edit, other: Edit) -> bool:
    """Ways into a state that came or went."""
    if other.fact != "lifecycle.then":
        return False
    return set(other.before) ^ set(other.after) == {main.keys[-1]}


def _by_operation(main: Edit, other: Edit) -> bool:
    """The replies that an operation came or went with."""
    if main.fact == "operations":
        record = main.after if main.before is None else main.before
        named = set(record.replies)
        fits = other.verb == main.verb
    else:
        named = set(main.before) ^ set(main.after)
        fits = other.verb in ("added", "removed")
    return fits and other.fact == "replies" and other.keys[0] in named


def _by_reply(main: Edit, other: Edit) -> bool:
    if other.fact != "pictures" or other.verb not in ("added", "removed"):
        return False
    if main.fact == "replies.pictures":
        return other.keys[0] in set(main.before) ^ set(main.after)
    record = main.after if main.before is None else main.before
    named = {scope.name for scope in record.pictures}
    return main.verb == other.verb and other.keys[0] in named


def _by_scope(main: Edit, other: Edit) -> bool:
    """The replies that show pictures of a scope that came or went."""
    if other.fact != "replies.pictures" or main.verb not in ("added", "removed"):
        return False
    return set(other.before) ^ set(other.after) == {main.keys[0]}


def _by_cell(main: Edit, other: Edit) -> bool:
    return other.fact == "table.cells.sizes" and main.keys == other.keys


def _by_axes(main: Edit, other: Edit) -> bool:
    return other.fact.startswith("table.")


def _by_unit(main: Edit, other: Edit) -> bool:
    return other.fact in ("retention.task", "retention.picture")


def _by_tariff(main: Edit, other: Edit) -> bool:
    """The prices of another tariff are other prices."""
    return other.fact.startswith("prices.")


def _by_mode(main: Edit, other: Edit) -> bool:
    """A model is ordered as its first mode says."""
    return other.fact in ("kind.word", "kind.at", "kind.confidence", "submit")


def _by_status(main: Edit, other: Edit) -> bool:
    return other.fact == "status.date"


FOLLOWING: tuple[tuple[str, Follows], ...] = (
    ("parameters", _by_parameter),
    ("parameters.type", _by_type),
    ("parameters.fixed", _by_fixed),
    ("parameters.values", _by_value),
    ("table.by", _by_axes),
    ("table.rows", _by_value),
    ("table.tiers", _by_value),
    ("table.cells.refused", _by_cell),
    ("operations", _by_operation),
    ("operations.replies", _by_operation),
    ("replies", _by_reply),
    ("pictures", _by_scope),
    ("replies.pictures", _by_reply),
    ("lifecycle", _by_state),
    ("status.word", _by_status),
    ("modes", _by_mode),
    ("modes.submit", _by_mode),
    ("modes.at", _by_mode),
    ("modes.confidence", _by_mode),
    ("modes.kind.word", _by_mode),
    ("retention.unit", _by_unit),
    ("prices.unit", _by_tariff),
    ("prices.per", _by_tariff),
    ("prices.by", _by_tariff),
)
