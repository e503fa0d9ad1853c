"""Whether a condition of the spec holds for a request."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.values import pixels, same
from pixelspec.model.condition import Condition, Test


@dataclass(frozen=True)
class Given:
    """A request: what was `written`, what holds with the defaults, and which values the
    page does not list."""

    prepared: Prepared
    written: Mapping[str, object]
    effective: Mapping[str, object]
    unlisted: Set[str]


def holds(condition: Condition, given: Given) -> bool:
    """All tests of the condition hold."""
    return all(_passes(test, given) for test in condition.tests)


def _passes(test: Test, given: Given) -> bool:
    name, operator = test.parameter, test.operator
    if operator == "given":
        return name in given.written
    if operator == "absent":
        return name not in given.written
    if operator == "unlisted":
        return name in given.unlisted
    if name not in given.effective:
        return False  # neither written nor defaulted: nothing to compare
    value = given.effective[name]
    if operator == "pixels":
        wired = given.prepared.by_name(name)
        return (
            wired is not None and pixels(value, wired.parameter.separator) is not None
        )
    return any(same(value, word) for word in test.values) != (operator == "not-in")
