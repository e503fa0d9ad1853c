"""The conversations about the tasks of an account: list them, cancel one."""

from __future__ import annotations

from dataclasses import replace

from .answers import read_answer, read_several
from .effects import Conversation, Fault, exchange
from .errors import InvalidRequest, PixelError, QueryFailed
from .line import Line
from .provider import Operation, Provider
from .reading import Reading
from .remarks import Problem
from .retry import is_transient, persist


def list_tasks(line: Line) -> Conversation[tuple[Reading, ...]]:
    """Every task that the provider lists. Raises InvalidRequest where its page documents no
    list, else QueryFailed, ApiError or ReplyMismatch."""
    operation = _documented(line.provider, line.provider.listing, "lists the tasks")

    def once() -> Conversation[tuple[Reading, ...]]:
        try:
            answer = yield from exchange(line.send(operation))
        except Fault as fault:
            reason = f"{fault.reason} while asking for the list of tasks"
            raise QueryFailed(reason) from None
        return read_several(line, operation, answer)

    return (yield from persist(line, once, is_transient))


def cancel(line: Line, task_id: str | None) -> Conversation[Reading]:
    """Stop a task; the provider says what became of it. Sent again only where it never
    left. Raises InvalidRequest where that is not documented, else QueryFailed, ApiError or
    ReplyMismatch."""
    operation = _documented(line.provider, line.provider.cancel, "cancels a task")
    if task_id is None:
        text = "the pictures came at once: there is nothing to cancel"
        raise InvalidRequest([Problem("no-task", "", text)])

    def once() -> Conversation[Reading]:
        return (yield from _cancel_once(line, operation, task_id))

    def worth(error: PixelError) -> bool:
        return isinstance(error, QueryFailed) and error.retry is True

    return (yield from persist(line, once, worth))


def _cancel_once(
    line: Line, operation: Operation, task_id: str
) -> Conversation[Reading]:
    send = replace(line.send(operation, b"", task_id=task_id), content_type="")
    try:
        answer = yield from exchange(send)
    except Fault as fault:
        text = f"{fault.reason} while cancelling task {task_id}"
        doubt = "; tasks.get tells whether it was" if fault.sent else ""
        error = QueryFailed(text + doubt, task_id=task_id)
        error.retry = None if fault.sent else True
        raise error from None
    try:
        return read_answer(line, operation, answer, billable=False)
    except PixelError as error:
        error.task_id, error.charged = task_id, "yes"
        raise


def _documented(
    provider: Provider, operation: Operation | None, what: str
) -> Operation:
    if operation is None:
        text = f"no page of {provider.id} says what {what}"
        raise InvalidRequest([Problem("not-documented", "", text)])
    return operation
