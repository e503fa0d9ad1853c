"""OceanBase Cloud AI gateway: what all its models share."""

from __future__ import annotations

from typing_extensions import Unpack

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


class AsyncOceanBase(AsyncClient):
    """OceanBase Cloud AI gateway, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.generic = AsyncEndpoint(self, lambda: lazy.generic.BINDING)
