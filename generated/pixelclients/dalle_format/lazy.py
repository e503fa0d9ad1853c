"""The modules of the provider and of its models, each loaded with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodules

if TYPE_CHECKING:
    from . import provider as provider
    from . import imagen4 as imagen4
else:
    __getattr__ = submodules(__package__, ("provider", "imagen4"))
