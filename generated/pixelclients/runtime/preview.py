"""What one call would send, before it is bought."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from .remarks import Notice
    from .site import Call
    from .table import Dimensions


class Preview:
    """What one call would send, and what is known of the outcome; nothing is sent yet."""

    def __init__(self, call: Call) -> None:
        self._call = call

    @property
    def body(self) -> Mapping[str, object]:
        """Exactly what would be sent."""
        return self._call.draft.body

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the provider would change in silence, and what cannot be checked here."""
        return self._call.draft.notices

    @property
    def candidates(self) -> tuple[Dimensions, ...]:
        """Every size that may come, as (width, height); () where the page promises none."""
        return self._call.draft.candidates

    @property
    def pixels(self) -> Dimensions | None:
        """The size that will come, or None where the page leaves it open."""
        return self.candidates[0] if len(self.candidates) == 1 else None

    @property
    def cell(self) -> tuple[str, ...] | None:
        """The row and column of the size table that the call lands in."""
        table = self._call.binding.table
        return table.cell(self.candidates[0]) if table and self.candidates else None

    @property
    def cost(self) -> Decimal | None:
        """What the call will cost, in `cost_unit`; None where the page does not say."""
        return self._call.draft.cost

    @property
    def cost_unit(self) -> str | None:
        """The unit of prices as the page writes it, such as USD; None where it has none."""
        price = self._call.binding.price
        return price.unit if price else None

    def curl(self) -> str:
        """The same request for a shell, with the key, and an address that nobody says,
        as variables."""
        from shlex import quote

        home, submit = self._call.site.provider.home, self._call.operation
        address = self._call.site.address or f"${home.address_variable}"
        lines = [
            f"curl -X {submit.method} {address}{submit.path}",
            f'-H "Authorization: Bearer ${home.key_variable}"',
            "-H 'Content-Type: application/json'",
            *(f"-H {quote(f'{name}: {value}')}" for name, value in submit.headers),
            f"-d {quote(self._call.draft.content.decode())}",
        ]
        return " \\\n  ".join(lines)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._call.binding.id}, {self.pixels}>"


# For the rest of this package: no part of what a user sees.
call_of: Callable[[Preview], Call] = attrgetter("_call")
