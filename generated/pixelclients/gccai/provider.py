"""GCCAI: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.errors import AuthError, ModelUnavailable, OutOfCredit, RateLimited
from ..runtime.lazy import submodule
from ..runtime.provider import ErrorRow, Operation, Pictures, Polling, Provider, Reply
from .home import HOME

if TYPE_CHECKING:
    from . import replies
else:
    replies = submodule(__package__, "replies")

SUBMITTED_REPLY = Reply(
    name="submitted",
    body=lambda: replies.SubmittedReply,
    succeeds={"code": 200},
    task_id=("data[].task_id",),
    state=("data[].status",),
)

TASK_REPLY = Reply(
    name="task",
    body=lambda: replies.TaskReply,
    succeeds={"code": 200},
    task_id=("data.id",),
    state=("data.status",),
    progress=("data.progress",),
    cost=("data.cost",),
    elapsed=("data.actual_time",),
    message=("data.error.message",),
    pictures=(
        Pictures(
            "data.result.images[]", address=("url[]", "url"), expires=("expires_at",)
        ),
    ),
)

TASKS_REPLY = Reply(
    name="tasks",
    body=lambda: replies.TasksReply,
    task_id=("id",),
    state=("status",),
    progress=("progress",),
    cost=("cost",),
    elapsed=("actual_time",),
    message=("error.message",),
    each="data[]",
    pictures=(
        Pictures("result.images[]", address=("url[]", "url"), expires=("expires_at",)),
    ),
)

ERROR_REPLY = Reply(
    name="error",
    body=lambda: replies.ErrorReply,
    message=("error.message",),
    error_code=("error.code",),
)

PROVIDER = Provider(
    home=HOME,
    submit=Operation("POST", "/v1/images/generations", (SUBMITTED_REPLY,)),
    query=Operation("GET", "/v1/tasks/{task_id}", (TASK_REPLY,)),
    error=ERROR_REPLY,
    errors=(
        ErrorRow(AuthError, status=401, charged="no"),
        ErrorRow(OutOfCredit, status=402, charged="no"),
        ErrorRow(RateLimited, status=429),
        ErrorRow(ModelUnavailable, status=503, code="model_not_found", retry=False),
    ),
    states={
        "submitted": "waiting",
        "in_progress": "waiting",
        "completed": "done",
        "failed": "failed",
        "pending": "waiting",
        "processing": "waiting",
        "cancelled": "cancelled",
    },
    polling=Polling(first=10, every=3, deadline=180),
    batch=Operation("POST", "/v1/tasks/batch", (TASKS_REPLY,), ids_field="task_ids"),
)
