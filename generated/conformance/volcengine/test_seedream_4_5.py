"""What the page of volcengine/seedream-4.5 promises.

Made by pixelspec from specs/volcengine/seedream-4.5.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="volcengine/seedream-4.5",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seedream_4_5",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-4-5-251128", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-4-5-251128"},
    lists=("image",),
    wire={"max_images": "sequential_image_generation_options.max_images", "optimize_prompt_mode": "optimize_prompt_options.mode"},
)
