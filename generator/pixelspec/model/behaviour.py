"""What a provider refuses, changes, contradicts or leaves open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.condition import Condition
from pixelspec.model.source import Scalar, Source

RuleKind = Literal[
    "requires", "excludes", "at-least-one", "image-has", "image-same-size"
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
    """

    id: str
    kind: RuleKind
    subject: str
    others: tuple[str, ...]
    source: Source
    property: str = ""


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
