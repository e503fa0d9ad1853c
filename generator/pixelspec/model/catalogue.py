"""All specs of one repository, read and found sound."""

from __future__ import annotations

from dataclasses import dataclass

from pixelspec.model.endpoint import Endpoint
from pixelspec.model.provider import Provider


@dataclass(frozen=True)
class Catalogue:
    """`version` is that of the generated package; providers and endpoints are sorted by id."""

    version: str
    providers: tuple[Provider, ...]
    endpoints: tuple[Endpoint, ...]

    def of(self, provider: Provider) -> tuple[Endpoint, ...]:
        return tuple(e for e in self.endpoints if e.provider.id == provider.id)
