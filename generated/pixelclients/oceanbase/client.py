"""OceanBase Cloud AI gateway: what all its models share."""

from __future__ import annotations

from typing import Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from ..runtime.client import Client, Endpoint
from ..runtime.settings import Settings
from . import lazy
from .provider import PROVIDER


class OceanBase(Client):
    """OceanBase Cloud AI gateway: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.generic = Endpoint(self, lambda: lazy.generic.BINDING)
        self.qwen_image = Endpoint(self, lambda: lazy.qwen_image.BINDING)
        self.qwen_image_2_0 = Endpoint(self, lambda: lazy.qwen_image_2_0.BINDING)
        self.qwen_image_edit_plus = Endpoint(
            self, lambda: lazy.qwen_image_edit_plus.BINDING
        )
        self.qwen_image_max = Endpoint(self, lambda: lazy.qwen_image_max.BINDING)
        self.qwen_image_plus = Endpoint(self, lambda: lazy.qwen_image_plus.BINDING)
        self.seededit_3_0 = Endpoint(self, lambda: lazy.seededit_3_0.BINDING)
        self.seedream_3_0_t2i = Endpoint(self, lambda: lazy.seedream_3_0_t2i.BINDING)
        self.seedream_4_0 = Endpoint(self, lambda: lazy.seedream_4_0.BINDING)
        self.seedream_4_5 = Endpoint(self, lambda: lazy.seedream_4_5.BINDING)
        self.seedream_5_0_lite = Endpoint(self, lambda: lazy.seedream_5_0_lite.BINDING)
        self.seedream_5_0_pro = Endpoint(self, lambda: lazy.seedream_5_0_pro.BINDING)
        self.wan2_5_t2i_preview = Endpoint(
            self, lambda: lazy.wan2_5_t2i_preview.BINDING
        )
        self.wan2_6_image = Endpoint(self, lambda: lazy.wan2_6_image.BINDING)
        self.wan2_6_t2i = Endpoint(self, lambda: lazy.wan2_6_t2i.BINDING)
        self.wan2_7_image = Endpoint(self, lambda: lazy.wan2_7_image.BINDING)


class AsyncOceanBase(AsyncClient):
    """OceanBase Cloud AI gateway, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.generic = AsyncEndpoint(self, lambda: lazy.generic.BINDING)
        self.qwen_image = AsyncEndpoint(self, lambda: lazy.qwen_image.BINDING)
        self.qwen_image_2_0 = AsyncEndpoint(self, lambda: lazy.qwen_image_2_0.BINDING)
        self.qwen_image_edit_plus = AsyncEndpoint(
            self, lambda: lazy.qwen_image_edit_plus.BINDING
        )
        self.qwen_image_max = AsyncEndpoint(self, lambda: lazy.qwen_image_max.BINDING)
        self.qwen_image_plus = AsyncEndpoint(self, lambda: lazy.qwen_image_plus.BINDING)
        self.seededit_3_0 = AsyncEndpoint(self, lambda: lazy.seededit_3_0.BINDING)
        self.seedream_3_0_t2i = AsyncEndpoint(
            self, lambda: lazy.seedream_3_0_t2i.BINDING
        )
        self.seedream_4_0 = AsyncEndpoint(self, lambda: lazy.seedream_4_0.BINDING)
        self.seedream_4_5 = AsyncEndpoint(self, lambda: lazy.seedream_4_5.BINDING)
        self.seedream_5_0_lite = AsyncEndpoint(
            self, lambda: lazy.seedream_5_0_lite.BINDING
        )
        self.seedream_5_0_pro = AsyncEndpoint(
            self, lambda: lazy.seedream_5_0_pro.BINDING
        )
        self.wan2_5_t2i_preview = AsyncEndpoint(
            self, lambda: lazy.wan2_5_t2i_preview.BINDING
        )
        self.wan2_6_image = AsyncEndpoint(self, lambda: lazy.wan2_6_image.BINDING)
        self.wan2_6_t2i = AsyncEndpoint(self, lambda: lazy.wan2_6_t2i.BINDING)
        self.wan2_7_image = AsyncEndpoint(self, lambda: lazy.wan2_7_image.BINDING)
