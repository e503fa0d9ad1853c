"""The ways in which a model can be ordered and answered: its modes, at once or by a task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Operation
from pixelspec.model.reply import Reply


@dataclass(frozen=True)
class Way:
    """`endpoint` is the model as it is in this `mode` ("" for the usual one); `by_task`
    tells what answers, which the provider decides where the way is `free`."""

    endpoint: Endpoint
    operation: Operation
    reply: Reply
    mode: str = ""
    by_task: bool = False
    free: bool = False

    @property
    def given(self) -> dict[str, object]:
        """What `bench.way` has to be told."""
        found: dict[str, object] = {"mode": self.mode} if self.mode else {}
        return {**found, "by_task": self.by_task} if self.free else found

    @property
    def name(self) -> str:
        """`submit`, `image-synthesis`, `submit-by-task`."""
        return f"{self.operation.name}-by-task" if self.late else self.operation.name

    @property
    def late(self) -> bool:
        """Whether it takes more than the name of the operation to tell it apart."""
        return self.free and self.by_task

    @property
    def query(self) -> Reply | None:
        """The reply to a query, where this way leads to one."""
        operation = self.endpoint.provider.operation("query")
        if operation is None or not self.by_task:
            return None
        return self.endpoint.provider.reply(operation.replies[0])

    @property
    def shown(self) -> Reply:
        """The reply that shows the pictures."""
        return self.query or self.reply


def ways(endpoint: Endpoint) -> tuple[Way, ...]:
    return tuple(_ways(endpoint))


def task_way(endpoint: Endpoint) -> Way | None:
    """The first way that leads to a task."""
    return next((way for way in ways(endpoint) if way.query), None)


def _ways(endpoint: Endpoint) -> Iterator[Way]:
    modes = [(mode.name, endpoint.ordered(mode)) for mode in endpoint.modes]
    for index, (name, model) in enumerate(modes or [("", endpoint)]):
        operation = model.operation
        free = model.kind.word == "by-reply"
        answers = (False, True) if free else (model.kind.word == "task",)
        for by_task in answers if operation else ():
            assert operation is not None
            reply = _reply(model, operation, by_task)
            mode = name if index else ""
            if reply:
                yield Way(model, operation, reply, mode, by_task, free)


def _reply(endpoint: Endpoint, operation: Operation, by_task: bool) -> Reply | None:
    named = (endpoint.provider.reply(name) for name in operation.replies)
    known = (reply for reply in named if reply)
    return next((r for r in known if bool(r.role("task-id")) == by_task), None)
