"""The rules, quirks and gaps of a model as plain `if` statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.behaviour import Gap, Quirk, Rule
from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.table import Cell
from pixelspec.plan.condition import expression, implies_written, variables
from pixelspec.plan.limits import Limit, limits, looked_at, named, sum_rule, value_rule
from pixelspec.plan.names import parameter_keyword
from pixelspec.plan.text import Argument, arguments, listed, literal


@dataclass(frozen=True)
class Remark:
    """`if condition: yield type(arguments)`."""

    condition: str
    type: str
    arguments: tuple[Argument, ...]


@dataclass(frozen=True)
class Check:
    """The function that judges the keywords of a call: its local `effective` values, as
    (name, expression), and its remarks in the order of the spec."""

    effective: tuple[Argument, ...]
    remarks: tuple[Remark, ...]


def plan_check(endpoint: Endpoint) -> Check:
    gaps = [gap for gap in endpoint.gaps if gap.when and not _is_listing(gap.when)]
    cells = dict(_refused_cells(endpoint))
    conditions = [q.when for q in endpoint.quirks] + [g.when for g in gaps if g.when]
    found = variables([*cells, *conditions, *looked_at(endpoint)], endpoint)
    remarks = [remark for rule in endpoint.rules for remark in _rule(rule)]
    remarks += [_refused(cell, when) for when, cell in cells.items()]
    remarks += map(_limit, limits(endpoint))
    remarks += [_quirk(quirk, endpoint) for quirk in endpoint.quirks]
    remarks += [_gap(gap, gap.when) for gap in gaps if gap.when]
    return Check(tuple(Argument(n, v) for n, v in found.items()), tuple(remarks))


def _is_listing(condition: Condition) -> bool:
    """An unlisted value alone: the request model refuses that by itself."""
    return [test.operator for test in condition.tests] == ["unlisted"]


def _rule(rule: Rule) -> Iterator[Remark]:
    subject = parameter_keyword(rule.subject) if rule.subject else ""
    others = tuple(map(parameter_keyword, rule.others))
    given = Test(rule.subject, "given")
    match rule.kind:
        case "requires":
            for name, other in zip(others, rule.others, strict=True):
                text = f"{subject} needs {name}"
                yield _problem(rule, (given, Test(other, "absent")), subject, text)
        case "excludes":
            for name, other in zip(others, rule.others, strict=True):
                text = f"{subject} cannot be used with {name}"
                yield _problem(rule, (given, Test(other, "given")), subject, text)
        case "at-least-one":
            text = f"one of {listed(others, 'or')} is required"
            absent = tuple(Test(name, "absent") for name in rule.others)
            yield _problem(rule, absent, "", text)
        case "requires-value":
            yield from map(_limit, value_rule(rule))
        case "sum":
            yield _limit(sum_rule(rule))
        case "image-has":
            text = f"the picture of {subject} must have {rule.property}"
            yield _uncheckable(rule, (given,), subject, text)
        case "image-same-size":
            text = (
                f"the picture of {subject} must be as large as the first of {others[0]}"
            )
            both = (given, Test(rule.others[0], "given"))
            yield _uncheckable(rule, both, subject, text)


def _limit(limit: Limit) -> Remark:
    return Remark(limit.condition, limit.call, limit.arguments)


def _refused_cells(endpoint: Endpoint) -> Iterator[tuple[Condition, Cell]]:
    """The cells that are not to be had, as far as the caller chooses row and column."""
    table = endpoint.table
    if table is None or not all(endpoint.parameter(name) for name in table.by):
        return
    for cell in table.cells:
        if cell.refused is not None:
            words = (cell.row,) if cell.column is None else (cell.row, cell.column)
            pairs = zip(table.by, words, strict=True)
            yield Condition(tuple(Test(name, "is", (w,)) for name, w in pairs)), cell


def _refused(cell: Cell, when: Condition) -> Remark:
    subject = parameter_keyword(when.parameters[0])
    text = f"{' at '.join(filter(None, (cell.row, cell.column)))} is not to be had"
    shown = f"{text}: {cell.refused}" if cell.refused else text
    values = ("cell-refused", subject, shown, _place(cell.source.at))
    return Remark(expression(when), "Problem", _named("Problem", values))


def _problem(rule: Rule, tests: tuple[Test, ...], subject: str, text: str) -> Remark:
    values = (rule.id, subject, text, _place(rule.source.at))
    return Remark(expression(Condition(tests)), "Problem", _named("Problem", values))


def _uncheckable(
    rule: Rule, tests: tuple[Test, ...], subject: str, text: str
) -> Remark:
    values = (rule.id, subject, text, _place(rule.source.at))
    said = _named("Uncheckable", values)
    return Remark(expression(Condition(tests)), "Uncheckable", said)


def _quirk(quirk: Quirk, endpoint: Endpoint) -> Remark:
    on = parameter_keyword(quirk.on)
    to = {parameter_keyword(name): value for name, value in quirk.to}
    fixed = _named("Quirk", (quirk.id, on, quirk.effect, _place(quirk.source.at)))
    more = {"to": to, "likely": quirk.likely or None, "seconds": quirk.seconds}
    always = implies_written(quirk.when, endpoint, quirk.on)
    written = () if always else (Argument("written", f"{literal(on)} in given"),)
    return Remark(expression(quirk.when), "Quirk", (*fixed, *arguments(more), *written))


def _gap(gap: Gap, when: Condition) -> Remark:
    subject = parameter_keyword(when.parameters[0])
    text = f"the page leaves open {gap.open} (extra_body sends it unchecked)"
    values = (gap.id, subject, text, _place(gap.source.at))
    return Remark(expression(when), "Problem", _named("Problem", values))


def _named(call: str, values: tuple[str, ...]) -> tuple[Argument, ...]:
    return named(call, *map(literal, values))


def _place(locators: tuple[str, ...]) -> str:
    return ", ".join(locators)
