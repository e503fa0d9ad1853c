"""The conversations with a provider: submit, query, wait. No I/O happens here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from .addresses import server_of
from .answers import read_answer
from .effects import Conversation, Fault, exchange, pause
from .errors import (
    ApiError,
    NotSent,
    PixelError,
    QueryFailed,
    ReplyMismatch,
    SubmissionUnknown,
    TaskFailed,
    TaskTimeout,
)
from .events import event_of
from .line import Line, is_sendable
from .provider import Operation, Polling, Provider
from .reading import Reading
from .retry import is_transient, persist

log = logging.getLogger("pixelclients")

SUBMISSIONS = 3
"""How often a submission is tried at most, where trying again cannot buy twice."""

UNADVISED = Polling(first=5.0, every=5.0, deadline=600.0)
"""Ours, for a provider whose page gives no advice at all."""


def submit(line: Line, content: bytes, idempotency: str = "") -> Conversation[Reading]:
    """Buy once.

    The request is sent again only where it provably never left, where the page says that
    the answer is never charged (and the caller allows it), or where the page documents an
    idempotency header: then every time with the same key, `idempotency` or a new one.

    Raises NotSent, SubmissionUnknown, ApiError or ReplyMismatch.
    """
    operation = line.submit
    if operation.idempotency_header and not idempotency:
        idempotency = line.mint()

    def once() -> Conversation[Reading]:
        return (yield from _submit_once(line, operation, content, idempotency))

    def worth(error: PixelError) -> bool:
        return _may_send_again(line, error, bool(idempotency))

    start = line.wall()
    reading = yield from persist(line, once, worth, attempts=SUBMISSIONS)
    if reading.task_id:
        log.info("%s accepted task %s", line.provider.id, reading.task_id)
    # No effect may stand between a purchase and whoever writes it down.
    states, spent = line.provider.states, line.wall() - start
    line.tell(event_of("submitted", reading, spent, states))
    return reading


def query(line: Line, task_id: str, end: float | None = None) -> Conversation[Reading]:
    """Ask how a task stands, until an answer comes: up to `end` (a time of the driver's
    clock), else a few times. Raises QueryFailed, ApiError or ReplyMismatch."""

    def once() -> Conversation[Reading]:
        return (yield from _query_once(line, task_id))

    return (yield from persist(line, once, is_transient, end))


def wait(
    line: Line, task_id: str, on_update: Callable[[Reading], object] | None = None
) -> Conversation[Reading]:
    """Ask at the advised pace until the task ends.

    Raises TaskFailed, TaskTimeout, and whatever a query raises.
    """
    advice = line.provider.polling or UNADVISED
    start = now = yield from pause(0)
    end = start + (advice.deadline if line.deadline is None else line.deadline)
    delay = advice.first
    while now < end:
        now = yield from pause(min(delay, end - now))
        reading = yield from query(line, task_id, end)
        states = line.provider.states
        line.tell(event_of("polled", reading, now - start, states))
        if on_update is not None:
            on_update(reading)
        if ended(line.provider, reading, task_id):
            return reading
        delay = advice.every
    error = TaskTimeout(
        f"task {task_id} has not ended in time; wait for it again, do not buy again",
        task_id=task_id,
    )
    error.elapsed = now - start
    raise error


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
        if not reading.pictures and reading.failures:
            first = reading.failures[0]
            raise _failed(reading, task_id, first.message, first.code)
        if not reading.pictures:
            problem = f"task {task_id} is {reading.state} and holds no picture"
            raise ReplyMismatch(
                [problem],
                raw=reading.raw,
                task_ids=[task_id],
                charged="yes",
                origin=reading.origin,
            )
        return True
    raise _failed(reading, task_id, reading.message, reading.code)


def _failed(reading: Reading, task_id: str, why: str, code: str) -> TaskFailed:
    return TaskFailed(
        f"task {task_id} is {reading.state}: {why or 'no reason given'}",
        state=reading.state or "",
        task_id=task_id,
        raw=reading.raw,
        code=code,
    )


def _submit_once(
    line: Line, operation: Operation, content: bytes, idempotency: str
) -> Conversation[Reading]:
    try:
        answer = yield from exchange(line.send(operation, content, idempotency))
    except Fault as fault:
        if not fault.sent:
            raise NotSent(
                f"not sent to {server_of(line.base_url)}: {fault.reason}"
            ) from None
        raise SubmissionUnknown(
            f"{fault.reason} after the request was sent; it may have been bought",
            idempotency=idempotency,
        ) from None
    reading = read_answer(line, operation, answer, billable=True)
    if not reading.task_id and not reading.pictures:
        problem = "neither a task id nor a picture came"
        raise ReplyMismatch([problem], raw=reading.raw, origin=reading.origin)
    if reading.task_id and not is_sendable(reading.task_id):
        problem = "the task id is no text that can be sent back"
        ids = [reading.task_id]
        raise ReplyMismatch(
            [problem], raw=reading.raw, task_ids=ids, origin=reading.origin
        )
    return reading


def _may_send_again(line: Line, error: PixelError, idempotent: bool) -> bool:
    if isinstance(error, NotSent):
        return True
    if isinstance(error, SubmissionUnknown) or _is_unreadable(error):
        return idempotent
    uncharged = isinstance(error, ApiError) and error.charged == "no"
    return uncharged and line.resend_uncharged and is_transient(error)


def _query_once(line: Line, task_id: str) -> Conversation[Reading]:
    operation = line.provider.query
    if operation is None:
        raise QueryFailed(
            "this provider has no tasks to ask after", task_id=task_id, retry=False
        )
    try:
        answer = yield from exchange(line.send(operation, task_id=task_id))
    except Fault as fault:
        raise QueryFailed(
            f"{fault.reason} while asking after task {task_id}", task_id=task_id
        ) from None
    try:
        reading = read_answer(line, operation, answer, billable=False)
    except PixelError as error:
        error.task_id, error.charged = task_id, "yes"
        if _is_unreadable(error):
            error.retry = True
        raise
    # A reply need not repeat the id that was asked for.
    return reading if reading.task_id else replace(reading, task_id=task_id)


def _is_unreadable(error: PixelError) -> bool:
    """A reply that is no JSON comes from something in between, and passes."""
    return isinstance(error, ReplyMismatch) and isinstance(error.raw, str)
