"""The words of the catalogue's `when`: what has to be true of an edit beside its place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pixelspec.compare.edits import Edit
from pixelspec.compare.money import area, price_step, stated
from pixelspec.model.behaviour import Quirk
from pixelspec.model.endpoint import Endpoint
from pixelspec.model.parameter import Stated, Unstated
from pixelspec.model.provider import Provider
from pixelspec.model.reply import Required

Fate = Literal["honoured", "ignored", "refused", "passed"]

# Effects of which a quirk for one value makes that value mean another one.
NOOP = ("ignored", "downgraded", "substituted", "ineffective")
# Parameters whose default decides what may be drawn and what is drawn over it.
POLICY = ("moderation", "watermark", "safety", "censor")
NUMERIC = ("integer", "number")


@dataclass(frozen=True)
class Case:
    """An edit with both models around it."""

    edit: Edit
    old: Endpoint | Provider
    new: Endpoint | Provider

    @property
    def record(self) -> Any:
        """What came or went; of what changed, the record in the new model."""
        edit = self.edit
        if edit.verb in ("added", "removed") and len(edit.spot.steps) == 1:
            return edit.after if edit.before is None else edit.before
        return owner(self.new, edit) or owner(self.old, edit)

    @property
    def name(self) -> str:
        """The parameter that the edit is about."""
        return parameter_of(self.edit, self.new)


def owner(model: Any, edit: Edit) -> Any:
    """The named record of the model that the edit is inside of."""
    field, key = edit.spot.steps[0]
    listed = getattr(model, field, ())
    if key is None or not isinstance(listed, tuple):
        return listed
    names = ("id", "name", "word")
    found = (m for m in listed for name in names if getattr(m, name, None) == key)
    return next(found, None)


def parameter_of(edit: Edit, model: Endpoint | Provider) -> str:
    if edit.fact.startswith("parameters"):
        return edit.keys[0]
    table = model.table if isinstance(model, Endpoint) else None
    if table and edit.fact == "table.rows":
        return table.by[0]
    return table.by[-1] if table and edit.fact == "table.tiers" else ""


def holds(name: str, case: Case) -> bool:
    """A named condition, or `field=one|other` of the record, `before` or `after`."""
    field, stated, words = name.partition("=")
    if not stated:
        return CONDITIONS[name](case)
    if field in ("before", "after"):
        value = getattr(case.edit, field)
    else:
        value = getattr(case.record, field, None)
    return str(value).lower() in words.split("|")


def fate(model: Endpoint | Provider, name: str) -> Fate:
    """What becomes of a key of that name in a body."""
    if not isinstance(model, Endpoint):
        return "refused"
    if model.parameter(name):
        return "honoured"
    rows = {row.name: row for row in model.unsupported}
    row = rows.get(name) or rows.get("others")
    if row:
        return row.effect
    passes = any(p.type == "passthrough" for p in model.parameters)
    return "passed" if passes else "refused"


def _raised(case: Case) -> bool:
    return _size(case, case.edit.after) > _size(case, case.edit.before)


def _lowered(case: Case) -> bool:
    return _size(case, case.edit.after) < _size(case, case.edit.before)


def _size(case: Case, value: Any) -> float:
    """A number, the sum of two ends, a day; an end without a bound is infinite."""
    if value is None or value == "":
        return -math.inf if case.edit.fact.endswith("least") else math.inf
    if isinstance(value, tuple):
        ends = [part for part in value if isinstance(part, int | float)]
        return float(sum(ends))
    try:
        return float(value.replace("-", "") if isinstance(value, str) else value)
    except ValueError:
        return math.nan


def _gained(case: Case) -> bool:
    return _as_set(case.edit.before) < _as_set(case.edit.after)


def _lost(case: Case) -> bool:
    return _as_set(case.edit.before) > _as_set(case.edit.after)


def _as_set(value: Any) -> set[object]:
    return set(value) if isinstance(value, tuple) else set()


def _pixels_raised(case: Case) -> bool:
    return area(case.edit.after) > area(case.edit.before)


def _pixels_lowered(case: Case) -> bool:
    return area(case.edit.after) < area(case.edit.before)


def _price_step(case: Case) -> int:
    old, new = stated(case.edit.before), stated(case.edit.after)
    model = case.new
    return price_step(model, case.name, old, new) if isinstance(model, Endpoint) else 0


def _unlisted(case: Case) -> bool:
    """A quirk about every value that the page does not list."""
    record = case.record
    tests = record.when.tests if isinstance(record, Quirk) else ()
    return any(test.operator == "unlisted" for test in tests)


def catches(model: Endpoint | Provider, name: str) -> bool:
    """Whether the model takes values of a parameter that nobody lists."""
    quirks = model.quirks if isinstance(model, Endpoint) else ()
    return any(
        test.parameter == name and test.operator == "unlisted"
        for quirk in quirks
        for test in quirk.when.tests
    )


def _noop(case: Case) -> bool:
    """The value that came or went only ever meant another one."""
    model = case.old if case.edit.verb == "removed" else case.new
    quirks = model.quirks if isinstance(model, Endpoint) else ()
    word = case.edit.keys[-1]
    return any(
        quirk.effect in NOOP
        and not quirk.likely
        and [t.parameter for t in quirk.when.tests] == [case.name]
        and quirk.when.tests[0].operator == "is"
        and str(quirk.when.tests[0].values[0]) == word
        for quirk in quirks
    )


def _brings(*effects: str) -> Callable[[Case], bool]:
    def brings(case: Case) -> bool:
        found = (e.after for e in case.edit.also if isinstance(e.after, Quirk))
        return any(quirk.effect in effects for quirk in found)

    return brings


def _stricter(case: Case) -> bool:
    """The rule refuses more than before."""
    adds = getattr(case.record, "kind", "") != "at-least-one"
    return _gained(case) if adds else _lost(case)


def _looser(case: Case) -> bool:
    adds = getattr(case.record, "kind", "") != "at-least-one"
    return _lost(case) if adds else _gained(case)


def _types(*pairs: tuple[str, str]) -> Callable[[Case], bool]:
    def found(case: Case) -> bool:
        return (case.edit.before, case.edit.after) in pairs

    return found


WIDER = (("integer", "number"), ("choice", "text"), ("url", "text"), ("size", "text"))


def _has(form: str) -> Callable[[Case], bool]:
    def changed(case: Case) -> bool:
        both = _as_set(case.edit.before), _as_set(case.edit.after)
        return (form in both[0]) is not (form in both[1])

    return changed


def _of_auto(case: Case) -> bool:
    tests = case.record.when.tests if isinstance(case.record, Quirk) else ()
    return any("auto" in test.values for test in tests)


def _trust(value: object) -> int:
    order = ("disputed", "assumed", "reported", "documented")
    return order.index(str(value)) if value in order else -1


def _narrower(case: Case) -> bool:
    return _within(case.edit.after, case.edit.before)


def _wider(case: Case) -> bool:
    return _within(case.edit.before, case.edit.after)


def _within(inner: Any, outer: Any) -> bool:
    """Whether everything that keeps one limit keeps the other too: two ends, as numbers or
    as ratios, or the number that a side is a multiple of."""
    if isinstance(inner, int) or isinstance(outer, int):
        return int(inner or 1) % int(outer or 1) == 0
    ends, others = _ends(inner), _ends(outer)
    return ends[0] >= others[0] and ends[1] <= others[1]


def _ends(bounds: Any) -> tuple[float, float]:
    least, most = bounds or (None, None)
    return _number(least, -math.inf), _number(most, math.inf)


def _number(end: Any, otherwise: float) -> float:
    if end is None:
        return otherwise
    return float(end[0] / end[1] if isinstance(end, tuple) else end)


def _promise(required: Required) -> tuple[bool, bool, int]:
    """How much is promised: always, on every success, in so many states."""
    return required.always, required.success, len(required.states)


CONDITIONS: Mapping[str, Callable[[Case], bool]] = {
    "raised": _raised,
    "lowered": _lowered,
    "gained": _gained,
    "lost": _lost,
    "narrower": _narrower,
    "wider": _wider,
    "pixels-raised": _pixels_raised,
    "pixels-lowered": _pixels_lowered,
    "dearer": lambda c: _price_step(c) > 0,
    "cheaper": lambda c: _price_step(c) < 0,
    "policy": lambda case: any(word in case.name.lower() for word in POLICY),
    "unknown-after": lambda case: isinstance(case.edit.after, Unstated),
    "unknown-before": lambda case: isinstance(case.edit.before, Unstated),
    "unlisted": _unlisted,
    "caught-before": lambda case: catches(case.old, case.name),
    "caught-after": lambda case: catches(case.new, case.name),
    "noop": _noop,
    "brings-cost": _brings("billed", "slow"),
    "stricter": _stricter,
    "looser": _looser,
    "wider-type": _types(*WIDER),
    "narrower-type": _types(*((new, old) for old, new in WIDER)),
    "to-list": lambda case: case.edit.after == "list",
    "from-list": lambda case: case.edit.before == "list",
    "has-pixels": _has("pixels"),
    "has-default": lambda case: isinstance(case.record.default, Stated),
    "of-auto": _of_auto,
    "refusing": lambda case: case.record.when is not None,
    "trust-raised": lambda c: _trust(c.edit.after) > _trust(c.edit.before),
    "ignored-before": lambda c: fate(c.old, c.edit.keys[0]) in ("ignored", "passed"),
    "ignored-after": lambda c: fate(c.new, c.edit.keys[0]) in ("ignored", "passed"),
    "refused-before": lambda c: fate(c.old, c.edit.keys[0]) == "refused",
    "refused-after": lambda c: fate(c.new, c.edit.keys[0]) == "refused",
    "role-was-cost": lambda c: c.edit.before.role == "cost",
    "promised-more": lambda c: _promise(c.edit.after) > _promise(c.edit.before),
    "promised-less": lambda c: _promise(c.edit.after) < _promise(c.edit.before),
}
