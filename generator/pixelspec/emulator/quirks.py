"""What a request comes to after everything that the provider changes without a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pixelspec.emulator.condition import Given, holds
from pixelspec.emulator.prepared import Prepared
from pixelspec.emulator.values import clamped, shortened
from pixelspec.model.behaviour import Effect, Quirk

# The effects after which a value that the page does not list is accepted all the same.
TOLERANT: frozenset[Effect] = frozenset(
    {"ignored", "downgraded", "falls-back", "clamped", "truncated", "substituted"}
)


def at_work(given: Given) -> tuple[Quirk, ...]:
    """The quirks whose condition holds."""
    quirks = given.prepared.endpoint.quirks
    return tuple(quirk for quirk in quirks if holds(quirk.when, given))


def tolerated(name: str, quirks: Iterable[Quirk]) -> bool:
    """Whether a quirk takes an unlisted value of this parameter."""
    for quirk in quirks:
        tests = ((test.parameter, test.operator) for test in quirk.when.tests)
        if quirk.effect in TOLERANT and (name, "unlisted") in tests:
            return True
    return False


def applied(given: Given, quirks: Iterable[Quirk]) -> dict[str, object]:
    """The values that really hold."""
    values = dict(given.effective)
    for quirk in quirks:
        values = _one(given, quirk, values)
    return values


def _one(given: Given, quirk: Quirk, values: Mapping[str, object]) -> dict[str, object]:
    if quirk.to:
        return {**values, **dict(quirk.to)}
    name = quirk.on
    if quirk.effect in ("ignored", "ineffective"):
        rest = {key: value for key, value in values.items() if key != name}
        default = given.prepared.defaults.get(name)
        return rest if default is None else {**rest, name: default}
    wired = given.prepared.by_name(name)
    if quirk.effect in ("clamped", "truncated") and wired and name in values:
        return {**values, name: clamped(wired.parameter, values[name])}
    return dict(values)


def cut(prepared: Prepared, values: Mapping[str, object]) -> dict[str, object]:
    """The values, every text that is too long as far as the provider reads it."""
    found = dict(values)
    for wired in prepared.wired:
        parameter = wired.parameter
        value = found.get(parameter.name)
        if parameter.over == "truncated" and isinstance(value, str):
            found[parameter.name] = shortened(parameter, value)
    return found


def duration(quirks: Iterable[Quirk], usual: float) -> float:
    """How many seconds a task takes: as long as its slow quirks say, else as usual."""
    least, most = 0.0, float("inf")
    for quirk in quirks:
        if quirk.effect == "slow" and quirk.seconds:
            low, high = quirk.seconds
            least = max(least, low or 0.0)
            most = min(most, high if high is not None else most)
    if most != float("inf"):
        return (least + most) / 2 if 0 < least < most else most
    return least + 1 if least else usual
