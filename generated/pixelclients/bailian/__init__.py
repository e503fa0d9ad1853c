"""Alibaba Cloud Model Studio (Bailian): what all its models share."""

from __future__ import annotations

from ..runtime.lazy import exports

# What a type checker takes for true; whoever uses one client does not load the other.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from .aclient import AsyncBailian as AsyncBailian
    from .client import Bailian as Bailian
else:
    __getattr__ = exports(
        __package__,
        {"AsyncBailian": "aclient", "Bailian": "client"},
    )
