"""Limits that depend on more than one value, or that are counted in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, cast

from .remarks import Advice, Given, Problem, Quirk, Remark, Uncheckable, shown

Unit = Literal["characters", "code-points", "bytes", "tokens", "words"]
Over = Literal["refused", "truncated", "advised"]

# What becomes of a text whose tokens nobody can count beforehand.
_TOKENS: Mapping[Over, str] = {
    "refused": "{on} is refused beyond {most:,} tokens",
    "truncated": "{on} is cut off after {most:,} tokens",
    "advised": "at most {most:,} tokens are advised for {on}",
}
# Ideographs, each of which counts as a word.
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")


def measured(value: object, unit: Unit) -> int:
    """How long a text is. Tokens cannot be counted here; there are no more than bytes."""
    if not isinstance(value, str):
        return 0
    if unit in ("bytes", "tokens"):
        return len(value.encode("utf-8", "replace"))
    if unit == "words":
        return len(_IDEOGRAPH.sub(" x ", value).split())
    return len(value)


def overlong(
    rule: str,
    on: str,
    value: object,
    most: int,
    unit: Unit,
    over: Over,
    at: str,
) -> Remark:
    """What a text that is too long means."""
    if unit == "tokens":
        return Uncheckable(rule, on, _TOKENS[over].format(on=on, most=most), at)
    counted = f"{measured(value, unit):,} {unit}"
    if over == "truncated":
        text = f"{counted}, of which the first {most:,} are kept"
        return Quirk(rule, on, "truncated", at, value=value, detail=text)
    if over == "advised":
        return Advice(rule, f"{on} has {counted}, advised are at most {most:,}", at)
    text = f"{on} has {counted}, at most {most:,} are taken"
    return Problem(rule, on, text, at)


def too_short(
    rule: str, on: str, value: object, least: int, unit: Unit, at: str
) -> Problem:
    text = f"{on} has {measured(value, unit):,} {unit}, at least {least:,} are needed"
    return Problem(rule, on, text, at)


def beyond(value: object, least: float | None, most: float | None) -> bool:
    """Whether a number, or how many members a list has, is out of bounds."""
    number = _number(value)
    if number is None:
        return False
    return (least is not None and number < least) or (
        most is not None and number > most
    )


def outside(
    rule: str,
    on: str,
    value: object,
    least: float | None,
    most: float | None,
    at: str,
) -> Problem:
    """The problem of a value that is `beyond` its bounds; the nearest one is a bound."""
    number = _number(value) or 0
    low = least is not None and number < least
    bound = f"at least {least}" if low else f"at most {most}"
    what = "items" if isinstance(value, list | tuple) else ""
    text = f"{on} takes {bound} {what}".rstrip()
    return Problem(rule, on, f"{text}, not {number}", at)


def unlike(value: object, wanted: object) -> bool:
    """Whether JSON would tell the two apart; what is left out is unlike nothing."""
    same = value == wanted and isinstance(value, bool) is isinstance(wanted, bool)
    return value is not None and not same


def other(rule: str, on: str, value: object, wanted: object, at: str) -> Problem:
    """The problem of a value that is `unlike` the only one."""
    return Problem(rule, on, f"{on} must be {wanted!r} here, not {shown(value)}", at)


def total(given: Given, *names: str) -> float:
    """The sum of what was written: numbers, and how many members lists have."""
    return sum(_number(given[name]) or 0 for name in names if name in given)


def too_many(
    rule: str, given: Given, names: Iterable[str], most: float, at: str
) -> Problem:
    """The problem of a `total` that is too large."""
    written = [name for name in names if name in given]
    parts = " + ".join(f"{name} {_number(given[name]) or 0:g}" for name in written)
    text = f"{parts} = {total(given, *written):g}, at most {most:g}"
    return Problem(rule, written[-1] if written else "", text, at)


def _number(value: object) -> float | None:
    if isinstance(value, list | tuple):
        return len(cast("list[object]", value))
    if isinstance(value, bool) or value is None:
        return None
    # A picture that stands alone is one.
    return value if isinstance(value, int | float) else 1
