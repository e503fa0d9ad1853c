"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.client import Client, Endpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class Bailian(Client):
    """Alibaba Cloud Model Studio (Bailian): one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
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
