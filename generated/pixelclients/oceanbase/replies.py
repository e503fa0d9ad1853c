"""OceanBase Cloud AI gateway: the documented replies."""

from __future__ import annotations

from ..runtime.request import Body


class PicturesReplyDataData(Body):
    url: str | None = None
    b64_json: str | None = None


class PicturesReplyDataOutputResults(Body):
    url: str | None = None


class PicturesReplyDataOutputChoicesMessageContent(Body):
    image: str | None = None


class PicturesReplyDataOutputChoicesMessage(Body):
    content: list[PicturesReplyDataOutputChoicesMessageContent] | None = None


class PicturesReplyDataOutputChoices(Body):
    message: PicturesReplyDataOutputChoicesMessage | None = None


class PicturesReplyDataOutput(Body):
    results: list[PicturesReplyDataOutputResults] | None = None
    choices: list[PicturesReplyDataOutputChoices] | None = None


class PicturesReplyData(Body):
    data: list[PicturesReplyDataData] | None = None
    output: PicturesReplyDataOutput | None = None


class PicturesReply(Body):
    """The reply called pictures."""

    success: bool
    code: str | None = None
    message: str | None = None
    data: PicturesReplyData | None = None


class SubmittedReplyDataOutput(Body):
    task_id: str | None = None
    task_status: str | None = None


class SubmittedReplyData(Body):
    task_id: str | None = None
    output: SubmittedReplyDataOutput | None = None
    task_status: str | None = None


class SubmittedReply(Body):
    """The reply called submitted."""

    success: bool
    code: str | None = None
    message: str | None = None
    data: SubmittedReplyData | None = None


class TaskReplyDataData(Body):
    url: str | None = None
    b64_json: str | None = None


class TaskReplyDataOutputResults(Body):
    url: str | None = None


class TaskReplyDataOutputChoicesMessageContent(Body):
    image: str | None = None


class TaskReplyDataOutputChoicesMessage(Body):
    content: list[TaskReplyDataOutputChoicesMessageContent] | None = None


class TaskReplyDataOutputChoices(Body):
    message: TaskReplyDataOutputChoicesMessage | None = None


class TaskReplyDataOutput(Body):
    code: str | None = None
    message: str | None = None
    task_id: str | None = None
    task_status: str | None = None
    results: list[TaskReplyDataOutputResults] | None = None
    choices: list[TaskReplyDataOutputChoices] | None = None


class TaskReplyData(Body):
    output: TaskReplyDataOutput | None = None
    task_id: str | None = None
    task_status: str | None = None
    data: list[TaskReplyDataData] | None = None


class TaskReply(Body):
    """The reply called task."""

    success: bool
    data: TaskReplyData | None = None
    code: str | None = None
    message: str | None = None


class ErrorReply(Body):
    """The reply called error."""

    success: bool
    code: str | None = None
    message: str | None = None
