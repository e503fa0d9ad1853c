"""Where two models differ, fact by fact; what stays the same in other words is no edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from pixelspec.compare.parts import Spot, below, is_record, members, parts
from pixelspec.model.source import Source
from pixelspec.place import NOWHERE, Place

Verb = Literal["added", "removed", "changed", "renamed", "reordered"]

# Lists in which the order says nothing. Of a list that nobody knows yet it says something.
SETS = frozenset(
    {"accepts", "at", "hosts", "on", "others", "pictures", "replies", "states"}
    | {"counted", "takes", "then", "without"}
)
# Records whose order decides: the first error that fits, the first mode.
RANKED = frozenset({"errors", "modes"})


@dataclass(frozen=True)
class Edit:
    """One difference. `also` are the edits that belong to the same transition; `places`
    the nearest records on both sides."""

    verb: Verb
    spot: Spot
    before: Any
    after: Any
    places: tuple[Place, Place]
    also: tuple[Edit, ...] = ()

    @property
    def fact(self) -> str:
        return self.spot.fact

    @property
    def keys(self) -> tuple[str, ...]:
        return self.spot.keys

    @property
    def all(self) -> tuple[Edit, ...]:
        return (replace(self, also=()), *self.also)


@dataclass(frozen=True)
class _Pair:
    """Two records at one spot, and the sources that they inherit from."""

    old: Any
    new: Any
    spot: Spot
    places: tuple[Place, Place]
    inherited: tuple[Source, Source] | None


def edits(old: Any, new: Any) -> list[Edit]:
    """Every difference between two models."""
    places = (_place(old, NOWHERE), _place(new, NOWHERE))
    return list(_records(_Pair(old, new, Spot(), places, None), listed=False))


def same(old: object, new: object) -> bool:
    """Equal as what a spec says: true is not 1, and 2.0 is 2."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(same, old, new))
    if type(old) is type(new) and is_dataclass(old) and not isinstance(old, type):
        mine, theirs = _members_of(old), _members_of(new)
        return all(map(same, mine, theirs))
    return isinstance(old, bool) is isinstance(new, bool) and old == new


def _members_of(record: Any) -> list[object]:
    found = (getattr(record, field.name) for field in fields(record))
    return [value for value in found if not isinstance(value, Place)]


def _records(pair: _Pair, listed: bool) -> Iterator[Edit]:
    sources = _sources(pair.old, pair.new)
    if sources:
        yield from _moved(pair, sources)
    inner = replace(pair, inherited=sources or pair.inherited)
    theirs = dict(parts(pair.new, listed))
    for field, value in parts(pair.old, listed):
        yield from _values(inner, field, value, theirs[field])


def _sources(old: Any, new: Any) -> tuple[Source, Source] | None:
    mine, theirs = getattr(old, "source", None), getattr(new, "source", None)
    both = isinstance(mine, Source) and isinstance(theirs, Source)
    return (mine, theirs) if both else None  # type: ignore[return-value]  # as tested


def _moved(pair: _Pair, sources: tuple[Source, Source]) -> Iterator[Edit]:
    """What a source says of a fact, unless it only follows that of the record above."""
    for field in ("at", "confidence"):
        before, after = (getattr(source, field) for source in sources)
        above = pair.inherited
        follows = above and (before, after) == tuple(getattr(s, field) for s in above)
        if not follows and not _alike(field, before, after):
            spot = below(pair.spot, sources[0], field)
            yield Edit(_verb(before, after), spot, before, after, pair.places)


def _values(pair: _Pair, field: str, old: Any, new: Any) -> Iterator[Edit]:
    if old is new:
        return
    mine, theirs = members(old), members(new)
    if mine is not None or theirs is not None:
        known = (mine is not None or old == ()) and (theirs is not None or new == ())
        if known:
            yield from _lists(pair, field, mine or {}, theirs or {})
            return
    spot = below(pair.spot, pair.new, field)
    if is_record(old) and is_record(new) and type(old) is type(new):
        yield from _records(_inner(pair, old, new, spot), listed=False)
    elif not _alike(field, old, new):
        places = (_place(old, pair.places[0]), _place(new, pair.places[1]))
        yield Edit(_verb(old, new), spot, old, new, places)


def _alike(field: str, old: object, new: object) -> bool:
    if field in SETS and isinstance(old, tuple) and isinstance(new, tuple):
        return sorted(map(repr, old)) == sorted(map(repr, new))
    return same(old, new)


def _verb(old: object, new: object) -> Verb:
    """Whether a fact came, went or became another one; an empty text is none."""
    if old is None or old == "" or old == ():
        return "added"
    return "removed" if new is None or new == "" or new == () else "changed"


def _lists(
    pair: _Pair, field: str, old: dict[str, Any], new: dict[str, Any]
) -> Iterator[Edit]:
    for key in dict.fromkeys([*old, *new]):
        spot = below(pair.spot, pair.new, field, key)
        mine, theirs = old.get(key), new.get(key)
        if key in old and key in new:
            if is_record(mine) and is_record(theirs):
                yield from _records(_inner(pair, mine, theirs, spot), listed=True)
            elif not same(mine, theirs):
                yield Edit("changed", spot, mine, theirs, pair.places)
        else:
            places = (_place(mine, pair.places[0]), _place(theirs, pair.places[1]))
            verb: Verb = "removed" if key in old else "added"
            yield Edit(verb, spot, mine, theirs, places)
    both = [key for key in old if key in new]
    if field in RANKED and both != [key for key in new if key in old]:
        orders = tuple(both), tuple(key for key in new if key in old)
        yield Edit("reordered", below(pair.spot, pair.new, field), *orders, pair.places)


def _inner(pair: _Pair, old: Any, new: Any, spot: Spot) -> _Pair:
    places = (_place(old, pair.places[0]), _place(new, pair.places[1]))
    return _Pair(old, new, spot, places, pair.inherited)


def _place(record: object, otherwise: Place) -> Place:
    source = getattr(record, "source", None)
    return source.place if isinstance(source, Source) else otherwise


def graft(old: Any, new: Any, steps: Sequence[tuple[str, str | None]]) -> Any:
    """The old model with what stands at the end of the steps as in the new one."""
    (field, key), *rest = steps
    owner = "source" if field in ("at", "confidence") else field
    mine, theirs = getattr(old, owner), getattr(new, owner)
    if owner != field:
        return replace(old, source=replace(mine, **{field: getattr(theirs, field)}))
    if key is None:
        both = is_record(mine) and is_record(theirs) and rest
        return replace(old, **{field: graft(mine, theirs, rest) if both else theirs})
    return replace(old, **{field: _with_member(mine, theirs, key, rest)})


def _with_member(
    old: Any, new: Any, key: str, rest: Sequence[tuple[str, str | None]]
) -> Any:
    mine, theirs = members(old) or {}, members(new) or {}
    if key in mine and key in theirs and rest and is_record(mine[key]):
        return _put(old, key, graft(mine[key], theirs[key], rest))
    if key not in theirs:
        return tuple(v for k, v in zip(mine, old, strict=True) if k != key)
    whole = dict(zip(theirs, new, strict=True))[key]
    return _put(old, key, whole) if key in mine else (*old, whole)


def _put(listed: tuple[Any, ...], key: str, member: Any) -> tuple[Any, ...]:
    names = members(listed) or {}
    return tuple(
        member if name == key else own for name, own in zip(names, listed, strict=True)
    )
