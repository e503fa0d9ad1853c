"""Volcengine Ark: where it is, and whose key it takes."""

from __future__ import annotations

from ..runtime.settings import Home

HOME = Home(
    id="volcengine",
    base_url="https://ark.cn-beijing.volces.com",
    key_variable="ARK_API_KEY",
    address_variable="ARK_BASE_URL",
    key_required=True,
    servers={
        "beijing": "https://ark.cn-beijing.volces.com",
        "byteplus": "https://ark.ap-southeast.bytepluses.com",
    },
)
