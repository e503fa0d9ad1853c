"""When a rule, a quirk or a gap applies: structured tests of a request, never expressions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.model.source import Scalar

Operator = Literal["is", "one-of", "not-in", "given", "absent", "unlisted", "pixels"]


@dataclass(frozen=True)
class Test:
    """One test of one parameter.

    `given` and `absent` see what the caller wrote; every other operator sees the effective
    value (the default where nothing was written). `unlisted`: a value the page does not
    list. `pixels`: a size written as width and height.
    """

    parameter: str
    operator: Operator
    values: tuple[Scalar, ...] = ()


@dataclass(frozen=True)
class Condition:
    """All `tests` must hold."""

    tests: tuple[Test, ...]

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(test.parameter for test in self.tests)
