"""When it is worth asking again, and how long to wait before."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TypeVar

from .effects import Answer, Conversation, pause
from .errors import ApiError, PixelError
from .line import Line

T = TypeVar("T")

ATTEMPTS = 6
"""How often at most, where no deadline bounds it."""

FIRST, MOST = 0.5, 20.0
"""Seconds: the first delay at most, and any delay at most unless the provider asks."""

_LONGEST = 300.0
"""Seconds: whoever asks for a longer pause gets none, and the caller is told of it."""

_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529})


def persist(
    line: Line,
    once: Callable[[], Conversation[T]],
    worth: Callable[[PixelError], bool],
    end: float | None = None,
    attempts: int = ATTEMPTS,
) -> Conversation[T]:
    """Do something until it works, or is not worth another try.

    Up to `end` (a time of the driver's clock), else so many times. What it raises at last
    says how often and how long it was tried.
    """
    start = yield from pause(0)
    attempt = 0
    while True:
        attempt += 1
        try:
            return (yield from once())
        except PixelError as error:
            now = yield from pause(0)
            error.attempts, error.elapsed = attempt, now - start
            delay = _delay(attempt, error, line.random())
            over = now + delay >= end if end is not None else attempt >= attempts
            over = over or delay > _LONGEST or _is_late(line, now - start + delay)
            if over or not worth(error):
                raise
        yield from pause(delay)


def _is_late(line: Line, seconds: float) -> bool:
    return line.deadline is not None and seconds > line.deadline


def is_transient(error: PixelError) -> bool:
    """Whether the same question may be answered later: never against the page's word."""
    if isinstance(error, ApiError):
        return error.retry is not False and error.status in _TRANSIENT
    return bool(error.retry)


def retry_after(answer: Answer, wall: Callable[[], float]) -> float | None:
    """Seconds that the provider asks for, from a number or a date; None where it does not.

    A date is held against the provider's own `Date`, so that a wrong clock does no harm.
    """
    value = answer.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    then = _seconds(value)
    if then is None:
        return None
    now = _seconds(answer.headers.get("date", ""))
    return max(0.0, then - (wall() if now is None else now))


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError):
        return None


def _delay(attempt: int, error: PixelError, chance: float) -> float:
    """Exponential, with jitter over the upper half; never shorter than what was asked."""
    most = min(MOST, FIRST * 2.0 ** min(attempt, 16))
    own = most * (0.5 + 0.5 * chance)
    asked = error.retry_after if isinstance(error, ApiError) else None
    return own if asked is None else max(asked, own)
