"""GCCAI: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.client import Client, Endpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class Gccai(Client):
    """GCCAI: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.gpt_image_2_official = Endpoint(
            self, lambda: lazy.gpt_image_2_official.BINDING
        )
        self.imagen_4_0_gccai = Endpoint(self, lambda: lazy.imagen_4_0_gccai.BINDING)
