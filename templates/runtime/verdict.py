"""How an item of a batch stands: after an error, and by what an earlier run left."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from string import ascii_lowercase, digits
from typing import Literal, TypeVar

from .entry import Entry
from .errors import (
    ApiError,
    AuthError,
    ContentRefused,
    ModelUnavailable,
    NotSent,
    OutOfCredit,
    PixelError,
    RateLimited,
    ReplyMismatch,
)
from .provider import Operation
from .report import Ending, Outcome

ImagesT = TypeVar("ImagesT")

_PASSING = (NotSent, AuthError, OutOfCredit, RateLimited)
_PLAIN = frozenset(ascii_lowercase + digits + "-_")


def after_refusal(
    error: PixelError, *, again: bool
) -> Literal["failed", "unknown", "not-bought"]:
    """What a submission without a task means. An answer that refuses a request which may
    have been bought before (`again`) says nothing about that purchase."""
    if isinstance(error, ContentRefused):
        return "failed"
    if again:
        return "unknown"
    if isinstance(error, _PASSING) or (
        isinstance(error, ApiError) and error.charged == "no"
    ):
        return "not-bought"
    answered = isinstance(error, ApiError) and error.status < 500
    refused = answered or isinstance(error, ModelUnavailable)
    return "failed" if refused else "unknown"


def reason_of(error: PixelError) -> str:
    """An error in the journal: its kind, for a message could repeat the prompt, and the
    task ids of which it may be any."""
    status = f" HTTP {error.status}" if isinstance(error, ApiError) else ""
    ids = error.task_ids if isinstance(error, ReplyMismatch) else ()
    either = f", task {' or '.join(ids)}" if len(ids) > 1 else ""
    return f"{type(error).__name__}{status}{either}"


def from_earlier(
    entry: Entry, submit: Operation, *, saving: bool
) -> tuple[Ending, str] | None:
    """How an item ended before, and why; None where there is something left to do."""
    if entry.in_doubt:
        resend = submit.idempotency_header and entry.idempotency
        return None if resend else ("unknown", entry.reason or _INTERRUPTED)
    if entry.state == "bought" and not (entry.task_id or entry.addresses):
        return "unknown", "bought, and the reply with its pictures is lost"
    if entry.state == "delivered" and not (saving and _unsaved(entry)):
        return "delivered", ""
    if entry.state == "failed":
        return "failed", entry.reason
    return ("failed", "settled as lost") if entry.state == "lost" else None


_INTERRUPTED = "the run ended while it was being bought"


def _unsaved(entry: Entry) -> bool:
    return not entry.files and bool(entry.task_id or entry.addresses)


def outcome_of(
    entry: Entry,
    ending: Ending,
    why: str = "",
    error: Exception | None = None,
    images: ImagesT | None = None,
    *,
    earlier: bool = False,
) -> Outcome[ImagesT]:
    return Outcome(
        entry.key,
        ending,
        why,
        error,
        entry.task_id,
        _decimal(entry.cost),
        tuple(map(Path, entry.files)),
        images,
        earlier,
    )


def cost_text(cost: Decimal | None) -> str:
    return "" if cost is None else str(cost)


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def stem(key: str) -> str:
    """A file name for a key: the key itself where any file system tells it apart."""
    plain = "".join(c if c in _PLAIN else "-" for c in key.lower())[:80]
    if plain == key:
        return plain
    return f"{plain}-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"


def digest(content: bytes) -> str:
    """How the journal knows a request."""
    return sha256(content).hexdigest()
