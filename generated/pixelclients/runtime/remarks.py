"""What a request would meet: what the provider refuses, and what it does in silence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Given = Mapping[str, object]
"""The keywords of a call as the caller wrote them, without those left at None."""

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

_ABOUT_THE_CALL = ("ineffective", "slow", "billed")

_CERTAIN: Mapping[Effect, str] = {
    "ignored": "is accepted and ignored",
    "downgraded": "is downgraded",
    "falls-back": "is not offered and falls back",
    "clamped": "is clamped",
    "truncated": "is cut off",
    "ineffective": "has no effect here",
    "substituted": "is taken",
    "slow": "is slow",
    "billed": "is billed",
}

_MAYBE: Mapping[Effect, str] = {
    "ignored": "may be accepted and ignored",
    "downgraded": "may be downgraded",
    "falls-back": "may not be offered and fall back",
    "clamped": "may be clamped",
    "truncated": "may be cut off",
    "ineffective": "may have no effect here",
    "substituted": "may be taken",
    "slow": "may be slow",
    "billed": "may be billed",
}


def shown(value: object) -> str:
    """The value for people, cut short; whatever it is, showing it does not fail."""
    try:
        text = repr(value)
    except Exception:  # a number too long to write, a list too deep, a repr of its own
        text = f"<{type(value).__name__}>"
    return text if len(text) <= 40 else f"{text[:37]}..."


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a request is not sent: `parameter` is the keyword, `at` the place on the page."""

    rule: str
    parameter: str
    message: str
    at: str = ""

    def __str__(self) -> str:
        place = f" [{self.rule}, {self.at}]" if self.at else f" [{self.rule}]"
        return f"{self.message}{place}"


@dataclass(frozen=True, slots=True)
class Quirk:
    """What the provider accepts and does not do.

    `on` is the keyword at stake and `value` what was written there, `to` what holds instead;
    `likely` marks a "may", `seconds` is the stated duration (at least, at most), `written`
    says whether the caller wrote `on`, `detail` gives numbers.
    """

    rule: str
    on: str
    effect: Effect
    at: str
    to: Mapping[str, object] = field(default_factory=dict[str, object])
    likely: bool = False
    seconds: tuple[float | None, float | None] = (None, None)
    written: bool = True
    value: object = None
    detail: str = ""

    def __str__(self) -> str:
        words = (_MAYBE if self.likely else _CERTAIN)[self.effect]
        if self.written:
            said = f"{self.on}={shown(self.value)} {words}{self._instead(': ')}"
        else:
            subject = "the call" if self.effect == "slow" else "it"
            said = f"{self.on} is not given: {subject} {words}{self._instead(', and ')}"
        detail = f" ({self.detail})" if self.detail else ""
        return f"{said}{detail}{_duration(self.seconds)} [{self.rule}, {self.at}]"

    def _instead(self, joint: str) -> str:
        """What holds then; for what is taken as something else, what that is."""
        if self.effect == "substituted" and set(self.to) == {self.on}:
            return f" as {self.to[self.on]!r}"
        held = ", ".join(f"{name}={value!r}" for name, value in self.to.items())
        then = "then " if self.likely else ""
        literally = " as something else" if self.effect == "substituted" else ""
        return literally + (f"{joint}{then}{held} holds" if held else "")

    @property
    def judges(self) -> bool:
        """Whether this says what becomes of the value, even one that is not listed."""
        return self.effect not in _ABOUT_THE_CALL

    @property
    def refuses(self) -> bool:
        """True where the caller's own value would not be done, for certain."""
        silent = self.effect not in ("slow", "billed")
        return silent and self.written and not self.likely


@dataclass(frozen=True, slots=True)
class Uncheckable:
    """A rule about a picture behind an address, which only the provider can check."""

    rule: str
    on: str
    message: str
    at: str

    @property
    def refuses(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"{self.message}, which cannot be checked here [{self.rule}, {self.at}]"


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A picture that is not as it was planned."""

    message: str

    @property
    def refuses(self) -> bool:
        return False

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True, slots=True)
class Advice:
    """What the page says that a caller had better heed."""

    rule: str
    message: str
    at: str

    @property
    def refuses(self) -> bool:
        return False

    def __str__(self) -> str:
        return f"{self.message} [{self.rule}, {self.at}]"


@dataclass(frozen=True, eq=False, repr=False)
class Implied:
    """A value that the call has because of its other values, where none was written."""

    on: str
    value: object


Notice = Quirk | Uncheckable | Mismatch | Advice
Remark = Problem | Quirk | Uncheckable | Advice | Implied


def _duration(seconds: tuple[float | None, float | None]) -> str:
    least, most = seconds
    if least is not None:
        return f", over {least:g} s"
    return f", up to {most:g} s" if most is not None else ""
