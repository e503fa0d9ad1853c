"""What the page of oceanbase/seedream-5.0-pro promises.

Made by pixelspec from specs/volcengine/seedream-5.0-pro.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/seedream-5.0-pro",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seedream_5_0_pro",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-5-0-pro-260628", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-5-0-pro-260628"},
    lists=("image",),
    wire={"optimize_prompt_mode": "optimize_prompt_options.mode"},
)
