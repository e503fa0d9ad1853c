"""What a batch may still buy, and why it stopped buying."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from .errors import ApiError, PixelError, SettingError


class Budget:
    """Counts the purchases of one run: those that were made or may have been made.

    `max_paid` bounds their number and `max_cost` their price, and neither is ever exceeded;
    `stop_after` so many failures in a row end the buying, and so does an error that
    concerns the whole account.
    """

    def __init__(
        self,
        max_paid: int | None = None,
        max_cost: Decimal | float | None = None,
        stop_after: int | None = None,
    ) -> None:
        require_count("max_paid", max_paid)
        require_count("stop_after", stop_after)
        self._max_paid, self._stop_after = max_paid, stop_after
        self._max_cost = None if max_cost is None else _amount(max_cost)
        self._failures = 0
        self._reached = ""
        self._stopped = ""
        self._cost = Decimal(0)
        self.paid = 0

    @property
    def stopped(self) -> str:
        """Why items were left that could not be bought; "" where there were none."""
        return self._stopped or self._reached

    def stop(self, reason: str) -> None:
        """Buy no more; the first reason is kept."""
        self._stopped = self._stopped or reason

    def require_price(self, cost: Decimal | None) -> None:
        """Raise SettingError where there is a ceiling for the price, and none is known."""
        if self._max_cost is not None and cost is None:
            text = "max_cost needs prices, and the page does not say what this costs"
            raise SettingError(text)

    def refusal(self, cost: Decimal | None) -> str:
        """Why the next item is not bought; "" where it may be."""
        reached = self._ceiling(cost)
        self._reached = self._reached or reached
        return self._stopped or reached

    def take(self, cost: Decimal | None) -> str:
        """As `refusal`; where it may be bought, it counts as bought from now on."""
        refused = self.refusal(cost)
        if not refused:
            self.paid += 1
            self._cost += cost or 0
        return refused

    def give_back(self, cost: Decimal | None) -> None:
        """What was counted is not bought after all."""
        self.paid -= 1
        self._cost -= cost or 0

    def _ceiling(self, cost: Decimal | None) -> str:
        if self.paid == self._max_paid:
            return f"max_paid={self._max_paid} is reached"
        if self._max_cost is None:
            return ""
        if cost is None:
            return "its price is not documented, and there is a max_cost"
        over = self._cost + cost > self._max_cost
        return f"max_cost={self._max_cost} is reached" if over else ""

    def heed(self, error: PixelError) -> None:
        """Stop where an error concerns the whole account."""
        if isinstance(error, ApiError) and error.account:
            self.stop(f"{type(error).__name__}: {error}")

    def ended(self, well: bool) -> None:
        """An item of this run ended."""
        self._failures = 0 if well else self._failures + 1
        if self._failures == self._stop_after:
            self.stop(f"{self._failures} failures in a row")


def require_count(name: str, number: object) -> None:
    """Raise SettingError for what is neither None nor a number of things."""
    counts = isinstance(number, int) and not isinstance(number, bool) and number > 0
    if number is not None and not counts:
        raise SettingError(f"{name} must be a whole number above 0, not {number!r}")


def _amount(cost: Decimal | float) -> Decimal:
    try:
        amount = Decimal(str(cost))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        raise SettingError(f"max_cost must be an amount above 0, not {cost!r}")
    return amount
