"""A value that a page states as a default, a constant or an effect is an allowed one."""

from __future__ import annotations

from collections.abc import Iterator

from pixelspec.model.allowed import problem
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Stated
from pixelspec.model.source import Source
from pixelspec.place import Finding

ID = "default-allowed"


def check(endpoint: Endpoint) -> Iterator[Finding]:
    for path, parameter, value, source in stated(endpoint):
        wrong = problem(endpoint, parameter, value)
        if wrong:
            message = f"{path} is no allowed value of '{parameter.name}': {wrong}"
            yield Finding(source.place, ID, message, path, hint(parameter, value))


def stated(
    endpoint: Endpoint,
) -> Iterator[tuple[str, Parameter, object, Source]]:
    """Every value that some fact promises to be taken, and the parameter that takes it."""
    for parameter in endpoint.parameters:
        path, source = f"parameters.{parameter.name}", parameter.source
        if isinstance(parameter.default, Stated):
            yield f"{path}.default", parameter, parameter.default.value, source
        if parameter.fixed is not None:
            yield f"{path}.fixed", parameter, parameter.fixed, source
        for word in parameter.cheapest_first:
            yield f"{path}.cheapest-first", parameter, word, source
    for path, name, value, source in elsewhere(endpoint):
        target = endpoint.parameter(name)
        if target:
            yield path, target, value, source


def elsewhere(endpoint: Endpoint) -> Iterator[tuple[str, str, object, Source]]:
    """The values that switches, rules and quirks promise, each with its parameter."""
    for switch in endpoint.switches:
        for meant in switch.sets:
            if meant.fixed is not None:
                path = f"switches.{switch.id}.{meant.name}.fixed"
                yield path, meant.name, meant.fixed, switch.source
    for rule in endpoint.rules:
        for name, value in zip(rule.others, rule.values, strict=False):
            path = f"rules.{rule.id}.requires-value.{name}"
            yield path, name, value, rule.source
    for quirk in endpoint.quirks:
        for name, value in quirk.to:
            yield f"quirks.{quirk.id}.to.{name}", name, value, quirk.source


def hint(parameter: Parameter, value: object) -> str:
    """A word that YAML reads as a number is the commonest mistake."""
    if not isinstance(value, str) and str(value) in parameter.words:
        return f'write "{value}" in quotes'
    if parameter.words:
        return f"listed are {', '.join(map(str, parameter.words))}"
    return ""
