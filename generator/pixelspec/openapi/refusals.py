"""What a request must not be although each of its values is right, as one JSON Schema.

Rules, switches, cells that are not to be had and gaps that a request can fall into all say
"not this together with that": `not: {anyOf: [...]}`, which validators know and generators of
clients pass over.
"""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.allowed import same
from pixelspec.model.behaviour import Meant, Rule, Switch
from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.judge import reset
from pixelspec.model.parameter import Parameter
from pixelspec.model.source import Scalar
from pixelspec.openapi.paths import EACH, Schema, standing, steps
from pixelspec.openapi.plain import beside
from pixelspec.openapi.values import listed_pixels, pixel_text, value_schema

# A sum is written out, one schema for each way to exceed it: up to this much.
MOST_WRITTEN_OUT = 32
ANY: Schema = {}
NEVER: Schema = {"not": {}}
FILLED: Schema = {"minItems": 1}


def refused(endpoint: Endpoint) -> Schema:
    """The key `not`, or nothing."""
    found = [
        *_rules(endpoint),
        *_switches(endpoint),
        *_cells(endpoint),
        *_gaps(endpoint),
    ]
    return {"not": {"anyOf": found}} if found else {}


def _told(fact: str, *together: Schema) -> Schema:
    if len(together) == 1:
        return {**together[0], **beside({"fact": fact})}
    return {"allOf": list(together), **beside({"fact": fact})}


def _opposite(schema: Schema) -> Schema:
    return {"not": schema}


def _rules(endpoint: Endpoint) -> Iterator[Schema]:
    for rule in endpoint.rules:
        fact = f"rules.{rule.id}"
        for together in _broken(endpoint, rule):
            yield _told(fact, *together)


def _broken(endpoint: Endpoint, rule: Rule) -> Iterator[tuple[Schema, ...]]:
    """Each way to break a rule; of pictures no schema can tell."""
    subject = _given(endpoint, rule.subject)
    if rule.kind == "sum":
        yield from _exceeded(endpoint, rule)
    elif rule.kind == "at-least-one":
        yield tuple(_opposite(_given(endpoint, name)) for name in rule.others)
    elif rule.kind == "requires":
        for name in rule.others:
            yield subject, _opposite(_given(endpoint, name))
    elif rule.kind == "excludes":
        for name in rule.others:
            yield subject, _given(endpoint, name)
    elif rule.kind == "requires-value":
        for name, value in zip(rule.others, rule.values, strict=True):
            yield subject, _opposite(_among(endpoint, name, (value,)))


def _exceeded(endpoint: Endpoint, rule: Rule) -> Iterator[tuple[Schema, ...]]:
    """Each pair of numbers that is too much together, of two that are added up."""
    most = rule.at_most
    if len(rule.others) != 2 or not isinstance(most, int) or most > MOST_WRITTEN_OUT:
        return
    first, second = rule.others
    when = _holds(endpoint, rule.when) if rule.when else []
    for number in range(most + 2):
        yield (
            *when,
            *_at_least(endpoint, rule, first, number),
            *_at_least(endpoint, rule, second, most + 1 - number),
        )


def _at_least(
    endpoint: Endpoint, rule: Rule, name: str, number: int
) -> Iterator[Schema]:
    """That so much of a sum is written, which is nothing to ask where it is nothing."""
    if number:
        word = "minItems" if name in rule.counted else "minimum"
        yield _given(endpoint, name, {word: number})


def _given(endpoint: Endpoint, name: str, what: Schema = FILLED) -> Schema:
    """That a parameter is written; of a list, that it has members."""
    return standing(_path(endpoint, name), what)


def _path(endpoint: Endpoint, name: str) -> tuple[str | int, ...]:
    parameter = endpoint.parameter(name)
    return steps(parameter.wire or name if parameter else name)


def _among(endpoint: Endpoint, name: str, values: tuple[Scalar, ...]) -> Schema:
    """That the effective value is one of these; unwritten, the default counts."""
    parameter = endpoint.parameter(name)
    default = parameter.effective if parameter else None
    leaf: Schema = {"enum": list(values)}
    if any(same(default, value) for value in values):
        return _opposite(standing(_path(endpoint, name), _opposite(leaf)))
    return standing(_path(endpoint, name), leaf)


def _holds(endpoint: Endpoint, condition: Condition) -> list[Schema]:
    return [_met(endpoint, test) for test in condition.tests]


def _met(endpoint: Endpoint, test: Test) -> Schema:
    """One test of a condition, as a schema of the body."""
    match test.operator:
        case "given":
            return _given(endpoint, test.parameter, ANY)
        case "absent":
            return _opposite(_given(endpoint, test.parameter, ANY))
        case "is" | "one-of":
            return _among(endpoint, test.parameter, test.values)
        case "not-in":
            return _opposite(_among(endpoint, test.parameter, test.values))
    parameter = endpoint.parameter(test.parameter)
    if test.operator == "pixels" and parameter is not None:
        return _given(endpoint, parameter.name, _pixels(endpoint, parameter))
    # A value that the page does not list is none by the schema of the parameter.
    return NEVER


def _pixels(endpoint: Endpoint, parameter: Parameter) -> Schema:
    """A size in pixels, by its looks; one that is listed as a ratio is none."""
    ratios: Schema = {"enum": list(parameter.words)}
    listed: Schema = {"enum": listed_pixels(endpoint, parameter)}
    looks = {"anyOf": [pixel_text(parameter), listed]}
    return {"allOf": [looks, _opposite(ratios)]}


def _switches(endpoint: Endpoint) -> Iterator[Schema]:
    for switch in endpoint.switches:
        for meant in switch.sets:
            yield from _switched(endpoint, switch, meant)


def _switched(endpoint: Endpoint, switch: Switch, meant: Meant) -> Iterator[Schema]:
    """What the switch bars while it is on, and what it alone lets through."""
    parameter = endpoint.parameter(meant.name)
    if parameter is None:
        return
    fact = f"switches.{switch.id}"
    on = _holds(endpoint, switch.when)
    off = _opposite({"allOf": on})
    for barred in _outside(endpoint, reset(parameter, [meant])):
        yield _told(fact, *on, barred)
    for barred in _outside(endpoint, parameter):
        yield _told(fact, off, barred)


def _outside(endpoint: Endpoint, parameter: Parameter) -> Iterator[Schema]:
    """A parameter that is missing, or is not what it has to be."""
    path = steps(parameter.wire or parameter.name)
    if parameter.required:
        yield _opposite(standing(path, ANY))
    many = parameter.type == "list" and EACH in path
    if not many:
        yield standing(path, _opposite(value_schema(endpoint, parameter)))
    elif parameter.items and parameter.items.most is not None:
        yield standing(path, ANY, int(parameter.items.most))


def _cells(endpoint: Endpoint) -> Iterator[Schema]:
    """Cells of the table that are not to be had, as far as parameters name them."""
    table = endpoint.table
    if table is None or not all(endpoint.parameter(name) for name in table.by):
        return
    for cell in table.cells:
        if cell.refused is not None:
            named = [cell.row] if cell.column is None else [cell.row, cell.column]
            both = [
                _among(endpoint, name, (value,))
                for name, value in zip(table.by, named, strict=True)
            ]
            yield _told(f"table.{'.'.join(named)}", *both)


def _gaps(endpoint: Endpoint) -> Iterator[Schema]:
    for gap in endpoint.gaps:
        tests = _holds(endpoint, gap.when) if gap.when else [NEVER]
        if NEVER not in tests:
            yield _told(f"gaps.{gap.id}", *tests)
