"""OceanBase Cloud AI gateway: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class AsyncOceanBase(AsyncClient):
    """OceanBase Cloud AI gateway, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
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
