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
from pixelspec.model.parameter import Parameter, Range

# A value that no page lists, for each type that has a list.
UNLISTED = "unlisted"
ODD_RATIO = "7:5"
ODD_PIXELS = "640x480"
INLINE = "data:image/png;base64,AAAA"
ADDRESS = "https://a.example/1.png"
# No text of a witness is longer, and no search takes more requests.
LONGEST = 5000
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


def minimal(model: Endpoint) -> dict[str, object]:
    """What has to be written, and a prompt where there is one."""
    needed = [p for p in model.parameters if p.required or p.name == "prompt"]
    return {p.name: plain(p) for p in needed if p.type != "passthrough"}


def first(model: Endpoint) -> dict[str, object]:
    """The first of those parameters of which a rule wants at least one."""
    wanted = [rule.others[0] for rule in model.rules if rule.kind == "at-least-one"]
    named = [model.parameter(name) for name in wanted]
    return {p.name: plain(p) for p in named if p}


def company(model: Endpoint, written: Written) -> Written:
    """A request with everything that its parameters require by a rule."""
    added: dict[str, object] = {}
    for rule in model.rules:
        if rule.kind == "requires" and rule.subject in written:
            named = (model.parameter(name) for name in rule.others)
            added |= {p.name: plain(p) for p in named if p and p.name not in written}
    return {**written, **added}


def plain(parameter: Parameter) -> object:
    """An ordinary value of a parameter."""
    if parameter.fixed is not None:
        return parameter.fixed
    if parameter.effective is not None:
        return parameter.effective
    return next(iter(values(parameter)), "x")


def values(parameter: Parameter) -> Iterator[object]:
    """Values of a parameter, ordinary ones first, then those at the edge and beyond it."""
    if parameter.type in ("integer", "number"):
        yield from _numbers(parameter.range)
        yield from (1.5,) if parameter.type == "number" else ()
    elif parameter.type == "boolean":
        yield from (True, False)
    elif parameter.type == "list":
        item = "x" if parameter.of == "text" else ADDRESS
        yield from ([item] * count for count in _counts(parameter.items))
    elif parameter.type in ("url", "image"):
        yield from (ADDRESS, INLINE)
    elif parameter.type == "text":
        yield from ("x" * count for count in _counts(parameter.length))
    else:
        yield from parameter.words
        yield from (f for f in ("auto",) if f in parameter.accepts)
        yield from (UNLISTED,) if parameter.type == "choice" else (ODD_RATIO,)
        yield ODD_PIXELS.replace("x", parameter.separator)


def _numbers(bounds: Range | None) -> Iterator[float | int]:
    ends = (bounds.least, bounds.most) if bounds else (None, None)
    known = [end for end in ends if end is not None]
    yield from known
    yield from (1, 7)
    yield from (end + step for end in known for step in (-1, 1))


def _counts(bounds: Range | None) -> Iterator[int]:
    yield from (int(n) for n in _numbers(bounds) if 0 <= n <= LONGEST)


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
