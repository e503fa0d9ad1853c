"""What the values of a reply have to do with the clock, the account and the headers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pixelspec.conformance.drift import Drift
from pixelspec.conformance.traffic import Answer
from pixelspec.conformance.walk import Walk

DAY = 86400.0
# Seconds that a picture is kept at most, so that another unit is no date of that time.
KEPT = 400 * DAY


def require_told(walk: Walk, answer: Answer, told: Mapping[str, Sequence[Any]]) -> None:
    """Each place that has anything keeps its relation: `now` and `later` are instants and
    `lasted` a time, each in so many units a second; `paid` is the price; `between` has its
    ends; `header` is the name of the header that says the same."""
    wrong: dict[str, str] = {}
    for path, (relation, *given) in told.items():
        value = answer.at(path)
        if value is None:
            continue
        if not RELATIONS[relation](walk, answer, value, *given):
            wrong[path] = f"is {value!r}"
    if wrong:
        raise Drift(wrong)


def _now(walk: Walk, answer: Answer, value: Any, units: float) -> bool:
    del answer
    return bool(abs(value / units - walk.now) < DAY)


def _later(walk: Walk, answer: Answer, value: Any, units: float) -> bool:
    del answer
    return bool(-DAY < value / units - walk.now < KEPT)


def _lasted(walk: Walk, answer: Answer, value: Any, units: float) -> bool:
    """As the account says, else no longer than it was waited for; cut to whole seconds."""
    del answer
    seconds = walk.seconds
    if seconds is None:
        return bool(0 <= value / units <= walk.waited + 1)
    return bool(abs(value / units - seconds) < 1)


def _paid(walk: Walk, answer: Answer, value: Any) -> bool:
    del answer
    price = walk.price
    return bool(value > 0 if price is None else abs(value - price) < 1e-9)


def _between(walk: Walk, answer: Answer, value: Any, least: float, most: float) -> bool:
    del walk, answer
    return bool(least <= value <= most)


def _header(walk: Walk, answer: Answer, value: Any, name: str) -> bool:
    del walk
    return bool(answer.headers.get(name) == value)


RELATIONS: Mapping[str, Callable[..., bool]] = {
    "now": _now,
    "later": _later,
    "lasted": _lasted,
    "paid": _paid,
    "between": _between,
    "header": _header,
}
