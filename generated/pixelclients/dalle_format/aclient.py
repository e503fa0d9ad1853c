"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class AsyncDalleFormat(AsyncClient):
    """DALL-E format aggregator, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.imagen4 = AsyncEndpoint(self, lambda: lazy.imagen4.BINDING)
