"""OceanBase Cloud AI gateway: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.errors import ApiError, AuthError, RateLimited
from ..runtime.lazy import submodule
from ..runtime.provider import ErrorRow, Operation, Pictures, Polling, Provider, Reply
from .home import HOME

if TYPE_CHECKING:
    from . import replies
else:
    replies = submodule(__package__, "replies")

PICTURES_REPLY = Reply(
    name="pictures",
    body=lambda: replies.PicturesReply,
    succeeds={"success": True},
    message=("message",),
    error_code=("code",),
    pictures=(
        Pictures("data.data[]", address=("url",), base64=("b64_json",)),
        Pictures("data.output.results[]", address=("url",)),
        Pictures("data.output.choices[].message.content[]", address=("image",)),
    ),
)

SUBMITTED_REPLY = Reply(
    name="submitted",
    body=lambda: replies.SubmittedReply,
    succeeds={"success": True},
    task_id=("data.task_id", "data.output.task_id"),
    state=("data.task_status", "data.output.task_status"),
    message=("message",),
    error_code=("code",),
)

TASK_REPLY = Reply(
    name="task",
    body=lambda: replies.TaskReply,
    succeeds={"success": True},
    task_id=("data.task_id", "data.output.task_id"),
    state=("data.task_status", "data.output.task_status"),
    message=("data.output.message", "message"),
    error_code=("data.output.code", "code"),
    pictures=(
        Pictures("data.data[]", address=("url",), base64=("b64_json",)),
        Pictures("data.output.results[]", address=("url",)),
        Pictures("data.output.choices[].message.content[]", address=("image",)),
    ),
)

ERROR_REPLY = Reply(
    name="error",
    body=lambda: replies.ErrorReply,
    message=("message",),
    error_code=("code",),
)

PROVIDER = Provider(
    home=HOME,
    submit=Operation(
        "POST",
        "/api/v1/images/generations",
        (
            PICTURES_REPLY,
            SUBMITTED_REPLY,
        ),
    ),
    query=Operation("GET", "/api/v1/tasks/{task_id}", (TASK_REPLY,)),
    error=ERROR_REPLY,
    errors=(
        ErrorRow(ApiError, status=400, code="400"),
        ErrorRow(AuthError, status=401, code="401"),
        ErrorRow(RateLimited, status=429, code="429"),
    ),
    states={
        "SUCCESS": "done",
        "PENDING": "waiting",
        "RUNNING": "waiting",
        "SUCCEEDED": "done",
        "FAILED": "failed",
        "CANCELED": "cancelled",
        "UNKNOWN": "failed",
    },
    polling=Polling(first=10, every=10, deadline=300),
)
