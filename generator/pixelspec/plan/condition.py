"""Conditions of a spec as Python expressions over the keywords of a call."""

from __future__ import annotations

import builtins
from collections.abc import Iterable

from pixelspec.model.condition import Condition, Test
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated
from pixelspec.plan.names import parameter_keyword, type_alias
from pixelspec.plan.text import literal

# What the check of a module calls.
_TAKEN = frozenset({"given", "get_args", "read_pixels", "beyond", "measured", "other"})
_TAKEN |= {"outside", "overlong", "too_many", "too_short", "total", "unlike"}


def expression(condition: Condition) -> str:
    """`size == "auto" and resolution == "4k"`."""
    return " and ".join(_test(test) for test in condition.tests)


def variables(conditions: Iterable[Condition], endpoint: Endpoint) -> dict[str, str]:
    """The effective values that the conditions look at: local name to its expression."""
    found: dict[str, str] = {}
    tests = [test for condition in conditions for test in condition.tests]
    used = {t.parameter for t in tests if t.operator not in ("given", "absent")}
    for parameter in endpoint.parameters:
        if parameter.name in used:
            keyword = literal(parameter_keyword(parameter.name))
            stated = isinstance(parameter.default, Stated)
            default = f", {literal(parameter.effective)}" if stated else ""
            found[local(parameter.name)] = f"given.get({keyword}{default})"
    return found


def local(name: str) -> str:
    """The local variable of a parameter; it hides no name that the function needs."""
    plain = parameter_keyword(name)
    return f"{plain}_" if plain in _TAKEN or hasattr(builtins, plain) else plain


def implies_written(condition: Condition, endpoint: Endpoint, name: str) -> bool:
    """Whether the condition can only hold if the caller wrote the parameter."""
    parameter = endpoint.parameter(name)
    default = parameter.effective if parameter else None
    return any(
        not _holds_by_default(test, default)
        for test in condition.tests
        if test.parameter == name
    )


def _holds_by_default(test: Test, default: object) -> bool:
    match test.operator:
        case "is" | "one-of":
            return default in test.values
        case "not-in":
            return default not in test.values
        case "absent":
            return True
        case _:
            return False


def _test(test: Test) -> str:
    name, keyword = local(test.parameter), literal(parameter_keyword(test.parameter))
    match test.operator:
        case "is":
            same = "is" if isinstance(test.values[0], bool) else "=="
            return f"{name} {same} {literal(test.values[0])}"
        case "one-of":
            return f"{name} in {literal(test.values)}"
        case "not-in" if len(test.values) == 1:
            same = "is not" if isinstance(test.values[0], bool) else "!="
            return f"{name} {same} {literal(test.values[0])}"
        case "not-in":
            return f"{name} not in {literal(test.values)}"
        case "given":
            return f"{keyword} in given"
        case "absent":
            return f"{keyword} not in given"
        case "unlisted":
            listed = f"get_args({type_alias(test.parameter)}.__value__)"
            return f"isinstance({name}, str) and {name} not in {listed}"
        case "pixels":
            return f"read_pixels({name})"
