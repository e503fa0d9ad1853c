"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..runtime.client import Client, Endpoint
from . import lazy
from .home import HOME

if TYPE_CHECKING:
    from ..runtime.settings import Settings


class DalleFormat(Client):
    """DALL-E format aggregator: one attribute a model."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        super().__init__(HOME, lambda: lazy.provider.PROVIDER, **settings)
        self.imagen4 = Endpoint(self, lambda: lazy.imagen4.BINDING)
