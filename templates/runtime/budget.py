"""What a batch may still buy, and why it stopped buying."""

from __future__ import annotations

from .errors import ApiError, PixelError, SettingError


class Budget:
    """Counts the purchases of one run: those that were made or may have been made.

    `max_paid` bounds them and is never exceeded; `stop_after` so many failures in a row
    end the buying, and so does an error that concerns the whole account.
    """

    def __init__(
        self,
        max_paid: int | None = None,
        max_cost: object = None,
        stop_after: int | None = None,
    ) -> None:
        if max_cost is not None:
            text = "max_cost needs prices, and the page of this provider states none"
            raise SettingError(text)
        for name, number in (("max_paid", max_paid), ("stop_after", stop_after)):
            require_count(name, number)
        self._max_paid = max_paid
        self._stop_after = stop_after
        self._failures = 0
        self._full = False
        self._stopped = ""
        self.paid = 0

    @property
    def stopped(self) -> str:
        """Why items were left that could not be bought; "" where there were none."""
        return self._stopped or (self._ceiling if self._full else "")

    @property
    def _ceiling(self) -> str:
        return f"max_paid={self._max_paid} is reached"

    def stop(self, reason: str) -> None:
        """Buy no more; the first reason is kept."""
        self._stopped = self._stopped or reason

    def refusal(self) -> str:
        """Why the next item is not bought; "" where it may be."""
        if not self._stopped and self.paid == self._max_paid:
            self._full = True
            return self._ceiling
        return self._stopped

    def take(self) -> str:
        """As `refusal`; where it may be bought, it counts as bought from now on."""
        refused = self.refusal()
        self.paid += not refused
        return refused

    def give_back(self) -> None:
        """What was counted is not bought after all."""
        self.paid -= 1

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
    whole = isinstance(number, int) and not isinstance(number, bool)
    if number is not None and not (whole and number > 0):
        raise SettingError(f"{name} must be a whole number above 0, not {number!r}")
