"""The ends of what a parameter takes: numbers, members of lists, lengths of texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge
from pixelspec.model.parameter import Parameter, Range, Unit
from pixelspec.plan.conformance.request import Requests, picture, refuses
from pixelspec.plan.conformance.section import Code, Row, Section, places
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword

# No text of a check is longer.
LONGEST = 40_000
# What is said of a text whose tokens nobody can count.
TOKENS = {"refused": "refused", "truncated": "cut off", "advised": "advised"}
# A letter of two bytes, so that bytes and characters are not the same.
LETTER = "\u00e9"


def boundary(endpoint: Endpoint) -> Section:
    """Numbers and lists: both ends are taken, and what is one step beyond is not."""
    return Section(
        group="boundary",
        facts=("parameters.{name}.{fact}", "{type}"),
        at=("{at}",),
        needs="paid",
        columns="name fact type side keyword value given taken at",
        ids="{name}-{fact}-{side}",
        rows=tuple(_rows(Requests(endpoint))),
    )


def _rows(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        if parameter.type in ("integer", "number") and parameter.range:
            ends = _ends(parameter.range)
            values = [(fact, side, number) for fact, side, number in ends]
            yield from _ended(requests, parameter, "range", values)
        elif parameter.type == "list" and parameter.items:
            item = "x" if parameter.of == "text" else picture(parameter)
            listed = [
                (fact, side, [item] * int(count))
                for fact, side, count in _ends(parameter.items)
                if 0 <= count <= 100
            ]
            yield from _ended(requests, parameter, "items", listed)


def _ends(bounds: Range) -> Iterator[tuple[str, str, float | int]]:
    """Which end, which side of it, and the number there."""
    if bounds.least is not None:
        yield "least", "at", bounds.least
        yield "least", "below", bounds.least - 1
    if bounds.most is not None:
        yield "most", "at", bounds.most
        yield "most", "above", bounds.most + 1


def _ended(
    requests: Requests,
    parameter: Parameter,
    kind: str,
    values: Sequence[tuple[str, str, object]],
) -> Iterator[Row]:
    name, keyword = parameter.name, parameter_keyword(parameter.name)
    where, typed = places(parameter.source.at), f"parameters.{name}.type"
    for fact, side, one in values:
        path = f"{kind}.{fact}"
        if side == "at":
            written = requests.having({name: one})
            if written is not None:
                rest = _beside(requests, written, name)
                yield name, path, typed, side, keyword, one, rest, [one], where
            continue
        beyond = {**requests.least, name: one}
        verdict = judge(requests.endpoint, beyond)
        quirks = [q for q in verdict.quirks if refuses(q, beyond) and q.on == name]
        if quirks or f"parameters.{name}" in verdict.problems:
            rest = _beside(requests, _company(requests, name), name)
            yield name, path, "", side, keyword, one, rest, [], where


def _company(requests: Requests, name: str) -> dict[str, object]:
    """What a parameter needs beside it, whatever its own value."""
    parameter = requests.endpoint.parameter(name)
    usual = parameter.effective if parameter else None
    start = {} if usual is None else {name: usual}
    return requests.having(start) or dict(requests.least)


def _beside(
    requests: Requests, written: dict[str, object], name: str
) -> dict[str, object]:
    rest = {k: v for k, v in written.items() if k != name}
    return requests.given(rest)


def length(endpoint: Endpoint) -> Section:
    """Texts as long as may be, and one longer: refused, cut off or advised against."""
    return Section(
        group="length",
        facts=("parameters.{name}.length", "parameters.{name}.{fact}"),
        at=("{at}",),
        needs="paid",
        columns="name fact keyword fits long kept given over says at",
        ids="{name}",
        rows=tuple(_lengths(Requests(endpoint))),
    )


def _lengths(requests: Requests) -> Iterator[Row]:
    for parameter in free(requests.endpoint):
        most = parameter.length.most if parameter.length else None
        if parameter.type != "text" or most is None or most > LONGEST:
            continue
        written = _company(requests, parameter.name)
        rest = _beside(requests, written, parameter.name)
        over = "tokens" if parameter.unit == "tokens" else parameter.over
        fits, long, kept = (_text(int(most) + n, parameter.unit) for n in (0, 1, 0))
        where, keyword = places(parameter.source.at), parameter_keyword(parameter.name)
        facts = ("unit", "over")
        says = [f"{int(most):,}", parameter.unit]
        says += [TOKENS[parameter.over]] if over == "tokens" else []
        yield parameter.name, facts, keyword, fits, long, kept, rest, over, says, where


def _text(count: int, unit: Unit) -> Code:
    """A text of so many units, which no other unit would count alike."""
    if unit in ("bytes", "tokens"):
        pairs, odd = divmod(count, 2)
        tail = ' + "x"' if odd else ""
        return Code(f'"{LETTER}" * {pairs}{tail}')
    if unit == "words":
        return Code(f'" ".join(["n{LETTER}"] * {count})')
    return Code(f'"{LETTER}" * {count}')


def short(endpoint: Endpoint) -> Section:
    """A text that is too short."""
    found = [p for p in free(endpoint) if p.length and p.length.least]
    rows = (
        (
            p.name,
            parameter_keyword(p.name),
            _text(int(p.length.least or 0), p.unit),
            _text(int(p.length.least or 0) - 1, p.unit),
            places(p.source.at),
        )
        for p in found
        if p.length
    )
    return Section(
        group="short",
        facts=("parameters.{name}.length.least",),
        at=("{at}",),
        needs="paid",
        columns="name keyword fits less at",
        ids="{name}",
        rows=tuple(rows),
    )
