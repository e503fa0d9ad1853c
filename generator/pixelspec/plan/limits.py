"""The limits of a model that a request class cannot state, as lines of its check."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.behaviour import Meant, Rule, Switch
from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range
from pixelspec.model.source import Scalar, Source
from pixelspec.plan.condition import expression, local
from pixelspec.plan.names import parameter_keyword
from pixelspec.plan.text import Argument, literal


@dataclass(frozen=True)
class Limit:
    """`if condition: yield call(arguments)`; the runtime's `limits` have the call, or its
    `remarks`."""

    condition: str
    call: str
    arguments: tuple[Argument, ...]


_FIELDS = {
    "Problem": ("", "parameter", "message", "at"),
    "Quirk": ("", "on", "effect", "at"),
    "Uncheckable": ("", "on", "message", "at"),
}


def named(call: str, *sources: str) -> tuple[Argument, ...]:
    """Arguments for a call of the runtime: a remark names its own, but for its rule."""
    names = _FIELDS.get(call, ("",) * len(sources))
    return tuple(map(Argument, names, sources))


def looked_at(endpoint: Endpoint) -> list[Condition]:
    """Tests of every parameter whose value the limits look at."""
    names = [p.name for p in endpoint.parameters if p.unbuilt or measures(p)]
    names += [meant.name for s in endpoint.switches for meant in s.sets]
    found = [Condition((Test(name, "is"),)) for name in names]
    found += [switch.when for switch in endpoint.switches]
    found += [rule.when for rule in endpoint.rules if rule.when]
    wanted = (r for r in endpoint.rules if r.kind == "requires-value")
    return [*found, *(Condition((Test(n, "is"),)) for r in wanted for n in r.others)]


def limits(endpoint: Endpoint) -> Iterator[Limit]:
    for parameter in endpoint.parameters:
        if parameter.unbuilt:
            yield _unbuilt(parameter)
        if measures(parameter):
            yield from _lengths(parameter)
        if parameter.billed and parameter.effective not in (None, 1):
            yield _billed(endpoint, parameter)
    for name in switched(endpoint):
        known = endpoint.parameter(name)
        if known:
            yield from _usual(endpoint, known)
    for switch in endpoint.switches:
        for meant in switch.sets:
            yield from _meant(switch, meant)


def measures(parameter: Parameter) -> bool:
    """Whether its length is more than the request class can count and refuse."""
    usual = parameter.unit in ("characters", "code-points")
    return parameter.length is not None and not (usual and parameter.over == "refused")


def switched(endpoint: Endpoint) -> tuple[str, ...]:
    """The parameters that a switch sets, each once."""
    return tuple(dict.fromkeys(m.name for s in endpoint.switches for m in s.sets))


def _place(source: Source) -> str:
    return literal(", ".join(source.at))


def _call(condition: str, call: str, *sources: str) -> Limit:
    return Limit(condition, call, named(call, *sources))


def _unbuilt(parameter: Parameter) -> Limit:
    keyword, name = parameter_keyword(parameter.name), local(parameter.name)
    text = (
        f"{keyword} asks for {parameter.unbuilt}: declared by the page, not built here"
    )
    condition = f"unlike({name}, {literal(parameter.effective)})"
    said = (literal("unbuilt"), literal(keyword), literal(text))
    return _call(condition, "Problem", *said, _place(parameter.source))


def _lengths(parameter: Parameter) -> Iterator[Limit]:
    bounds, name = parameter.length, local(parameter.name)
    keyword = literal(parameter_keyword(parameter.name))
    rule, unit = literal(f"{parameter.name}-length"), literal(parameter.unit)
    where = _place(parameter.source)
    count = f"measured({name}, {unit})"
    if bounds and bounds.most is not None:
        most, over = literal(bounds.most), literal(parameter.over)
        said = (rule, keyword, name, most, unit, over, where)
        yield _call(f"{count} > {most}", "overlong", *said)
    if bounds and bounds.least is not None:
        least = literal(bounds.least)
        condition = f"{name} is not None and {count} < {least}"
        yield _call(condition, "too_short", rule, keyword, name, least, unit, where)


def _billed(endpoint: Endpoint, parameter: Parameter) -> Limit:
    """A number that nobody wrote and that costs more than one."""
    keyword, number = parameter_keyword(parameter.name), parameter.effective
    values = {"to": {keyword: number}, "written": False}
    more = [Argument(name, literal(value)) for name, value in values.items()]
    more += [Argument("detail", literal(f"each of the {number} is billed"))]
    fixing = [s.when for s in endpoint.switches if _fixes(s, parameter.name)]
    condition = " and ".join([f"{literal(keyword)} not in given", *map(_not, fixing)])
    said = (f"{parameter.name}-billed", keyword, "billed")
    first = named("Quirk", *map(literal, said), _place(parameter.source))
    return Limit(condition, "Quirk", (*first, *more))


def _fixes(switch: Switch, name: str) -> bool:
    return any(m.name == name and m.fixed is not None for m in switch.sets)


def _not(condition: Condition) -> str:
    return f"not ({expression(condition)})"


def _usual(endpoint: Endpoint, parameter: Parameter) -> Iterator[Limit]:
    """What holds of a parameter where no switch sets it; its class must let that pass."""
    setting = [
        (switch.when, meant)
        for switch in endpoint.switches
        for meant in switch.sets
        if meant.name == parameter.name
    ]
    others = [when for when, meant in setting if bounds_of(meant)]
    bounds = parameter.range or parameter.items
    if bounds and others:
        kept = " and ".join(map(_not, others))
        yield _outside(parameter.name, parameter.name, bounds, kept, parameter.source)
    freeing = [when for when, meant in setting if meant.required is False]
    if parameter.required and freeing:
        kept = " and ".join(map(_not, freeing))
        yield _required(parameter.name, parameter.name, kept, parameter.source)


def bounds_of(meant: Meant) -> Range | Scalar:
    """What a switch bounds a parameter by."""
    return meant.range or meant.items or meant.fixed


def _meant(switch: Switch, meant: Meant) -> Iterator[Limit]:
    when, bounds = expression(switch.when), meant.range or meant.items
    if bounds:
        yield _outside(switch.id, meant.name, bounds, when, switch.source)
    if meant.required:
        yield _required(switch.id, meant.name, when, switch.source)
    if meant.fixed is not None:
        keyword, name = literal(parameter_keyword(meant.name)), local(meant.name)
        value = literal(meant.fixed)
        written = f"given.get({keyword})"
        where = _place(switch.source)
        said = (literal(switch.id), keyword, name, value, where)
        yield _call(f"{when} and unlike({written}, {value})", "other", *said)
        yield _call(f"{when} and {keyword} not in given", "Implied", keyword, value)


def _outside(rule: str, name: str, bounds: Range, when: str, source: Source) -> Limit:
    ends = (literal(bounds.least), literal(bounds.most))
    variable, keyword = local(name), literal(parameter_keyword(name))
    condition = f"{when} and beyond({variable}, {', '.join(ends)})"
    said = (literal(rule), keyword, variable, *ends, _place(source))
    return _call(condition, "outside", *said)


def _required(rule: str, name: str, when: str, source: Source) -> Limit:
    keyword = parameter_keyword(name)
    text = literal(f"{keyword} is required here")
    condition = f"{when} and {literal(keyword)} not in given"
    said = (literal(rule), literal(keyword), text, _place(source))
    return _call(condition, "Problem", *said)


def value_rule(rule: Rule) -> Iterator[Limit]:
    """`subject` needs others to have certain values."""
    subject = parameter_keyword(rule.subject)
    for name, value in zip(rule.others, rule.values, strict=True):
        # A text stands there as it is: `repr` would write its backslashes twice.
        shown = f"'{value}'" if isinstance(value, str) else repr(value)
        wanted = f"{parameter_keyword(name)}={shown}"
        given = Condition((Test(rule.subject, "given"), Test(name, "not-in", (value,))))
        said = (rule.id, subject, f"{subject} needs {wanted}")
        texts = map(literal, said)
        yield _call(expression(given), "Problem", *texts, _place(rule.source))


def sum_rule(rule: Rule) -> Limit:
    names = tuple(map(parameter_keyword, rule.others))
    most = literal(rule.at_most)
    condition = f"total(given, {', '.join(map(literal, names))}) > {most}"
    if rule.when:
        condition = f"{expression(rule.when)} and {condition}"
    said = (literal(rule.id), "given", literal(names), most)
    return _call(condition, "too_many", *said, _place(rule.source))
