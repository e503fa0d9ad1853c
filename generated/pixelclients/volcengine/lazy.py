"""The modules of the provider and of its models, each loaded with its first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..runtime.lazy import submodules

if TYPE_CHECKING:
    from . import provider as provider
    from . import seededit_3_0 as seededit_3_0
    from . import seedream_3_0_t2i as seedream_3_0_t2i
    from . import seedream_4_0 as seedream_4_0
    from . import seedream_4_5 as seedream_4_5
    from . import seedream_5_0_lite as seedream_5_0_lite
    from . import seedream_5_0_pro as seedream_5_0_pro
else:
    __getattr__ = submodules(
        __package__,
        (
            "provider",
            "seededit_3_0",
            "seedream_3_0_t2i",
            "seedream_4_0",
            "seedream_4_5",
            "seedream_5_0_lite",
            "seedream_5_0_pro",
        ),
    )
