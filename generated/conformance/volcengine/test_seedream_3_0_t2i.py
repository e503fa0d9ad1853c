"""What the page of volcengine/seedream-3.0-t2i promises.

Made by pixelspec from specs/volcengine/seedream-3.0-t2i.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="volcengine/seedream-3.0-t2i",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seedream_3_0_t2i",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-3-0-t2i-250415", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-3-0-t2i-250415"},
)
