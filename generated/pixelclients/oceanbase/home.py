"""OceanBase Cloud AI gateway: where it is, and whose key it takes."""

from __future__ import annotations

from ..runtime.settings import Home

HOME = Home(
    id="oceanbase",
    base_url="",
    key_variable="OCEANBASE_API_KEY",
    address_variable="OCEANBASE_BASE_URL",
    key_required=True,
)
