"""What a page says of a whole request: what is wrong with it, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pixelspec.model.allowed import (
    holds,
    listed,
    pixels,
    problem,
    same,
    takes_any_pixels,
    within,
)
from pixelspec.model.behaviour import Meant, Quirk, Rule
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Stated
from pixelspec.model.table import Cell

Written = Mapping[str, object]

# The effects after which a value that the page does not list is taken all the same.
_TAKES = frozenset(
    {"ignored", "downgraded", "falls-back", "clamped", "truncated", "substituted"}
)


@dataclass(frozen=True)
class Verdict:
    """`problems` are the paths of the facts that speak against a request, `quirks` those
    at work."""

    problems: tuple[str, ...]
    quirks: tuple[Quirk, ...]

    @property
    def clean(self) -> bool:
        """Whether everything is done as it was written."""
        return not self.problems and not self.quirks


def judge(endpoint: Endpoint, written: Written) -> Verdict:
    """A request by what its parameters are worth, keyed by their names on the page."""
    meant = switched(endpoint, written)
    quirks = tuple(q for q in endpoint.quirks if holds(q.when, meant, written))
    return Verdict(tuple(dict.fromkeys(_problems(meant, written, quirks))), quirks)


def switched(endpoint: Endpoint, written: Written) -> Endpoint:
    """The model with what its switches say under this request."""
    sets = [
        meant
        for switch in endpoint.switches
        if holds(switch.when, endpoint, written)
        for meant in switch.sets
    ]
    if not sets:
        return endpoint
    parameters = tuple(reset(p, sets) for p in endpoint.parameters)
    return replace(endpoint, parameters=parameters)


def reset(parameter: Parameter, sets: Iterable[Meant]) -> Parameter:
    """A parameter as a switch leaves it."""
    for meant in sets:
        if meant.name == parameter.name:
            required = meant.required
            parameter = replace(
                parameter,
                fixed=parameter.fixed if meant.fixed is None else meant.fixed,
                range=meant.range or parameter.range,
                items=meant.items or parameter.items,
                required=parameter.required if required is None else required,
            )
    return parameter


def _problems(
    endpoint: Endpoint, written: Written, quirks: tuple[Quirk, ...]
) -> Iterator[str]:
    for parameter in endpoint.parameters:
        yield from _of_value(endpoint, parameter, written, quirks)
    for rule in endpoint.rules:
        if broken(endpoint, rule, written):
            yield f"rules.{rule.id}"
    cell = cell_of(endpoint, written)
    if cell and cell.refused is not None:
        yield f"table.{cell.row}" + (f".{cell.column}" if cell.column else "")
    for gap in endpoint.gaps:
        if gap.when and holds(gap.when, endpoint, written):
            yield f"gaps.{gap.id}"


def _of_value(
    endpoint: Endpoint,
    parameter: Parameter,
    written: Written,
    quirks: tuple[Quirk, ...],
) -> Iterator[str]:
    path = f"parameters.{parameter.name}"
    if parameter.name not in written:
        if parameter.required and parameter.fixed is None:
            yield f"{path}.required"
        return
    value = written[parameter.name]
    if parameter.fixed is not None and not same(value, parameter.fixed):
        yield f"{path}.fixed"
    elif parameter.unbuilt and not same(value, parameter.effective):
        yield f"{path}.unbuilt"
    elif refused(endpoint, parameter, value) and not _tolerated(parameter, quirks):
        yield path


def refused(endpoint: Endpoint, parameter: Parameter, value: object) -> bool:
    """Whether the page does not allow a value, whatever the rest of the request."""
    if problem(endpoint, parameter, value):
        return True
    size = pixels(parameter, value) if parameter.type == "size" else None
    closed = size is not None and not takes_any_pixels(endpoint, parameter)
    return closed and not listed(endpoint, parameter, value)


def _tolerated(parameter: Parameter, quirks: tuple[Quirk, ...]) -> bool:
    return any(
        quirk.effect in _TAKES
        and (parameter.name, "unlisted") == (t.parameter, t.operator)
        for quirk in quirks
        for t in quirk.when.tests
    )


def broken(endpoint: Endpoint, rule: Rule, written: Written) -> bool:
    """Whether a request breaks a rule, as far as the request alone can tell."""
    present = {name for name, value in written.items() if value != []}
    if rule.when and not holds(rule.when, endpoint, written):
        return False
    if rule.kind == "at-least-one":
        return not present.intersection(rule.others)
    if rule.kind == "sum":
        counts = sum(counted(written[n]) for n in rule.others if n in written)
        return rule.at_most is not None and counts > rule.at_most
    if rule.subject not in present:
        return False
    if rule.kind == "requires":
        return not present.issuperset(rule.others)
    if rule.kind == "excludes":
        return not present.isdisjoint(rule.others)
    if rule.kind == "requires-value":
        pairs = zip(rule.others, rule.values, strict=True)
        return any(not same(held(endpoint, written, n), v) for n, v in pairs)
    return False


def outcome(
    endpoint: Endpoint, written: Written, quirks: tuple[Quirk, ...] | None = None
) -> dict[str, object]:
    """What holds of a request that is taken: as written, fixed or by default, after every
    quirk at work."""
    meant = switched(endpoint, written)
    known = [p for p in meant.parameters if p.type != "passthrough"]
    found: dict[str, object] = {
        p.name: p.effective for p in known if isinstance(p.default, Stated)
    }
    found |= {p.name: p.fixed for p in known if p.fixed is not None}
    defaults = dict(found)
    found |= written
    if quirks is None:
        quirks = judge(endpoint, written).quirks
    for quirk in quirks:
        found |= _changed(endpoint, quirk, found, defaults)
    return {name: value for name, value in found.items() if value is not None}


def _changed(
    endpoint: Endpoint, quirk: Quirk, values: Written, defaults: Written
) -> Written:
    """What a quirk makes of the value at stake; None where nothing is left of it."""
    if quirk.to:
        return dict(quirk.to)
    if quirk.effect in ("ignored", "ineffective"):
        return {quirk.on: defaults.get(quirk.on)}
    parameter = endpoint.parameter(quirk.on)
    if parameter and quirk.effect in ("clamped", "truncated") and quirk.on in values:
        return {quirk.on: fitted(parameter, values[quirk.on])}
    return {}


def fitted(parameter: Parameter, value: object) -> object:
    """A number moved into its range; a text or a list cut to what is taken."""
    bounds = parameter.range or parameter.length or parameter.items
    if bounds is None:
        return value
    if isinstance(value, str | list):
        return value if bounds.most is None else value[: int(bounds.most)]
    if not isinstance(value, int | float) or within(bounds, value):
        return value
    low = bounds.least is not None and value < bounds.least
    return bounds.least if low else bounds.most


def held(endpoint: Endpoint, written: Written, name: str) -> object:
    """The value of a parameter: as written, else fixed or by default, else None."""
    parameter = endpoint.parameter(name)
    if name in written or parameter is None:
        return written.get(name)
    return parameter.effective if parameter.fixed is None else parameter.fixed


def cell_of(endpoint: Endpoint, written: Written) -> Cell | None:
    """The cell of the table that a request lands in, if it names one."""
    table = endpoint.table
    if table is None:
        return None
    named = [held(endpoint, written, name) for name in table.by]
    column = str(named[1]) if len(named) > 1 and named[1] is not None else None
    return table.cell(str(named[0]), column if table.columns else None)


def counted(value: object) -> float:
    """What a value adds to a sum: a list its members, a number itself, anything else one."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int | float) else 1
