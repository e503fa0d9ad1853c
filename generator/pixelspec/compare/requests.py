"""Requests that may show a change, the smallest first."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice, product

from pixelspec.compare.edits import Edit
from pixelspec.compare.sizes import sizes
from pixelspec.emulator.wire import nest, steps
from pixelspec.model.behaviour import Gap, Quirk, Rule
from pixelspec.model.condition import Condition
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.sample import company, first, minimal, values

# No search takes more requests.
MOST = 400

Written = Mapping[str, object]


def candidates(
    old: Endpoint, new: Endpoint, edit: Edit
) -> Iterator[tuple[Written, str]]:
    """What to write and the body that says so, from the smallest on."""
    found: dict[str, Written] = {}
    extras = list(_extras(old, new, focus(old, new, edit), edit))
    for model in (old, new):
        least = minimal(model)
        for extra in extras:
            bare = {**least, **extra}
            for written in (bare, company(model, {**least, **first(model), **extra})):
                found.setdefault(body(old, new, written), written)
    ordered = sorted(
        found.items(), key=lambda pair: (len(pair[1]), len(pair[0]), pair[0])
    )
    yield from ((written, text) for text, written in islice(ordered, MOST))


def body(old: Endpoint, new: Endpoint, written: Written) -> str:
    """The JSON of a request, each value where a page of either side puts it."""
    pairs = []
    for name, value in written.items():
        parameter = old.parameter(name) or new.parameter(name)
        wire = parameter.wire if parameter else ""
        pairs.append((steps(wire or name), value))
    return json.dumps(nest(pairs), ensure_ascii=False)


def focus(old: Endpoint, new: Endpoint, edit: Edit) -> tuple[str, ...]:
    """The parameters that an edit is about; none where it is not about any."""
    names: list[str] = []
    for one in edit.all:
        names += _named(one, old) + _named(one, new)
    known = {p.name for p in (*old.parameters, *new.parameters)}
    named = {u.name for u in (*old.unsupported, *new.unsupported)}
    return tuple(name for name in dict.fromkeys(names) if name in known | named)


def _named(edit: Edit, model: Endpoint) -> list[str]:
    field, key = edit.spot.steps[0]
    if field in ("parameters", "unsupported"):
        return [str(key)]
    if field == "table":
        return list(model.table.by) if model.table else []
    if field == "rules":
        return _of(model.rules, key)
    if field == "quirks":
        return _of(model.quirks, key)
    return _of(model.gaps, key) if field == "gaps" else []


def _of(listed: Iterable[Rule | Quirk | Gap], key: str | None) -> list[str]:
    for record in listed:
        if record.id != key:
            continue
        if isinstance(record, Rule):
            return [record.subject, *record.others]
        tests = record.when.parameters if isinstance(record.when, Condition) else ()
        return [*tests, record.on] if isinstance(record, Quirk) else [*tests]
    return []


def _extras(
    old: Endpoint, new: Endpoint, names: tuple[str, ...], edit: Edit
) -> Iterator[Written]:
    """What to write beside the least: nothing, one parameter, several at once."""
    yield {}
    known = [p.name for p in (*old.parameters, *new.parameters)]
    choices = {
        name: list(_choices(old, new, name)) for name in names or dict.fromkeys(known)
    }
    if edit.fact == "unsupported" and "others" in edit.keys:
        yield {"anything": "x"}
    for name, listed in choices.items():
        yield from ({name: value} for value in listed)
    for count in (2, 3) if names else ():
        for several in combinations(names[:4], count):
            sets = product(*(choices[name] for name in several))
            yield from (dict(zip(several, s, strict=True)) for s in islice(sets, MOST))


def _choices(old: Endpoint, new: Endpoint, name: str) -> Iterator[object]:
    """The values of a parameter on either side, each once."""
    seen: set[str] = set()
    for model in (old, new):
        parameter = model.parameter(name)
        known = (*values(parameter), *sizes(model, parameter)) if parameter else ("x",)
        for value in known:
            if repr(value) not in seen:
                seen.add(repr(value))
                yield value
