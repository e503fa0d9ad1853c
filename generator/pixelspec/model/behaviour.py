"""What a provider refuses, changes, contradicts or leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.condition import Condition
from pixelspec.model.parameter import Range
from pixelspec.model.source import Scalar, Source

RuleKind = Literal[
    "requires",
    "excludes",
    "requires-value",
    "at-least-one",
    "image-has",
    "image-same-size",
    "sum",
]
Effect = Literal[
    "ignored",
    "downgraded",
    "falls-back",
    "clamped",
    "truncated",
    "ineffective",
    "substituted",
    "slow",
    "billed",
]


@dataclass(frozen=True)
class Rule:
    """What the provider refuses.

    requires / excludes: `subject` (given) needs / bars each of `others`.
    at-least-one: one of `others`; `subject` is empty.
    image-has: the picture behind `subject` has `property` (`alpha`).
    image-same-size: the picture behind `subject` is as large as the first of `others[0]`.
    requires-value: `subject` (given) needs each of `others` to have its one of `values`.
    sum: what was written of `others`, of which those in `counted` are lists, adds up to no
    more than `at_most`, as far as `when` holds.
    """

    id: str
    kind: RuleKind
    subject: str
    others: tuple[str, ...]
    source: Source
    property: str = ""
    values: tuple[Scalar, ...] = ()
    counted: tuple[str, ...] = ()
    at_most: int | float | None = None
    when: Condition | None = None


@dataclass(frozen=True)
class Quirk:
    """What the provider accepts and does not do (or does slowly, or bills).

    `on` is the parameter whose written value is at stake; `to` the values that hold
    instead; `likely` marks a "may"; `seconds` is the stated duration of a slow one, as
    (at least, at most), either None.
    """

    id: str
    when: Condition
    effect: Effect
    on: str
    source: Source
    to: tuple[tuple[str, Scalar], ...] = ()
    likely: bool = False
    seconds: tuple[float | None, float | None] | None = None


@dataclass(frozen=True)
class Meant:
    """What one parameter takes instead; None where that is unchanged."""

    name: str
    fixed: Scalar = None
    range: Range | None = None
    items: Range | None = None
    required: bool | None = None


@dataclass(frozen=True)
class Switch:
    """Under the condition, other parameters take something else."""

    id: str
    when: Condition
    sets: tuple[Meant, ...]
    source: Source


@dataclass(frozen=True)
class Unsupported:
    """A parameter that the page names only to say what happens to it; the name `others`
    stands for every further one. `message` is the provider's error text on the wire."""

    name: str
    effect: Literal["ignored", "refused"]
    source: Source
    message: str = ""


@dataclass(frozen=True)
class Conflict:
    """Two readings that the page supports, in the order of its places, and what we do."""

    id: str
    says: tuple[str, ...]
    ours: str
    source: Source


@dataclass(frozen=True)
class Gap:
    """What the page leaves open; with `when`, such a request is refused before sending."""

    id: str
    open: str
    source: Source
    when: Condition | None = None
