"""DALL-E format aggregator: the documented replies."""

from __future__ import annotations

from ..runtime.request import Body


class PicturesReplyData(Body):
    url: str | None = None
    b64_json: str | None = None


class PicturesReply(Body):
    """The reply called pictures."""

    created: int
    data: list[PicturesReplyData] | None = None
