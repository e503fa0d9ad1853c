"""The modules of the models, which need pydantic, each loaded with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodules

if TYPE_CHECKING:
    from . import generic as generic
else:
    __getattr__ = submodules(__package__, ("generic",))
