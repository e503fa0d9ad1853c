"""GCCAI: where it is, and whose key it takes."""

from __future__ import annotations

from ..runtime.settings import Home

HOME = Home(
    id="gccai",
    base_url="https://gccai.heqingsong.uk",
    key_variable="GCCAI_API_KEY",
    address_variable="GCCAI_BASE_URL",
    key_required=True,
)
