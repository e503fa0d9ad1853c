"""Values that a parameter takes, and requests with no more than they need."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range

# A value that no page lists, for each type that has a list.
UNLISTED = "unlisted"
ODD_RATIO = "7:5"
ODD_PIXELS = "640x480"
INLINE = "data:image/png;base64,AAAA"
ADDRESS = "https://a.example/1.png"
# No text of a sample is longer.
LONGEST = 5000

Written = Mapping[str, object]


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
