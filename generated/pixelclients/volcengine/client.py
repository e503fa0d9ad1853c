"""Volcengine Ark: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.client import Client, Endpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class Volcengine(Client):
    """Volcengine Ark: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.seededit_3_0 = Endpoint(self, lambda: lazy.seededit_3_0.BINDING)
        self.seedream_3_0_t2i = Endpoint(self, lambda: lazy.seedream_3_0_t2i.BINDING)
        self.seedream_4_0 = Endpoint(self, lambda: lazy.seedream_4_0.BINDING)
        self.seedream_4_5 = Endpoint(self, lambda: lazy.seedream_4_5.BINDING)
        self.seedream_5_0_lite = Endpoint(self, lambda: lazy.seedream_5_0_lite.BINDING)
        self.seedream_5_0_pro = Endpoint(self, lambda: lazy.seedream_5_0_pro.BINDING)
