"""DALL-E format aggregator: what all its models share."""

from __future__ import annotations

from ..runtime.lazy import exports

# What a type checker takes for true; whoever uses one client does not load the other.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from .aclient import AsyncDalleFormat as AsyncDalleFormat
    from .client import DalleFormat as DalleFormat
else:
    __getattr__ = exports(
        __package__,
        {"AsyncDalleFormat": "aclient", "DalleFormat": "client"},
    )
