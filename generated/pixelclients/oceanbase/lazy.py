"""The modules of the provider and of its models, each loaded with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodules

if TYPE_CHECKING:
    from . import provider as provider
    from . import generic as generic
    from . import qwen_image as qwen_image
    from . import qwen_image_2_0 as qwen_image_2_0
    from . import qwen_image_edit_plus as qwen_image_edit_plus
    from . import qwen_image_max as qwen_image_max
    from . import qwen_image_plus as qwen_image_plus
    from . import seededit_3_0 as seededit_3_0
    from . import seedream_3_0_t2i as seedream_3_0_t2i
    from . import seedream_4_0 as seedream_4_0
    from . import seedream_4_5 as seedream_4_5
    from . import seedream_5_0_lite as seedream_5_0_lite
    from . import seedream_5_0_pro as seedream_5_0_pro
    from . import wan2_5_t2i_preview as wan2_5_t2i_preview
    from . import wan2_6_image as wan2_6_image
    from . import wan2_6_t2i as wan2_6_t2i
    from . import wan2_7_image as wan2_7_image
else:
    __getattr__ = submodules(
        __package__,
        (
            "provider",
            "generic",
            "qwen_image",
            "qwen_image_2_0",
            "qwen_image_edit_plus",
            "qwen_image_max",
            "qwen_image_plus",
            "seededit_3_0",
            "seedream_3_0_t2i",
            "seedream_4_0",
            "seedream_4_5",
            "seedream_5_0_lite",
            "seedream_5_0_pro",
            "wan2_5_t2i_preview",
            "wan2_6_image",
            "wan2_6_t2i",
            "wan2_7_image",
        ),
    )
