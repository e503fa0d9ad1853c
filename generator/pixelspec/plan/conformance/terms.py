"""What a call costs, how it can be ordered, how long the model is to be had, and what goes
through unread."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.endpoint import Endpoint, Mode
from pixelspec.model.judge import judge, outcome
from pixelspec.model.parameter import Parameter
from pixelspec.model.prices import Prices, word
from pixelspec.plan.conformance.request import Requests, choices, ordinary
from pixelspec.plan.conformance.section import Row, Section, places, rows_of
from pixelspec.plan.conformance.values import free
from pixelspec.plan.names import parameter_keyword

_PARTS = ("unit", "per", "number", "by")


def price(endpoint: Endpoint) -> Section:
    """What a plan says that a call costs, and what the provider takes."""
    known = endpoint.prices
    return Section(
        group="price",
        facts=(*(f"prices.{part}" for part in _PARTS), "{row}"),
        at=known.source.at if known else (),
        needs="paid",
        columns="row given cost unit",
        ids="{given}",
        rows=rows_of(_prices(Requests(endpoint), known)) if known else (),
    )


def _prices(requests: Requests, known: Prices) -> Iterator[Row]:
    by = requests.endpoint.parameter(known.by) if known.by else None
    number = requests.endpoint.parameter(known.number) if known.number else None
    for value in _worth(by) if by else [None]:
        for count in _numbers(number):
            said = {known.by: value} if by and value is not None else {}
            said |= {} if count is None or number is None else {number.name: count}
            written = requests.having(said)
            if written is None or _uncertain(requests.endpoint, written, known):
                continue
            held = outcome(requests.endpoint, written)
            pictures = held.get(known.number, 1) if known.number else 1
            cost = known.of(
                held.get(known.by), pictures if isinstance(pictures, int) else 1
            )
            row = f"rows.{word(held.get(known.by))}" if known.by else "each"
            text = "" if cost is None else f"{cost:f}"
            row = f"prices.{row}" if text else ""
            yield row, requests.given(written), text, known.unit


def _worth(parameter: Parameter) -> list[object]:
    """Each value that a row can be for, and none at all."""
    words: list[object] = [*parameter.words] or choices(parameter)
    return [*words, None] if not parameter.required else words


def _numbers(parameter: Parameter | None) -> list[object]:
    bounds = parameter.range if parameter else None
    ends = (bounds.least, bounds.most) if bounds else ()
    return [*(end for end in ends if end is not None), None]


def _uncertain(endpoint: Endpoint, written: dict[str, object], known: Prices) -> bool:
    """Whether a quirk speaks of what the price goes by."""
    at_stake = {known.by, known.number}
    quirks = judge(endpoint, written).quirks
    return any(at_stake & {q.on, *dict(q.to)} for q in quirks)


def mode(endpoint: Endpoint) -> Section:
    """Each way to order: its operation, and the places of all that it takes."""
    return Section(
        group="mode",
        facts=("modes.{name}.submit", "{facts}"),
        at=("{at}",),
        needs="paid",
        columns="name row facts way given held at",
        ids="{name}-{row}",
        rows=tuple(row for one in endpoint.modes for row in _mode(endpoint, one)),
    )


def _mode(endpoint: Endpoint, one: Mode) -> Iterator[Row]:
    usual = one == endpoint.modes[0]
    requests, way = Requests(endpoint.ordered(one)), "" if usual else one.name
    at, path = places(one.source.at), f"modes.{one.name}"
    yield one.name, "least", (f"{path}.without",), way, {}, {}, at
    for parameter in () if usual else free(requests.endpoint):
        value = ordinary(parameter)
        if parameter.type == "list":
            value = choices(parameter)[0]
        written = requests.having({parameter.name: value})
        if written is not None:
            held = requests.held(written, parameter.name)
            own = parameter.name in dict(one.wire)
            wire = f"{path}.wire.{parameter.name}"
            facts = (wire if own else f"parameters.{parameter.name}.wire",)
            given = {
                **requests.given(written),
                parameter_keyword(parameter.name): value,
            }
            yield one.name, parameter.name, facts, way, given, held, at


def mode_without(endpoint: Endpoint) -> Section:
    """What a way to order goes without."""
    rows = [
        (
            one.name,
            name,
            parameter_keyword(name),
            choices(parameter)[0],
            places(one.source.at),
        )
        for one in endpoint.modes
        for name in one.without
        if (parameter := endpoint.parameter(name)) and parameter.fixed is None
    ]
    return Section(
        group="mode_without",
        facts=("modes.{name}.without",),
        at=("{at}",),
        columns="name parameter keyword value at",
        ids="{name}-{parameter}",
        rows=tuple(rows),
    )


def ending(endpoint: Endpoint) -> Section:
    """A model that is deprecated, or no longer to be had."""
    status = endpoint.status
    row = (status.word, status.date, places(status.source.at))
    return Section(
        group="ending",
        facts=("status",),
        at=("{at}",),
        needs="paid",
        columns="word date at",
        ids="{word}",
        rows=(row,) if status.word != "available" else (),
    )


def passthrough(endpoint: Endpoint) -> Section:
    """What goes to the model's own provider unread."""
    found = [p for p in endpoint.parameters if p.type == "passthrough"]
    taken = [p.name for p in endpoint.parameters if p.type != "passthrough"]
    rows = (
        (p.name, parameter_keyword(p.name), taken[0], places(p.source.at))
        for p in found
        if taken
    )
    return Section(
        group="passthrough",
        facts=("parameters.{name}.type",),
        at=("{at}",),
        needs="paid",
        columns="name keyword taken at",
        ids="{name}",
        rows=tuple(rows),
    )
