"""What an answer means: a reading, or the error that the page's rows make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .effects import Answer
from .errors import (
    ApiError,
    AuthError,
    OutOfCredit,
    PixelError,
    ProviderFault,
    RateLimited,
    ReplyMismatch,
    SubmissionUnknown,
)
from .line import Line
from .provider import ErrorRow, Operation
from .reading import Reading, error_text, parse_json, read_reply, succeeded
from .retry import retry_after


def read_answer(
    line: Line, operation: Operation, answer: Answer, *, billable: bool
) -> Reading:
    """Raises ApiError, ReplyMismatch, or SubmissionUnknown where a purchase is in doubt."""
    ok = 200 <= answer.status < 300
    try:
        raw = parse_json(answer) if ok else _json_or_text(answer)
        if not ok or not succeeded(raw, operation.replies):
            raise _error(line, answer, raw, billable=billable)
        return read_reply(raw, operation.replies)
    except PixelError as error:
        error.request_id = answer.headers.get("x-request-id")
        raise


def _json_or_text(answer: Answer) -> object:
    try:
        return parse_json(answer)
    except ReplyMismatch as mismatch:
        return mismatch.raw


def _error(line: Line, answer: Answer, raw: object, *, billable: bool) -> PixelError:
    """The error that an answer means: by the page's rows, else by its HTTP status."""
    provider, status = line.provider, answer.status
    code, message = error_text(raw, provider.error)
    row = _row(provider.errors, status, code)
    if row is None and billable and (status in (408, 409, 425) or status >= 500):
        return SubmissionUnknown(
            f"HTTP {status} came back; it may have been bought", raw=raw
        )
    error = row.error if row else _by_status(status)
    return error(
        message,
        status=status,
        code=code,
        raw=raw,
        charged=row.charged if row else None,
        retry=row.retry if row else None,
        retry_after=retry_after(answer, line.wall),
    )


def _row(rows: Sequence[ErrorRow], status: int, code: str) -> ErrorRow | None:
    """The row whose code came (with its status, or under a 200), else that of the status."""
    for row in rows:
        known_status = row.status in (None, status) or 200 <= status < 300
        if row.code and row.code == code and known_status:
            return row
    for row in rows:
        if row.status == status and row.code in ("", str(status)):
            return row
    return None


def _by_status(status: int) -> type[ApiError]:
    if status >= 500:
        return ProviderFault
    return _BY_STATUS.get(status, ApiError)


_BY_STATUS: Mapping[int, type[ApiError]] = {
    401: AuthError,
    402: OutOfCredit,
    403: AuthError,
    429: RateLimited,
}
