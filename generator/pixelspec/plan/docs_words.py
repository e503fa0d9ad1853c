"""The words that pages use for what a spec states by its structure."""

from __future__ import annotations

import json
from collections.abc import Iterable

from pixelspec.model.applies import applies_to
from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Parameter, Range
from pixelspec.model.source import Confidence, Scalar, Source
from pixelspec.plan.markdown import code, codes, prose

_TYPES = {
    "url": "URL",
    "size": "size",
    "passthrough": "object",
}
_OVERS = {
    "refused": "",
    "truncated": ", what is longer is cut off",
    "advised": " (advised)",
}
_UNITS = {"unix-seconds": "Unix seconds"}


def place(source: Source) -> str:
    """Where a fact of the model stands, as the last cell of its row."""
    return _cell(source.at, source.confidence)


def shared_place(source: Source, endpoint: Endpoint) -> str:
    """Where a fact of the provider stands, as seen from one of its models."""
    confidence = applies_to(source, endpoint.name, endpoint.provider)
    return _cell(locators(source, endpoint), confidence)


def cited_place(source: Source, endpoint: Endpoint) -> str:
    """Where a provider's pages contradict themselves or say nothing: that is no fact to
    be taken over for a model."""
    return _cell(locators(source, endpoint), source.confidence)


def locators(source: Source, endpoint: Endpoint) -> tuple[str, ...]:
    """The places of a provider's fact that count for a model: those on its own page and on
    shared ones; only if there are none, those on the pages of other models."""
    own = f"{endpoint.name}#"
    shared = tuple(f"{page.name}#" for page in endpoint.provider.pages)
    near = [at for at in source.at if "#" not in at or at.startswith((own, *shared))]
    return tuple(at.removeprefix(own) for at in near or source.at)


def _cell(at: Iterable[str], confidence: Confidence) -> str:
    found = codes(at)
    if confidence == "documented":
        return found
    return f"{found} ({confidence})" if found else f"no page ({confidence})"


def value(scalar: Scalar) -> str:
    """A value as JSON has it, texts without their quotes."""
    plain = isinstance(scalar, str) and bool(scalar.strip())
    return code(str(scalar) if plain else json.dumps(scalar))


def values(scalars: Iterable[Scalar], last: str = "or") -> str:
    found = [value(scalar) for scalar in scalars]
    return f" {last} ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def condition(tests: Condition) -> str:
    """`quality` is `high` and `resolution` is `2k` or `4k`."""
    return " and ".join(_test(test) for test in tests.tests)


def _test(test: Test) -> str:
    name = code(test.parameter)
    match test.operator:
        case "is" | "one-of":
            return f"{name} is {values(test.values)}"
        case "not-in":
            return f"{name} is not {values(test.values)}"
        case "given":
            return f"{name} is given"
        case "absent":
            return f"{name} is left out"
        case "unlisted":
            return f"{name} has a value that the page does not list"
        case "pixels":
            return f"{name} is given in pixels"


def parameter_type(parameter: Parameter) -> str:
    if parameter.type == "list":
        of = parameter.of or "text"
        return f"list of {_TYPES.get(of, of)}s"
    return _TYPES.get(parameter.type, parameter.type)


def limits(parameter: Parameter) -> str:
    """What bounds a parameter: its number, its characters, its members."""
    parts = (
        bounds(parameter.range),
        bounds(parameter.length, parameter.unit) + _OVERS[parameter.over],
        bounds(parameter.items, "items"),
    )
    return "; ".join(filter(None, parts))


def bounds(span: Range | None, of: str = "") -> str:
    """Both ends in words; empty where there is neither."""
    if span is None or span.least is span.most is None:
        return ""
    if span.least == span.most:
        words = f"just {span.least}"
    elif span.least is None:
        words = f"at most {span.most}"
    elif span.most is None:
        words = f"at least {span.least}"
    else:
        words = f"{span.least} to {span.most}"
    return f"{words} {of}".rstrip()


def between(ends: tuple[float, float]) -> str:
    """Two ends in seconds; one where they are the same."""
    least, most = ends
    return f"{least:g} s" if least == most else f"{least:g} to {most:g} s"


def unit(word: str) -> str:
    return f", in {_UNITS.get(word) or prose(word)}" if word else ""
