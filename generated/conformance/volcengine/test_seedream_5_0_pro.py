"""What the page of volcengine/seedream-5.0-pro promises.

Made by pixelspec from specs/volcengine/seedream-5.0-pro.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="volcengine/seedream-5.0-pro",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seedream_5_0_pro",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-5-0-pro-260628", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-5-0-pro-260628"},
    lists=("image",),
    wire={"optimize_prompt_mode": "optimize_prompt_options.mode"},
)
