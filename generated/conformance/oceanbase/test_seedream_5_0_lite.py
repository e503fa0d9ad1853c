"""What the page of oceanbase/seedream-5.0-lite promises.

Made by pixelspec from specs/volcengine/seedream-5.0-lite.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/seedream-5.0-lite",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="seedream_5_0_lite",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "doubao-seedream-5-0-260128", "prompt": "A lighthouse at dusk"},
    submit="submit",
    fixed={"model": "doubao-seedream-5-0-260128"},
    lists=("image",),
    wire={"max_images": "sequential_image_generation_options.max_images", "tools": "tools[].type", "optimize_prompt_mode": "optimize_prompt_options.mode"},
)
