"""Where a fact comes from, and how far it may be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pixelspec.place import NOWHERE, Place

Scalar = str | int | float | bool | None
Confidence = Literal["documented", "reported", "assumed", "disputed"]


@dataclass(frozen=True)
class Source:
    """`at` lists locators on the pages (`body.size`, `tasks#reply.status`); it is empty for
    a fact that no page states. `place` is where the spec file says so."""

    at: tuple[str, ...] = ()
    confidence: Confidence = "documented"
    place: Place = NOWHERE


@dataclass(frozen=True)
class Page:
    """A documentation page: `address` is None where nobody knows it, `read` an ISO day."""

    name: str
    address: str | None
    read: str
    source: Source
    modified: str = ""
