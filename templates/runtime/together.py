"""Waiting for many tasks: by the provider's query of several at once, else one by one."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

from .conversation import UNADVISED, ended, query, wait
from .effects import Conversation, Fault, exchange, pause
from .errors import PixelError, QueryFailed, ReplyMismatch, TaskTimeout
from .line import Line
from .pace import paced
from .provider import Operation
from .reading import Reading, parse_json, read_reply, values_at
from .retry import is_transient, persist

log = logging.getLogger("pixelclients")

Result = Reading | PixelError

AT_ONCE = 50
"""How many tasks one query asks after; ours, where no page says how many it may be."""


def resume(
    line: Line, task_id: str, on_update: Callable[[Reading], object] | None = None
) -> Conversation[Reading]:
    """Ask at once, and then as `wait` does: the task may have ended long ago."""
    reading = yield from query(line, task_id)
    if on_update is not None:
        on_update(reading)
    if ended(line.provider, reading, task_id):
        return reading
    return (yield from wait(line, task_id, on_update))


def wait_for_one(
    line: Line, task_id: str, results: dict[str, Result]
) -> Conversation[None]:
    """Put what becomes of a task, or the error, into `results`."""
    try:
        results[task_id] = yield from paced(resume(line, task_id))
    except PixelError as error:
        results[task_id] = error


def wait_together(
    line: Line, lines: Mapping[str, Line], results: dict[str, Result]
) -> Conversation[None]:
    """Put what becomes of each task into `results`, as far as the query of several tells.

    What is missing there in the end has to be asked for one by one: at the first answer
    that is not as the page says, that is all that is left.
    """
    advice = line.provider.polling or UNADVISED
    start = now = yield from pause(0)
    deadline = advice.deadline if line.deadline is None else line.deadline
    left = list(lines)
    while left:
        try:
            told = yield from _told(line, left)
        except PixelError as error:
            log.warning("asking after several tasks at once failed: %s", error)
            return
        for task_id, reading in told.items():
            _settle(lines[task_id], task_id, reading, results)
        left = [name for name in left if name in told and name not in results]
        if left and now - start >= deadline:
            results.update({name: _late(name, now - start) for name in left})
            return
        if left:
            now = yield from pause(min(advice.every, start + deadline - now))


def _late(task_id: str, seconds: float) -> TaskTimeout:
    error = TaskTimeout(
        f"task {task_id} has not ended in time; wait for it again, do not buy again",
        task_id=task_id,
    )
    error.elapsed = seconds
    return error


def _settle(
    line: Line, task_id: str, reading: Reading, results: dict[str, Result]
) -> None:
    try:
        if ended(line.provider, reading, task_id):
            results[task_id] = reading
    except PixelError as error:
        results[task_id] = error


def _told(line: Line, ids: Sequence[str]) -> Conversation[dict[str, Reading]]:
    """What one round of queries says, by task; tasks may be missing from it."""
    told: dict[str, Reading] = {}
    for some in _parts(ids):
        readings = yield from _asked(line, some)
        told.update({r.task_id: r for r in readings if r.task_id})
    return told


def _asked(line: Line, ids: Sequence[str]) -> Conversation[tuple[Reading, ...]]:
    operation = line.provider.batch
    if operation is None:
        raise QueryFailed("this provider has no query of several tasks", retry=False)

    def once() -> Conversation[tuple[Reading, ...]]:
        return (yield from _asked_once(line, operation, ids))

    return (yield from persist(line, once, is_transient, attempts=2))


def _asked_once(
    line: Line, operation: Operation, ids: Sequence[str]
) -> Conversation[tuple[Reading, ...]]:
    """Raises QueryFailed or ReplyMismatch; what an error means, the single query tells."""
    content = json.dumps({operation.ids_field: list(ids)}).encode()
    try:
        answer = yield from exchange(line.send(operation, content))
    except Fault as fault:
        raise QueryFailed(f"{fault.reason} while asking after several tasks") from None
    if not 200 <= answer.status < 300:
        transient = answer.status == 429 or answer.status >= 500
        raise QueryFailed(f"HTTP {answer.status}", retry=transient)
    raw = parse_json(answer)
    (reply,) = operation.replies
    items = values_at(raw, reply.each)
    if not items:
        raise ReplyMismatch([f"it holds no {reply.each}"], raw=raw)
    return tuple(read_reply(item, (reply,)) for item in items)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
