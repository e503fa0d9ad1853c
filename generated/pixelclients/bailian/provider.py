"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.errors import (
    ApiError,
    AuthError,
    ContentRefused,
    OutOfCredit,
    RateLimited,
)
from ..runtime.lazy import submodule
from ..runtime.provider import ErrorRow, Operation, Pictures, Polling, Provider, Reply
from .home import HOME

if TYPE_CHECKING:
    from . import replies
else:
    replies = submodule(__package__, "replies")

CHOICES_REPLY = Reply(
    name="choices",
    body=lambda: replies.ChoicesReply,
    request_id=("request_id",),
    pictures=(Pictures("output.choices[].message.content[]", address=("image",)),),
)

SUBMITTED_REPLY = Reply(
    name="submitted",
    body=lambda: replies.SubmittedReply,
    task_id=("output.task_id",),
    state=("output.task_status",),
    request_id=("request_id",),
)

TASK_REPLY = Reply(
    name="task",
    body=lambda: replies.TaskReply,
    task_id=("output.task_id",),
    state=("output.task_status",),
    message=("output.message",),
    error_code=("output.code",),
    request_id=("request_id",),
    pictures=(
        Pictures("output.choices[].message.content[]", address=("image",)),
        Pictures(
            "output.results[]",
            address=("url",),
            error=("message",),
            error_code=("code",),
        ),
    ),
)

ERROR_REPLY = Reply(
    name="error",
    body=lambda: replies.ErrorReply,
    message=("message",),
    error_code=("code",),
    request_id=("request_id",),
)

PROVIDER = Provider(
    home=HOME,
    submit=Operation(
        "POST",
        "/api/v1/services/aigc/multimodal-generation/generation",
        (CHOICES_REPLY,),
    ),
    query=Operation("GET", "/api/v1/tasks/{task_id}", (TASK_REPLY,)),
    error=ERROR_REPLY,
    errors=(
        ErrorRow(ApiError, status=400, code="InvalidParameter", retry=False),
        ErrorRow(ContentRefused, status=400, code="DataInspectionFailed"),
        ErrorRow(OutOfCredit, status=400, code="Arrearage"),
        ErrorRow(AuthError, status=401),
        ErrorRow(RateLimited, status=429),
    ),
    states={
        "PENDING": "waiting",
        "RUNNING": "waiting",
        "SUCCEEDED": "done",
        "FAILED": "failed",
        "CANCELED": "cancelled",
        "UNKNOWN": "failed",
        "SUSPENDED": "waiting",
    },
    polling=Polling(first=10, every=10, deadline=300),
    queries_per_second=20,
    orders={
        "image-generation": Operation(
            "POST",
            "/api/v1/services/aigc/image-generation/generation",
            (SUBMITTED_REPLY,),
            headers=(("X-DashScope-Async", "enable"),),
        ),
        "image-synthesis": Operation(
            "POST",
            "/api/v1/services/aigc/text2image/image-synthesis",
            (SUBMITTED_REPLY,),
            headers=(("X-DashScope-Async", "enable"),),
        ),
    },
)
