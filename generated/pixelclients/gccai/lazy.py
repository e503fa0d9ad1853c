"""The modules of the provider and of its models, each loaded with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodules

if TYPE_CHECKING:
    from . import provider as provider
    from . import gpt_image_2_official as gpt_image_2_official
    from . import imagen_4_0_gccai as imagen_4_0_gccai
else:
    __getattr__ = submodules(
        __package__, ("provider", "gpt_image_2_official", "imagen_4_0_gccai")
    )
