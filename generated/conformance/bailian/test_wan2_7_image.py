"""What the page of bailian/wan2.7-image promises.

Made by pixelspec from specs/bailian/wan2.7-image.yaml: edit that, then generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="bailian/wan2.7-image",
    client=Bailian,
    twin=AsyncBailian,
    attribute="wan2_7_image",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "wan2.7-image", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="multimodal",
    fixed={"model": "wan2.7-image", "role": "user"},
    lists=("image",),
    wire={"role": "input.messages[0].role", "prompt": "input.messages[0].content[].text", "image": "input.messages[0].content[].image", "size": "parameters.size", "enable_sequential": "parameters.enable_sequential", "n": "parameters.n", "thinking_mode": "parameters.thinking_mode", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
