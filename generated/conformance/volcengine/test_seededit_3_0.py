"""What the page of volcengine/seededit-3.0 promises.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncVolcengine, Volcengine
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="volcengine/seededit-3.0",
    client=Volcengine,
    twin=AsyncVolcengine,
    attribute="seededit_3_0",
    address="https://ark.cn-beijing.volces.com",
    key="ARK_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v3/images/generations", content_type="application/json", billable=True),
    },
    least={"prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    body={"model": "doubao-seededit-3-0-i2i-250628", "prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    submit="submit",
    fixed={"model": "doubao-seededit-3-0-i2i-250628"},
)
