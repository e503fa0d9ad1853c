"""What was only renamed: found first, so that everything else is compared under one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from pixelspec.compare.edits import Edit, edits
from pixelspec.compare.parts import Spot
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter
from pixelspec.model.provider import Provider, State
from pixelspec.model.source import Source
from pixelspec.place import Place

T = TypeVar("T")

# The parts of a model that speak of its parameters.
SPEAKING = ("rules", "quirks", "gaps", "table")
Fields = frozenset[tuple[str, str]]
# Where the name of a parameter stands, one of its words, and a state.
NAMES: Fields = frozenset(
    {("Parameter", "name"), ("Rule", "subject"), ("Rule", "others"), ("Quirk", "on")}
    | {("Quirk", "to"), ("Test", "parameter"), ("Table", "by")}
)
WORDS: Fields = frozenset(
    {("Value", "word"), ("Stated", "value"), ("Parameter", "cheapest_first")}
    | {("Test", "values"), ("Quirk", "to")}
)
TIERS: Fields = WORDS | {("Table", "columns"), ("Table", "baseline")}
TIERS |= {("Cell", "row"), ("Cell", "column")}
STATES: Fields = frozenset(
    {("State", "word"), ("State", "then"), ("Required", "states")}
)


def renamed_endpoint(old: Endpoint, new: Endpoint) -> tuple[Endpoint, list[Edit]]:
    """The old model in the names of the new one, and the renamings."""
    found: list[Edit] = []
    for gone, come in _twins(old.parameters, new.parameters, _same_parameter):
        found.append(_edit("parameters", come.name, (come.name,), gone, come))
        old = _spoken(old, gone.name, come.name, NAMES)
        moved = replace(gone, name=come.name, wire=come.wire)
        old = replace(old, parameters=_with(old.parameters, gone.name, moved))
    for parameter in new.parameters:
        before = old.parameter(parameter.name)
        for word, other in _recased(before, parameter) if before else ():
            keys = (parameter.name, other)
            spelled = _edit("parameters.values", other, keys, word, other)
            place = before.source.place, parameter.source.place  # type: ignore[union-attr]
            found.append(replace(spelled, places=place))
            old = _respelled(old, parameter.name, word, other)
    return old, found


def renamed_provider(old: Provider, new: Provider) -> tuple[Provider, list[Edit]]:
    found: list[Edit] = []
    for gone, come in _twins(old.lifecycle, new.lifecycle, _same_state):
        found.append(_edit("lifecycle", come.word, (come.word,), gone, come))
        states = _reworded(old.lifecycle, gone.word, come.word, STATES)
        replies = _reworded(old.replies, gone.word, come.word, STATES)
        old = replace(old, lifecycle=states, replies=replies)
    return old, found


def _twins(old: Sequence[T], new: Sequence[T], alike: Any) -> Iterator[tuple[T, T]]:
    """What went and what came, where just one fits the other."""
    mine, theirs = {_name(m): m for m in old}, {_name(m): m for m in new}
    gone = [m for name, m in mine.items() if name not in theirs]
    come = [m for name, m in theirs.items() if name not in mine]
    for member in gone:
        fits = [other for other in come if alike(member, other)]
        back = [other for other in gone if fits and alike(other, fits[0])]
        if len(fits) == len(back) == 1:
            yield member, fits[0]


def _name(member: Any) -> str:
    return str(member.word if isinstance(member, State) else member.name)


def _same_parameter(old: Parameter, new: Parameter) -> bool:
    """All facts but the name; of two that say almost nothing one would have to guess."""
    plain = replace(old, name=new.name, doc=new.doc, source=new.source, wire=new.wire)
    return not edits(plain, new) and (old.type, old.doc) == (new.type, new.doc)


def _same_state(old: State, new: State) -> bool:
    then = {new.word if word == old.word else word for word in old.then}
    return (old.means, then, old.first) == (new.means, set(new.then), new.first)


def _recased(old: Parameter, new: Parameter) -> Iterator[tuple[str, str]]:
    gone = [w for w in old.words if w not in new.words and isinstance(w, str)]
    come = [w for w in new.words if w not in old.words and isinstance(w, str)]
    for word in gone:
        twins = [other for other in come if other.lower() == word.lower()]
        if len(twins) == 1:
            yield word, twins[0]


def _edit(field: str, last: str, keys: tuple[str, ...], old: Any, new: Any) -> Edit:
    names = field.split(".")
    steps = tuple(zip(names, keys, strict=True))
    inner = f"{names[0]}.{keys[0]}" + (f".{names[1]}.{last}" if keys[1:] else "")
    places = getattr(old, "source", None), getattr(new, "source", None)
    at = tuple(source.place if source else Place("") for source in places)
    return Edit("renamed", Spot(steps, inner, at[1]), old, new, (at[0], at[1]))


def _spoken(old: Endpoint, word: str, other: str, where: Fields) -> Endpoint:
    """The model with a word replaced wherever it speaks of a parameter."""
    changes = {n: _reworded(getattr(old, n), word, other, where) for n in SPEAKING}
    return replace(old, **changes)


def _respelled(old: Endpoint, name: str, word: str, other: str) -> Endpoint:
    spelled = _reworded(old.parameter(name), word, other, WORDS)
    of_table = old.table is not None and name in old.table.by
    renamed = replace(old, parameters=_with(old.parameters, name, spelled))
    return _spoken(renamed, word, other, TIERS if of_table else WORDS)


def _with(members: tuple[Any, ...], name: str, member: Any) -> tuple[Any, ...]:
    return tuple(member if own.name == name else own for own in members)


def _reworded(value: Any, word: str, other: str, where: Fields) -> Any:
    """A value with one text replaced by another in some fields of what it holds."""
    if isinstance(value, tuple):
        return tuple(_reworded(member, word, other, where) for member in value)
    if not is_dataclass(value) or isinstance(value, type | Source | Place):
        return value
    kind = type(value).__name__
    inner = {
        field.name: (
            _replaced(held, word, other)
            if (kind, field.name) in where
            else _reworded(held, word, other, where)
        )
        for field in fields(value)
        for held in (getattr(value, field.name),)
    }
    return replace(value, **inner)


def _replaced(value: Any, word: str, other: str) -> Any:
    if isinstance(value, tuple):
        return tuple(_replaced(member, word, other) for member in value)
    return other if isinstance(value, str) and value == word else value
