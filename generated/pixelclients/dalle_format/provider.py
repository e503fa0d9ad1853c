"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodule
from ..runtime.provider import Operation, Pictures, Provider, Reply

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
    id="dalle-format",
    base_url="",
    key_variable="DALLE_FORMAT_API_KEY",
    address_variable="DALLE_FORMAT_BASE_URL",
    key_required=False,
    submit=Operation("POST", "/v1/images/generations", (PICTURES_REPLY,)),
)
