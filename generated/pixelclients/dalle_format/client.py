"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from typing import Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from ..runtime.client import Client, Endpoint
from ..runtime.settings import Settings
from . import lazy
from .provider import PROVIDER


class DalleFormat(Client):
    """DALL-E format aggregator: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.imagen4 = Endpoint(self, lambda: lazy.imagen4.BINDING)


class AsyncDalleFormat(AsyncClient):
    """DALL-E format aggregator, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.imagen4 = AsyncEndpoint(self, lambda: lazy.imagen4.BINDING)
