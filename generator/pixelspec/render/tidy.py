"""Python source in the one form that Black gives it."""

from __future__ import annotations

import black
from black.mode import TargetVersion

_MODE = black.Mode(target_versions={TargetVersion.PY311})


def tidy(source: str) -> str:
    """Raises black.InvalidInput for what is no Python, which is a fault of ours."""
    return black.format_str(source, mode=_MODE)
