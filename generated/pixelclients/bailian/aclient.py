"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class AsyncBailian(AsyncClient):
    """Alibaba Cloud Model Studio (Bailian), asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.qwen_image = AsyncEndpoint(self, lambda: lazy.qwen_image.BINDING)
        self.qwen_image_2_0 = AsyncEndpoint(self, lambda: lazy.qwen_image_2_0.BINDING)
        self.qwen_image_edit_plus = AsyncEndpoint(
            self, lambda: lazy.qwen_image_edit_plus.BINDING
        )
        self.qwen_image_max = AsyncEndpoint(self, lambda: lazy.qwen_image_max.BINDING)
        self.qwen_image_plus = AsyncEndpoint(self, lambda: lazy.qwen_image_plus.BINDING)
        self.wan2_5_t2i_preview = AsyncEndpoint(
            self, lambda: lazy.wan2_5_t2i_preview.BINDING
        )
        self.wan2_6_image = AsyncEndpoint(self, lambda: lazy.wan2_6_image.BINDING)
        self.wan2_6_t2i = AsyncEndpoint(self, lambda: lazy.wan2_6_t2i.BINDING)
        self.wan2_7_image = AsyncEndpoint(self, lambda: lazy.wan2_7_image.BINDING)
