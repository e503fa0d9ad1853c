"""Alibaba Cloud Model Studio (Bailian): the documented replies."""

from __future__ import annotations

from ..runtime.request import Body


class ChoicesReplyOutputChoicesMessageContent(Body):
    image: str | None = None


class ChoicesReplyOutputChoicesMessage(Body):
    content: list[ChoicesReplyOutputChoicesMessageContent] | None = None


class ChoicesReplyOutputChoices(Body):
    message: ChoicesReplyOutputChoicesMessage | None = None


class ChoicesReplyOutput(Body):
    choices: list[ChoicesReplyOutputChoices] | None = None


class ChoicesReply(Body):
    """The reply called choices."""

    request_id: str | None = None
    output: ChoicesReplyOutput | None = None


class SubmittedReplyOutput(Body):
    task_id: str
    task_status: str | None = None


class SubmittedReply(Body):
    """The reply called submitted."""

    output: SubmittedReplyOutput
    request_id: str | None = None


class TaskReplyOutputChoicesMessageContent(Body):
    image: str | None = None


class TaskReplyOutputResults(Body):
    url: str | None = None
    message: str | None = None
    code: str | None = None


class TaskReplyOutputChoicesMessage(Body):
    content: list[TaskReplyOutputChoicesMessageContent] | None = None


class TaskReplyOutputChoices(Body):
    message: TaskReplyOutputChoicesMessage | None = None


class TaskReplyOutput(Body):
    task_id: str | None = None
    task_status: str
    code: str | None = None
    message: str | None = None
    choices: list[TaskReplyOutputChoices] | None = None
    results: list[TaskReplyOutputResults] | None = None


class TaskReply(Body):
    """The reply called task."""

    output: TaskReplyOutput
    request_id: str | None = None


class ErrorReply(Body):
    """The reply called error."""

    code: str | None = None
    message: str | None = None
    request_id: str | None = None
