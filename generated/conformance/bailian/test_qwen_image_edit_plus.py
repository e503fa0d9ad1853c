"""What the page of bailian/qwen-image-edit-plus promises.

Made by pixelspec from specs/bailian/qwen-image-edit-plus.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncBailian, Bailian
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="bailian/qwen-image-edit-plus",
    client=Bailian,
    twin=AsyncBailian,
    attribute="qwen_image_edit_plus",
    address="https://dashscope.aliyuncs.com",
    key="DASHSCOPE_API_KEY",
    exchanges={
        "multimodal": Exchange("POST", "/api/v1/services/aigc/multimodal-generation/generation", content_type="application/json", billable=True),
        "image-generation": Exchange("POST", "/api/v1/services/aigc/image-generation/generation", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "image-synthesis": Exchange("POST", "/api/v1/services/aigc/text2image/image-synthesis", content_type="application/json", headers={"X-DashScope-Async": "enable"}, billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"image": ["https://a.example/1.png"], "prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-edit-plus", "input": {"messages": [{"role": "user", "content": [{"image": "https://a.example/1.png"}, {"text": "A lighthouse at dusk"}]}]}},
    submit="multimodal",
    fixed={"model": "qwen-image-edit-plus", "role": "user"},
    lists=("image",),
    wire={"role": "input.messages[0].role", "image": "input.messages[0].content[].image", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
