"""What a call will cost, as far as the page of its model says: exact, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from .remarks import Given, Notice, Quirk

if TYPE_CHECKING:
    from .binding import Binding


@dataclass(frozen=True)
class Price:
    """The price of one picture or one call, in `unit`: `each`, or a row for each value of
    the keyword `by`. The keyword `number` says how many pictures there will be; without
    one there is one. Amounts are texts of exact decimals."""

    unit: str
    per: Literal["picture", "call"]
    each: str = ""
    by: str = ""
    rows: Mapping[str, str] = field(default_factory=dict[str, str])
    number: str = ""

    def of(self, effective: Mapping[str, object]) -> Decimal | None:
        """What a call with these values costs; None where the page does not say."""
        row = self.rows.get(_word(effective.get(self.by))) if self.by else self.each
        pictures = effective.get(self.number) if self.number else 1
        if not row or not isinstance(pictures, int):
            return None
        return Decimal(row) * (pictures if self.per == "picture" else 1)


def cost_of(
    binding: Binding[...],
    given: Given,
    notices: tuple[Notice, ...],
    extra_body: Mapping[str, object],
    model: str | None,
) -> Decimal | None:
    """The price of a checked call. None where the page gives none, or where something that
    it goes by is sent unchecked or is the provider's to choose."""
    price = binding.price
    if price is None or model is not None:
        return None
    at_stake = {name for name in (price.by, price.number) if name}
    unchecked = {binding.wire.get(name, name).split(".")[0] for name in at_stake}
    if unchecked & {*extra_body}:
        return None
    effective = {**binding.defaults, **given}
    for quirk in (notice for notice in notices if isinstance(notice, Quirk)):
        if quirk.likely and at_stake & {*quirk.to}:
            return None
        if not quirk.to and quirk.on in at_stake and quirk.judges:
            return None
        if not quirk.likely:
            effective.update(quirk.to)
    return price.of(effective)


def _word(value: object) -> str:
    """A value as the key of a row has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
