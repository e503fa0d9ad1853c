"""Every example of a request is one that the spec allows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from pixelspec.model.allowed import holds, problem, same
from pixelspec.model.behaviour import Rule
from pixelspec.model.endpoint import Endpoint
from pixelspec.place import Finding, nearest
from pixelspec.rules.shared.body import strangers, wire, written

ID = "request-obeys"

Complaint = tuple[str, str, str]
"""What is wrong, the path of it below the body, and a hint."""


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for example in endpoint.example_requests:
        path = f"examples.requests.{example.id}.body"
        for message, below, hint in fewest(endpoint, json.loads(example.body)):
            inner = f"{path}.{below}" if below else path
            yield Finding(example.source.place, ID, message, inner, hint)


def fewest(endpoint: Endpoint, body: object) -> list[Complaint]:
    """What is wrong with a body in the mode that it fits best."""
    modes = [endpoint.ordered(mode) for mode in endpoint.modes] or [endpoint]
    return min((list(complaints(mode, body)) for mode in modes), key=len)


def complaints(endpoint: Endpoint, body: object) -> Iterator[Complaint]:
    if not isinstance(body, dict):
        yield "the body of a request is a JSON object", "", ""
        return
    given = written(endpoint, body)
    yield from values(endpoint, given)
    yield from unknown(endpoint, body)
    for rule in endpoint.rules:
        wrong = broken(rule, given)
        if rule.when and not holds(rule.when, endpoint, given):
            wrong = ""
        if wrong:
            yield f"{wrong}, says the rule '{rule.id}'", "", ""
    for gap in endpoint.gaps:
        if gap.when and holds(gap.when, endpoint, given):
            message = f"the gap '{gap.id}' refuses this request before it is sent"
            yield message, "", "the page shows it, so it is no gap"


def values(endpoint: Endpoint, given: Mapping[str, object]) -> Iterator[Complaint]:
    for parameter in endpoint.parameters:
        name = parameter.name
        if name not in given:
            if parameter.required:
                yield f"'{name}' is required and missing", "", ""
            continue
        value = given[name]
        wrong = problem(endpoint, parameter, value)
        if parameter.fixed is not None and not same(value, parameter.fixed):
            wrong = f"it always is {parameter.fixed!r}"
        if wrong:
            message = f"'{name}' is not as the page says: {wrong}"
            yield message, wire(parameter), ""


def unknown(endpoint: Endpoint, body: object) -> Iterator[Complaint]:
    effects = {fact.name: fact.effect for fact in endpoint.unsupported}
    others = effects.get("others")
    if any(parameter.type == "passthrough" for parameter in endpoint.parameters):
        others = "ignored"
    names = [wire(parameter) for parameter in endpoint.parameters]
    for path in strangers(endpoint, body):
        name = path.partition(".")[0].partition("[")[0]
        effect = effects.get(path, effects.get(name, others))
        if effect == "refused":
            yield f"the provider refuses '{name}'", path, ""
        elif effect is None:
            yield f"'{path}' is no parameter", path, nearest(path, names)


def broken(rule: Rule, given: Mapping[str, object]) -> str:
    """How a request breaks a rule; rules about pictures need the pictures."""
    present = [name for name in rule.others if name in given]
    if rule.kind == "sum":
        return summed(rule, given)
    if rule.kind == "at-least-one":
        return "" if present else f"one of {', '.join(rule.others)} is needed"
    if rule.subject not in given:
        return ""
    if rule.kind == "excludes" and present:
        return f"'{rule.subject}' goes without {', '.join(present)}"
    absent = [name for name in rule.others if name not in given]
    if rule.kind == "requires" and absent:
        return f"'{rule.subject}' needs {', '.join(absent)}"
    return ""


def summed(rule: Rule, given: Mapping[str, object]) -> str:
    """How a sum of what is written is too large."""
    counts = [counted(given[name]) for name in rule.others if name in given]
    if rule.at_most is None or sum(counts) <= rule.at_most:
        return ""
    return f"{' + '.join(rule.others)} is {sum(counts):g}, at most {rule.at_most:g}"


def counted(value: object) -> float:
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int | float) else 1
