"""GCCAI: the documented replies."""

from __future__ import annotations

from ..runtime.request import Body


class SubmittedReplyData(Body):
    status: str | None = None
    task_id: str


class SubmittedReply(Body):
    """The reply called submitted."""

    code: int | None = None
    data: list[SubmittedReplyData]


class TaskReplyDataError(Body):
    message: str | None = None


class TaskReplyDataResultImages(Body):
    url: list[str] | str | None = None
    expires_at: int | None = None


class TaskReplyDataResult(Body):
    images: list[TaskReplyDataResultImages] | None = None


class TaskReplyData(Body):
    id: str
    status: str
    progress: int | None = None
    actual_time: int | None = None
    cost: float | None = None
    error: TaskReplyDataError | None = None
    result: TaskReplyDataResult | None = None


class TaskReply(Body):
    """The reply called task."""

    code: int | None = None
    data: TaskReplyData


class TasksReplyError(Body):
    message: str | None = None


class TasksReplyResultImages(Body):
    url: list[str] | str | None = None
    expires_at: int | None = None


class TasksReplyResult(Body):
    images: list[TasksReplyResultImages] | None = None


class TasksReply(Body):
    """One item of the reply called tasks."""

    id: str
    status: str
    progress: int | None = None
    actual_time: int | None = None
    cost: float | None = None
    error: TasksReplyError | None = None
    result: TasksReplyResult | None = None


class ErrorReplyError(Body):
    message: str | None = None
    code: str | None = None


class ErrorReply(Body):
    """The reply called error."""

    error: ErrorReplyError | None = None
