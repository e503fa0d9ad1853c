"""What the page of oceanbase/qwen-image-plus promises.

Made by pixelspec from specs/bailian/qwen-image-plus.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/qwen-image-plus",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="qwen_image_plus",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-plus", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="submit",
    fixed={"model": "qwen-image-plus", "role": "user"},
    wire={"role": "input.messages[0].role", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
