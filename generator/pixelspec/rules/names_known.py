"""Rules, quirks, gaps and tables speak of parameters and values that the page lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pixelspec.model.allowed import problem
from pixelspec.model.condition import Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.source import Source
from pixelspec.place import Finding, nearest
from pixelspec.rules.shared.conditions import conditions

ID = "names-known"
LISTS = ("choice", "size", "integer", "number")


def check(endpoint: Endpoint) -> Iterator[Finding]:
    parameters = [parameter.name for parameter in endpoint.parameters]
    for path, name, source in named(endpoint):
        if name not in parameters:
            message = f"'{name}' is no parameter"
            yield Finding(source.place, ID, message, path, nearest(name, parameters))
    for path, condition, source in conditions(endpoint):
        for test in condition.tests:
            yield from wrong_test(endpoint, test, f"{path}.{test.parameter}", source)
    yield from wrong_axes(endpoint, parameters)
    for fact in endpoint.unsupported:
        if fact.name in parameters:
            message = f"'{fact.name}' is a parameter and unsupported at once"
            path = f"unsupported.{fact.name}"
            yield Finding(fact.source.place, ID, message, path)


def named(endpoint: Endpoint) -> Iterator[tuple[str, str, Source]]:
    """Path, name and source wherever a fact must name a parameter."""
    for switch in endpoint.switches:
        for meant in switch.sets:
            yield f"switches.{switch.id}.{meant.name}", meant.name, switch.source
    for rule in endpoint.rules:
        for name in filter(None, (rule.subject, *rule.others)):
            yield f"rules.{rule.id}", name, rule.source
    unsupported = {fact.name for fact in endpoint.unsupported}
    for quirk in endpoint.quirks:
        if quirk.on not in unsupported:
            yield f"quirks.{quirk.id}.on", quirk.on, quirk.source
        for name, _ in quirk.to:
            yield f"quirks.{quirk.id}.to.{name}", name, quirk.source


def wrong_test(
    endpoint: Endpoint, test: Test, path: str, source: Source
) -> Iterator[Finding]:
    """A test may also ask whether an unsupported parameter is given, or is a value."""
    parameter = endpoint.parameter(test.parameter)
    if parameter is None:
        unsupported = [fact.name for fact in endpoint.unsupported]
        if test.parameter in unsupported and test.operator in ("given", "is"):
            return
        known = [*(p.name for p in endpoint.parameters), *unsupported]
        message, hint = f"'{test.parameter}' is no parameter", nearest(
            test.parameter, known
        )
        yield Finding(source.place, ID, message, path, hint)
        return
    wrong = unlisted_word(test, parameter.type)
    if wrong:
        yield Finding(source.place, ID, wrong, path)
    for value in test.values:
        reason = problem(endpoint, parameter, value)
        if reason:
            words = [str(word) for word in parameter.words]
            message = f"'{parameter.name}' never is this value: {reason}"
            hint = nearest(str(value), words)
            yield Finding(source.place, ID, message, path, hint)


def unlisted_word(test: Test, kind: str) -> str:
    """Why a test with a word of the language means nothing for a type."""
    if test.operator == "pixels" and kind != "size":
        return f"'{test.parameter}' is no size, so it never is in pixels"
    if test.operator == "unlisted" and kind not in LISTS:
        return f"'{test.parameter}' has no list, so it never is unlisted"
    return ""


def wrong_axes(endpoint: Endpoint, parameters: Iterable[str]) -> Iterator[Finding]:
    """An axis may be the provider's choice; one axis at least is a parameter."""
    if endpoint.table is None:
        return
    known = set(parameters)
    strange = [name for name in endpoint.table.by if name not in known]
    for name in strange:
        hint = nearest(name, known)
        if (hint and name != "ratio") or len(strange) == len(endpoint.table.by):
            message = f"'{name}' is no parameter"
            yield Finding(endpoint.table.source.place, ID, message, "table.by", hint)
