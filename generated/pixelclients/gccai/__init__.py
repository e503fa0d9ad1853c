"""GCCAI: what all its models share."""

from __future__ import annotations

from ..runtime.lazy import exports

# What a type checker takes for true; whoever uses one client does not load the other.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from .aclient import AsyncGccai as AsyncGccai
    from .client import Gccai as Gccai
else:
    __getattr__ = exports(
        __package__,
        {"AsyncGccai": "aclient", "Gccai": "client"},
    )
