"""Switches: under a condition, other parameters take something else."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.behaviour import Meant, Switch
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import judge
from pixelspec.model.parameter import Parameter, Range
from pixelspec.plan.conformance.conditions import Part, meeting, missing
from pixelspec.plan.conformance.request import Requests, choices, picture
from pixelspec.plan.conformance.section import Row, Section, numbered, places
from pixelspec.plan.names import parameter_keyword


def switch(endpoint: Endpoint) -> Section:
    return Section(
        group="switch",
        facts=("switches.{name}.when", "switches.{name}.sets.{sets}"),
        at=("{at}",),
        needs="paid",
        columns="name sets given lacking about held wire at part",
        ids="{name}-{sets}{part}",
        rows=numbered(_rows(Requests(endpoint)), 2),
    )


def _rows(requests: Requests) -> Iterator[Row]:
    for one in requests.endpoint.switches:
        at = places(one.source.at)
        on = next(meeting(requests.endpoint, one.when), None)
        off = next(missing(requests.endpoint, one.when), None)
        for meant in one.sets:
            parameter = requests.endpoint.parameter(meant.name)
            if parameter is None or on is None:
                continue
            yield from _fixed(requests, one, meant, parameter, on, at)
            yield from _required(requests, one, meant, parameter, on, at)
            for kind, bounds in (("range", meant.range), ("items", meant.items)):
                if bounds:
                    yield from _bounds(
                        requests, one, parameter, kind, bounds, on, off, at
                    )


def _accepted(
    requests: Requests, one: Switch, sets: str, part: Part, name: str, at: object
) -> Iterator[Row]:
    written = requests.having(part.written, (), part.left)
    if written is not None:
        lacking = list(requests.lacks(written))
        found = requests.held(written, name, *part.written)
        held = {keyword: value for keyword, value in found.items() if value != []}
        yield one.id, sets, requests.given(written), lacking, "", held, False, at


def _refused(
    requests: Requests,
    one: Switch,
    sets: str,
    part: Part,
    about: str,
    wire: bool,
    at: object,
) -> Iterator[Row]:
    written = {**requests.least, **part.written}
    written = {k: v for k, v in written.items() if k not in part.left}
    if judge(requests.endpoint, written).problems:
        lacking = list(requests.lacks(written))
        yield one.id, sets, requests.given(written), lacking, about, {}, wire, at


def _fixed(
    requests: Requests,
    one: Switch,
    meant: Meant,
    parameter: Parameter,
    on: Part,
    at: object,
) -> Iterator[Row]:
    """The value is implied, may be written, and no other one may."""
    if meant.fixed is None:
        return
    name = meant.name
    yield from _accepted(requests, one, name, on.but(Part({}, (name,))), name, at)
    yield from _accepted(
        requests, one, name, on.but(Part({name: meant.fixed})), name, at
    )
    others = [value for value in choices(parameter) if value != meant.fixed]
    for value in others[:1]:
        part = on.but(Part({name: value}))
        yield from _refused(requests, one, name, part, one.id, True, at)


def _required(
    requests: Requests,
    one: Switch,
    meant: Meant,
    parameter: Parameter,
    on: Part,
    at: object,
) -> Iterator[Row]:
    """Left out, it is missed or not."""
    part = on.but(Part({}, (meant.name,)))
    if meant.required:
        keyword = parameter_keyword(meant.name)
        yield from _refused(requests, one, meant.name, part, keyword, True, at)
    elif meant.required is False and parameter.required:
        yield from _accepted(requests, one, meant.name, part, meant.name, at)


def _bounds(
    requests: Requests,
    one: Switch,
    parameter: Parameter,
    kind: str,
    bounds: Range,
    on: Part,
    off: Part | None,
    at: object,
) -> Iterator[Row]:
    """The ends under the condition; what is beyond the usual ends is refused without it."""
    name = parameter.name
    steps = {"least": -1, "most": 1}
    for end, step in steps.items():
        number = getattr(bounds, end)
        if number is None:
            continue
        sets = f"{name}.{kind}.{end}"
        inside, outside = (_counting(parameter, int(number) + n) for n in (0, step))
        if inside is not None:
            part = on.but(Part({name: inside}))
            yield from _accepted(requests, one, sets, part, name, at)
        if outside not in ([], None):
            part = on.but(Part({name: outside}))
            yield from _refused(requests, one, sets, part, one.id, False, at)
        if off is not None and inside not in ([], None):
            part, about = off.but(Part({name: inside})), parameter_keyword(name)
            yield from _refused(requests, one, sets, part, about, False, at)


def _counting(parameter: Parameter, count: int) -> object:
    """A number, or a list of so many; None for one that cannot be."""
    if parameter.type != "list":
        return count
    return [picture(parameter)] * count if count >= 0 else None
