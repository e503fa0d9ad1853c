"""What the page of bailian/qwen-image-max promises.

Made by pixelspec from specs/bailian/qwen-image-max.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="bailian/qwen-image-max",
    client=Bailian,
    twin=AsyncBailian,
    attribute="qwen_image_max",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-max", "input": {"messages": [{"role": "user", "content": [{"text": "A lighthouse at dusk"}]}]}},
    submit="multimodal",
    fixed={"model": "qwen-image-max", "role": "user"},
    wire={"role": "input.messages[0].role", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
