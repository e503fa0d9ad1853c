"""What the page of oceanbase/seedream-3.0-t2i promises.

Made by pixelspec from specs/volcengine/seedream-3.0-t2i.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/seedream-3.0-t2i",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seedream_3_0_t2i",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-3-0-t2i-250415", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-3-0-t2i-250415"},
)
