"""What a call costs, as exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pixelspec.model.source import Scalar, Source


@dataclass(frozen=True)
class Prices:
    """The price of one picture or one call: `each`, or for each value of the parameter
    `by` its own. `number` is the parameter that says how many pictures there will be, ""
    where there always is one. Amounts are texts of exact decimals, counted in `unit`.
    """

    unit: str
    per: Literal["picture", "call"]
    source: Source
    each: str = ""
    by: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    number: str = ""

    def of(self, value: object, pictures: int) -> Decimal | None:
        """What a call costs where `by` has this value; None where no page says."""
        found = dict(self.rows).get(word(value)) if self.by else self.each
        if not found:
            return None
        return Decimal(found) * (pictures if self.per == "picture" else 1)


def word(value: Scalar | object) -> str:
    """A value as the key of a row has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
