"""Volcengine Ark: the documented replies."""

from __future__ import annotations

from ..runtime.request import Body


class PicturesReplyError(Body):
    code: str | None = None
    message: str | None = None


class PicturesReplyUsageToolUsage(Body):
    web_search: int | None = None


class PicturesReplyDataError(Body):
    message: str | None = None
    code: str | None = None


class PicturesReplyUsage(Body):
    generated_images: int | None = None
    input_images: int | None = None
    output_tokens: int | None = None
    total_tokens: int | None = None
    tool_usage: PicturesReplyUsageToolUsage | None = None


class PicturesReplyData(Body):
    url: str | None = None
    b64_json: str | None = None
    size: str | None = None
    error: PicturesReplyDataError | None = None


class PicturesReply(Body):
    """The reply called pictures."""

    created: int | None = None
    model: str | None = None
    error: PicturesReplyError | None = None
    usage: PicturesReplyUsage | None = None
    data: list[PicturesReplyData] | None = None


class ErrorReplyError(Body):
    code: str | None = None
    message: str | None = None


class ErrorReply(Body):
    """The reply called error."""

    error: ErrorReplyError | None = None
