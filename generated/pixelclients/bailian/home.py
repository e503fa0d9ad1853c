"""Alibaba Cloud Model Studio (Bailian): where it is, and whose key it takes."""

from __future__ import annotations

from ..runtime.settings import Home

HOME = Home(
    id="bailian",
    base_url="https://dashscope.aliyuncs.com",
    key_variable="DASHSCOPE_API_KEY",
    address_variable="DASHSCOPE_BASE_URL",
    key_required=True,
    servers={
        "beijing": "https://dashscope.aliyuncs.com",
        "singapore": "https://dashscope-intl.aliyuncs.com",
    },
)
