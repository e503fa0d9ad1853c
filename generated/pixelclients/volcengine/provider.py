"""Volcengine Ark: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.errors import (
    ApiError,
    AuthError,
    ContentRefused,
    ModelUnavailable,
    OutOfCredit,
    RateLimited,
)
from ..runtime.lazy import submodule
from ..runtime.provider import ErrorRow, Operation, Pictures, Provider, Reply
from .home import HOME

if TYPE_CHECKING:
    from . import replies
else:
    replies = submodule(__package__, "replies")

PICTURES_REPLY = Reply(
    name="pictures",
    body=lambda: replies.PicturesReply,
    created=("created",),
    message=("error.message",),
    error_code=("error.code",),
    pictures=(
        Pictures(
            "data[]",
            address=("url",),
            base64=("b64_json",),
            size=("size",),
            error=("error.message",),
            error_code=("error.code",),
        ),
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
    submit=Operation("POST", "/api/v3/images/generations", (PICTURES_REPLY,)),
    error=ERROR_REPLY,
    errors=(
        ErrorRow(ApiError, status=400, code="MissingParameter", retry=False),
        ErrorRow(ApiError, status=400, code="InvalidParameter", retry=False),
        ErrorRow(ContentRefused, status=400, code="InputTextSensitiveContentDetected"),
        ErrorRow(ContentRefused, status=400, code="InputImageSensitiveContentDetected"),
        ErrorRow(ContentRefused, status=400, code="SensitiveContentDetected"),
        ErrorRow(
            ContentRefused, status=400, code="SensitiveContentDetected.SevereViolation"
        ),
        ErrorRow(ContentRefused, status=400, code="SensitiveContentDetected.Violence"),
        ErrorRow(AuthError, status=401, code="AuthenticationError"),
        ErrorRow(OutOfCredit, status=403, code="AccountOverdueError"),
        ErrorRow(AuthError, status=403, code="AccessDenied"),
        ErrorRow(
            ModelUnavailable,
            status=404,
            code="InvalidEndpointOrModel.NotFound",
            retry=False,
        ),
        ErrorRow(ModelUnavailable, status=404, code="ModelNotOpen", retry=False),
        ErrorRow(RateLimited, status=429),
        ErrorRow(ApiError, status=400),
    ),
)
