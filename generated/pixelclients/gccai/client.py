"""GCCAI: what all its models share."""

from __future__ import annotations

from typing import Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from ..runtime.client import Client, Endpoint
from ..runtime.settings import Settings
from . import lazy
from .provider import PROVIDER


class Gccai(Client):
    """GCCAI: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.gpt_image_2_official = Endpoint(
            self, lambda: lazy.gpt_image_2_official.BINDING
        )
        self.imagen_4_0_gccai = Endpoint(self, lambda: lazy.imagen_4_0_gccai.BINDING)


class AsyncGccai(AsyncClient):
    """GCCAI, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(PROVIDER, **settings)
        self.gpt_image_2_official = AsyncEndpoint(
            self, lambda: lazy.gpt_image_2_official.BINDING
        )
        self.imagen_4_0_gccai = AsyncEndpoint(
            self, lambda: lazy.imagen_4_0_gccai.BINDING
        )
