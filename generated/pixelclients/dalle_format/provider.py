"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodule
from ..runtime.provider import Operation, Pictures, Provider, Reply
from .home import HOME

if TYPE_CHECKING:
    from . import replies
else:
    replies = submodule(__package__, "replies")

PICTURES_REPLY = Reply(
    name="pictures",
    body=lambda: replies.PicturesReply,
    created=("created",),
    pictures=(Pictures("data[]", address=("url",), base64=("b64_json",)),),
)

PROVIDER = Provider(
    home=HOME, submit=Operation("POST", "/v1/images/generations", (PICTURES_REPLY,))
)
