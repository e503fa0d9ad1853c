"""Volcengine Ark: what all its models share."""

from __future__ import annotations

from typing import Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from ..runtime.client import Client, Endpoint
from ..runtime.settings import Settings
from . import lazy
from .provider import PROVIDER


class Volcengine(Client):
    """Volcengine Ark: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.seededit_3_0 = Endpoint(self, lambda: lazy.seededit_3_0.BINDING)
        self.seedream_3_0_t2i = Endpoint(self, lambda: lazy.seedream_3_0_t2i.BINDING)
        self.seedream_4_0 = Endpoint(self, lambda: lazy.seedream_4_0.BINDING)
        self.seedream_4_5 = Endpoint(self, lambda: lazy.seedream_4_5.BINDING)
        self.seedream_5_0_lite = Endpoint(self, lambda: lazy.seedream_5_0_lite.BINDING)
        self.seedream_5_0_pro = Endpoint(self, lambda: lazy.seedream_5_0_pro.BINDING)


class AsyncVolcengine(AsyncClient):
    """Volcengine Ark, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
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
