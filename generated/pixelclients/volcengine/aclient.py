"""Volcengine Ark: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class AsyncVolcengine(AsyncClient):
    """Volcengine Ark, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
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
