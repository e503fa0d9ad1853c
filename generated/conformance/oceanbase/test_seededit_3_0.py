"""What the page of oceanbase/seededit-3.0 promises.

Made by pixelspec from specs/volcengine/seededit-3.0.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/seededit-3.0",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seededit_3_0",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    body={"model": "doubao-seededit-3-0-i2i-250628", "prompt": "A lighthouse at dusk", "image": "https://a.example/1.png"},
    submit="submit",
    fixed={"model": "doubao-seededit-3-0-i2i-250628"},
)
