"""GCCAI: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.aclient import AsyncClient, AsyncEndpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class AsyncGccai(AsyncClient):
    """GCCAI, asynchronous."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.gpt_image_2_official = AsyncEndpoint(
            self, lambda: lazy.gpt_image_2_official.BINDING
        )
        self.imagen_4_0_gccai = AsyncEndpoint(
            self, lambda: lazy.imagen_4_0_gccai.BINDING
        )
