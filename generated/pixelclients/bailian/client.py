"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from __future__ import annotations

from typing import Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from ..runtime.client import Client, Endpoint
from ..runtime.settings import Settings
from . import lazy
from .provider import PROVIDER


class Bailian(Client):
    """Alibaba Cloud Model Studio (Bailian): one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.qwen_image = Endpoint(self, lambda: lazy.qwen_image.BINDING)
        self.qwen_image_2_0 = Endpoint(self, lambda: lazy.qwen_image_2_0.BINDING)
        self.qwen_image_edit_plus = Endpoint(
            self, lambda: lazy.qwen_image_edit_plus.BINDING
        )
        self.qwen_image_max = Endpoint(self, lambda: lazy.qwen_image_max.BINDING)
        self.qwen_image_plus = Endpoint(self, lambda: lazy.qwen_image_plus.BINDING)
        self.wan2_5_t2i_preview = Endpoint(
            self, lambda: lazy.wan2_5_t2i_preview.BINDING
        )
        self.wan2_6_image = Endpoint(self, lambda: lazy.wan2_6_image.BINDING)
        self.wan2_6_t2i = Endpoint(self, lambda: lazy.wan2_6_t2i.BINDING)
        self.wan2_7_image = Endpoint(self, lambda: lazy.wan2_7_image.BINDING)


class AsyncBailian(AsyncClient):
    """Alibaba Cloud Model Studio (Bailian), asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
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
