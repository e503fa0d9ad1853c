"""The conversations with a provider: submit, query, wait, fetch. No I/O happens here."""

from __future__ import annotations

import logging
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from .effects import (
    Answer,
    Conversation,
    Fault,
    Fetch,
    Save,
    Send,
    Store,
    exchange,
    keep,
    pause,
)
from .errors import (
    ApiError,
    AuthError,
    NotSent,
    OutOfCredit,
    PixelError,
    ProviderFault,
    QueryFailed,
    RateLimited,
    ReplyMismatch,
    ResultExpired,
    SubmissionUnknown,
    TaskFailed,
    TaskTimeout,
)
from .provider import ErrorRow, Operation, Polling, Provider
from .reading import Picture, Reading, error_text, parse_json, read_reply, succeeded

log = logging.getLogger("pixelclients")

UNADVISED = Polling(first=5.0, every=5.0, deadline=600.0)
"""Ours, for a provider whose page gives no advice at all."""


@dataclass(frozen=True)
class Line:
    """Where to and how long: the provider, its address, and the caller's limits in seconds
    (None: what the page advises)."""

    provider: Provider
    base_url: str
    timeout: float | None = None
    deadline: float | None = None

    def send(self, operation: Operation, content: bytes | None, **ids: str) -> Send:
        names = {name: quote(value, safe="") for name, value in ids.items()}
        return Send(
            operation.method,
            self.base_url + operation.path.format(**names),
            self.timeout or operation.read_timeout,
            content,
        )


def submit(line: Line, content: bytes) -> Conversation[Reading]:
    """Buy once. Whatever happens, the request is not sent a second time.

    Raises NotSent, SubmissionUnknown, ApiError or ReplyMismatch.
    """
    operation = line.provider.submit
    try:
        answer = yield from exchange(line.send(operation, content))
    except Fault as fault:
        if not fault.sent:
            raise NotSent(f"not sent: {fault.reason}") from None
        raise SubmissionUnknown(
            f"{fault.reason} after the request was sent; it may have been bought"
        ) from None
    reading = _read(line.provider, operation, answer, billable=True)
    if not reading.task_id and not reading.pictures:
        problem = "neither a task id nor a picture came"
        raise ReplyMismatch([problem], raw=reading.raw)
    if reading.task_id:
        log.info("%s accepted task %s", line.provider.id, reading.task_id)
    return reading


def query(line: Line, task_id: str) -> Conversation[Reading]:
    """Ask once how a task stands. Raises QueryFailed, ApiError or ReplyMismatch."""
    operation = line.provider.query
    if operation is None:
        raise QueryFailed("this provider has no tasks to ask after", task_id=task_id)
    try:
        answer = yield from exchange(line.send(operation, None, task_id=task_id))
    except Fault as fault:
        raise QueryFailed(
            f"{fault.reason} while asking after task {task_id}", task_id=task_id
        ) from None
    try:
        return _read(line.provider, operation, answer, billable=False)
    except PixelError as error:
        error.task_id, error.charged = task_id, "yes"
        raise


def wait(
    line: Line, task_id: str, on_update: Callable[[Reading], object] | None = None
) -> Conversation[Reading]:
    """Ask at the advised pace until the task ends.

    Raises TaskFailed, TaskTimeout, and whatever a query raises.
    """
    advice = line.provider.polling or UNADVISED
    now = yield from pause(0)
    end = now + (advice.deadline if line.deadline is None else line.deadline)
    delay = advice.first
    while now < end:
        now = yield from pause(min(delay, end - now))
        reading = yield from query(line, task_id)
        if on_update is not None:
            on_update(reading)
        if ended(line.provider, reading, task_id):
            return reading
        delay = advice.every
    raise TaskTimeout(
        f"task {task_id} has not ended in time; wait for it again, do not buy again",
        task_id=task_id,
    )


def ended(provider: Provider, reading: Reading, task_id: str) -> bool:
    """Whether the task is done. An unknown state word means: keep asking.

    Raises TaskFailed for a failed one, ReplyMismatch for one that is done without pictures.
    """
    meaning = provider.states.get(reading.state or "")
    if meaning is None:
        log.warning("task %s is in the unknown state %r", task_id, reading.state)
        return False
    if meaning == "waiting":
        return False
    if meaning == "done":
        if not reading.pictures:
            problem = f"task {task_id} is {reading.state} and holds no picture"
            raise ReplyMismatch(
                [problem], raw=reading.raw, task_ids=[task_id], charged="yes"
            )
        return True
    raise TaskFailed(
        f"task {task_id} is {reading.state}: {reading.message or 'no reason given'}",
        state=reading.state or "",
        task_id=task_id,
        raw=reading.raw,
    )


def read_picture(picture: Picture, timeout: float) -> Conversation[bytes]:
    """The bytes of a picture. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        return _decoded(picture.base64)
    try:
        answer = yield from exchange(Fetch(picture.address or "", timeout))
    except Fault as fault:
        raise _not_fetched(fault) from None
    _require_delivered(answer.status)
    if not answer.content:
        raise QueryFailed("an empty reply came while fetching the picture")
    return answer.content


def save_picture(picture: Picture, timeout: float, target: Path) -> Conversation[Path]:
    """Write a picture to a file and return its path. Raises ResultExpired or QueryFailed."""
    if picture.base64 is not None:
        return (yield from keep(Store(_decoded(picture.base64), target))).path
    try:
        saved = yield from keep(Save(picture.address or "", timeout, target))
    except Fault as fault:
        raise _not_fetched(fault) from None
    _require_delivered(saved.status)
    return saved.path


def _decoded(text: str) -> bytes:
    encoded = text.partition(",")[2] if text[:5] == "data:" else text
    with suppress(ValueError):
        if content := b64decode("".join(encoded.split()), validate=True):
            return content
    raise ReplyMismatch(["a picture is not base64"], raw=text, charged="yes")


def _not_fetched(fault: Fault) -> QueryFailed:
    return QueryFailed(f"{fault.reason} while fetching the picture")


def _require_delivered(status: int) -> None:
    if status in (403, 404, 410):
        raise ResultExpired(f"the picture is gone: HTTP {status}")
    if status != 200:
        raise QueryFailed(f"the picture was not delivered: HTTP {status}")


def _read(
    provider: Provider, operation: Operation, answer: Answer, *, billable: bool
) -> Reading:
    ok = 200 <= answer.status < 300
    raw = parse_json(answer) if ok else _json_or_text(answer)
    if not ok or not succeeded(raw, operation.replies):
        raise _error(provider, answer.status, raw, billable=billable)
    return read_reply(raw, operation.replies)


def _json_or_text(answer: Answer) -> object:
    try:
        return parse_json(answer)
    except ReplyMismatch as mismatch:
        return mismatch.raw


def _error(
    provider: Provider, status: int, raw: object, *, billable: bool
) -> PixelError:
    """The error that an answer means: by the page's rows, else by its HTTP status."""
    code, message = error_text(raw, provider.error)
    row = _row(provider.errors, status, code)
    if row is None and billable and (status in (408, 409, 425) or status >= 500):
        return SubmissionUnknown(
            f"HTTP {status} came back; it may have been bought", raw=raw
        )
    if row is None:
        return _by_status(status)(message, status=status, code=code, raw=raw)
    return row.error(
        message,
        status=status,
        code=code,
        raw=raw,
        charged=row.charged,
        retry=row.retry,
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
