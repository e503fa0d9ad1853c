"""Requests that a check can make: the least there is, and the least with one thing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from pixelspec.model.behaviour import Quirk
from pixelspec.model.body import put, way
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge
from pixelspec.model.parameter import Parameter
from pixelspec.model.sample import ADDRESS, plain, values
from pixelspec.plan.names import parameter_keyword

Written = Mapping[str, object]

PROMPT = "A lighthouse at dusk"
MODEL = "some-model"
# So many further parameters are tried to make a request whole.
TRIED = 3


@dataclass(frozen=True)
class Request:
    """A request by the page's names of its parameters."""

    written: Written

    @property
    def keywords(self) -> dict[str, object]:
        """The same by the keywords of the client."""
        return {parameter_keyword(name): value for name, value in self.written.items()}


def least(endpoint: Endpoint) -> dict[str, object]:
    """What a request of the usual mode cannot do without, values of our own, by the names
    on the page; what the client writes by itself is left out."""
    needed = [p for p in endpoint.parameters if (p.required or p.name == "prompt")]
    open_ = [p for p in needed if p.fixed is None and p.type != "passthrough"]
    start = {p.name: ordinary(p) for p in open_}
    found = completed(endpoint, start, ())
    return start if found is None else dict(found)


def ordinary(parameter: Parameter) -> object:
    """An ordinary value, in words of our own where it is a text."""
    if parameter.name == "prompt":
        return PROMPT
    if parameter.name == "model":
        return MODEL
    if parameter.type == "image" and parameter.takes == ("data-uri",):
        return "data:image/png;base64,AAAA"
    return plain(parameter)


def body_of(endpoint: Endpoint, written: Written) -> dict[str, object]:
    """The body of a request as the page has it: fixed values first, then the others."""
    body: dict[str, object] = {}
    for parameter in endpoint.parameters:
        if parameter.type == "passthrough":
            continue
        fixed = parameter.fixed if parameter.name not in written else None
        value = written.get(parameter.name, fixed)
        if value is not None:
            put(body, way(parameter), value)
    return body


def with_value(
    endpoint: Endpoint, name: str, value: object, quirks: Sequence[str] = ()
) -> dict[str, object] | None:
    """The smallest request that has this value and is done as written, beside the quirks
    named; None where none was found."""
    return completed(endpoint, {**least(endpoint), name: value}, quirks)


def completed(
    endpoint: Endpoint, start: Written, quirks: Sequence[str], kept: Sequence[str] = ()
) -> dict[str, object] | None:
    """The request with as few further values as make it clean; None where none do."""
    for written in _larger(endpoint, start, kept):
        verdict = judge(endpoint, written)
        if not verdict.problems and not _loud(verdict.quirks, quirks, written):
            return dict(written)
    return None


def _loud(quirks: Sequence[Quirk], allowed: Sequence[str], written: Written) -> bool:
    """Whether a quirk is at work that changes what was written."""
    return any(refuses(q, written) for q in quirks if q.id not in allowed)


def refuses(quirk: Quirk, written: Written) -> bool:
    """Whether the client refuses because of a quirk unless it is told not to."""
    silent = quirk.effect not in ("slow", "billed")
    return silent and not quirk.likely and quirk.on in written


def _larger(
    endpoint: Endpoint, start: Written, kept: Sequence[str]
) -> Iterator[Written]:
    """The request itself, then with one value more or another one, then with two, three."""
    yield start
    related = _related(endpoint, start)
    free = [p for p in related if p.name not in kept and p.fixed is None]
    for count in range(1, TRIED + 1):
        for chosen in _several(free, count):
            for picked in product(*(_choices(p) for p in chosen)):
                names = (p.name for p in chosen)
                yield {**start, **dict(zip(names, picked, strict=True))}


def _several(free: Sequence[Parameter], count: int) -> Iterator[tuple[Parameter, ...]]:
    from itertools import combinations

    yield from combinations(free[:8], count)


def _related(endpoint: Endpoint, start: Written) -> list[Parameter]:
    """The parameters that rules, quirks, gaps and the table bring together with others, and
    that are not what the request is about."""
    names: list[str] = []
    for rule in endpoint.rules:
        names += [rule.subject, *rule.others]
        names += rule.when.parameters if rule.when else ()
    for quirk in endpoint.quirks:
        names += quirk.when.parameters
    for gap in endpoint.gaps:
        names += gap.when.parameters if gap.when else ()
    names += endpoint.table.by if endpoint.table else ()
    found = [endpoint.parameter(name) for name in dict.fromkeys(names)]
    last = list(start)[-1:] if start else []
    return [p for p in found if p is not None and p.name not in last]


def _choices(parameter: Parameter) -> list[object]:
    """Values worth trying, the usual ones."""
    if parameter.type == "list":
        item = "x" if parameter.of == "text" else ADDRESS
        return [[item]]
    return list(values(parameter))[:4]
