"""OceanBase Cloud AI gateway: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.client import Client, Endpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class OceanBase(Client):
    """OceanBase Cloud AI gateway: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
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
