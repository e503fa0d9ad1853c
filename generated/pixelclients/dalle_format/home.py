"""DALL-E format aggregator: where it is, and whose key it takes."""

from __future__ import annotations

from ..runtime.settings import Home

HOME = Home(
    id="dalle-format",
    base_url="",
    key_variable="DALLE_FORMAT_API_KEY",
    address_variable="DALLE_FORMAT_BASE_URL",
    key_required=False,
)
