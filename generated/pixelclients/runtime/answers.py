"""What an answer means: a reading, or the error that the page's rows make of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

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
from .origin import Origin, origin_of
from .provider import ErrorRow, Operation, Reply
from .reading import (
    Reading,
    error_text,
    parse_json,
    read_reply,
    request_id_in,
    succeeded,
    task_ids,
    values_at,
)
from .retry import retry_after


def read_answer(
    line: Line, operation: Operation, answer: Answer, *, billable: bool
) -> Reading:
    """Raises ApiError, ReplyMismatch, or SubmissionUnknown where a purchase is in doubt."""
    try:
        raw = _success(line, operation, answer, billable=billable)
        origin = origin_of(line, operation, answer)
        reading = read_reply(raw, operation.replies, origin)
        if reading.failures and not reading.pictures and reading.state is None:
            raise _all_failed(line, answer, reading)
    except PixelError as error:
        _say_where(error, line, operation, answer)
        raise
    named = {reply.name: reply.request_id_header for reply in operation.replies}
    header = named[reading.shape]
    if reading.request_id or not header:
        return reading
    return replace(reading, request_id=_header(line, answer, header) or None)


def read_several(
    line: Line, operation: Operation, answer: Answer
) -> tuple[Reading, ...]:
    """A reading for each item of an answer, perhaps none. Raises ApiError or ReplyMismatch."""
    (reply,) = operation.replies
    try:
        raw = _success(line, operation, answer, billable=False)
        if not any(isinstance(v, list) for v in values_at(raw, reply.each[:-2])):
            raise ReplyMismatch([f"it holds no {reply.each}"], raw=raw)
        origin = origin_of(line, operation, answer, reply.each)
        return tuple(_item(i, reply, origin) for i in values_at(raw, reply.each))
    except PixelError as error:
        _say_where(error, line, operation, answer)
        raise


def _item(item: object, reply: Reply, origin: Origin) -> Reading:
    """The reading of one item of a longer answer."""
    try:
        return read_reply(item, (reply,), origin)
    except ReplyMismatch as mismatch:
        mismatch.origin = origin
        raise


def _say_where(
    error: PixelError, line: Line, operation: Operation, answer: Answer
) -> None:
    """Leave on an error which exchange ended in it."""
    error.request_id = _request_id(line, answer) or error.request_id
    if isinstance(error, ReplyMismatch) and error.origin is None:
        error.origin = origin_of(line, operation, answer)


def _success(
    line: Line, operation: Operation, answer: Answer, *, billable: bool
) -> object:
    """The JSON value of an answer that tells of success."""
    ok = 200 <= answer.status < 300
    raw = parse_json(answer) if ok else _json_or_text(answer)
    if billable and not isinstance(raw, str):
        _require_no_second_id(raw, answer, operation)
    if not ok or not succeeded(raw, operation.replies):
        error = _error(line, answer, raw, billable=billable)
        ids = task_ids(raw, operation.replies) if billable else []
        if ids:
            # Whatever the status says, something may have been bought.
            error.task_id, error.charged = ids[0], "unknown"
        raise error
    return raw


def _require_no_second_id(raw: object, answer: Answer, operation: Operation) -> None:
    """Raise ReplyMismatch where JSON would drop one of several task ids."""
    names, content = operation.id_names, answer.content
    count = sum(map(content.count, names))
    # A name in a spelling of its own has the codes of plain letters in it.
    if count > 1 or (names and b"\\u00" in content):
        from .doubled import require_no_second_id

        require_no_second_id(raw, content, operation.replies)


def _request_id(line: Line, answer: Answer) -> str | None:
    """What the provider calls the exchange, where its page says or else where most do."""
    stated = line.provider.error.request_id_header if line.provider.error else ""
    return _header(line, answer, stated or "x-request-id")


def _header(line: Line, answer: Answer, name: str) -> str | None:
    """The value of a header; a key that it echoes is masked."""
    value = answer.headers.get(name)
    return None if value is None else line.key.masked_text(value)


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
    kind = row.error if row else _by_status(status)
    error = kind(
        message,
        status=status,
        code=code,
        raw=raw,
        charged=row.charged if row else None,
        retry=row.retry if row else None,
        retry_after=retry_after(answer, line.wall),
    )
    if row and row.account:
        error.account = True
    if provider.error:
        error.request_id = request_id_in(raw, provider.error)
    return error


def _all_failed(line: Line, answer: Answer, reading: Reading) -> ApiError:
    """What a success without a picture means: what became of the first one."""
    first = reading.failures[0]
    row = _row(line.provider.errors, answer.status, first.code)
    return (row.error if row else ApiError)(
        f"no picture came: {first.message}",
        status=answer.status,
        code=first.code,
        raw=reading.raw,
        charged=row.charged if row else None,
        retry=row.retry if row else None,
    )


def _row(rows: Sequence[ErrorRow], status: int, code: str) -> ErrorRow | None:
    """The row whose code came (with its status, or under a 200), else that of the status."""
    for row in rows:
        known_status = row.status in (None, status) or 200 <= status < 300
        if row.code and known_status and _is_code(row.code, code):
            return row
    for row in rows:
        if row.status == status and row.code in ("", str(status)):
            return row
    return None


def _is_code(known: str, code: str) -> bool:
    """Whether a code is the one of a row, or of its family (`InvalidParameter.*`)."""
    if known.endswith(".*"):
        return code == known[:-2] or code.startswith(known[:-1])
    return code == known


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
