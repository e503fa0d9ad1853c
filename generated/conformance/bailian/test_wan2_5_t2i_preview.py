"""What the page of bailian/wan2.5-t2i-preview promises.

Made by pixelspec from specs/bailian/wan2.5-t2i-preview.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="bailian/wan2.5-t2i-preview",
    client=Bailian,
    twin=AsyncBailian,
    attribute="wan2_5_t2i_preview",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "wan2.5-t2i-preview", "input": {"prompt": "A lighthouse at dusk"}},
    submit="image-synthesis",
    fixed={"model": "wan2.5-t2i-preview"},
    wire={"prompt": "input.prompt", "negative_prompt": "input.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
