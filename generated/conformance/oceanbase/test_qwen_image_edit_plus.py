"""What the page of oceanbase/qwen-image-edit-plus promises.

Made by pixelspec from specs/bailian/qwen-image-edit-plus.yaml: edit that, then
generate.
"""

# fmt: off
from __future__ import annotations

from typing import Any

from pixelclients import AsyncOceanBase, OceanBase
from pixelspec.conformance import Bench, Exchange, Subject, promise, raises

SUBJECT = Subject(
    id="oceanbase/qwen-image-edit-plus",
    client=OceanBase,
    twin=AsyncOceanBase,
    attribute="qwen_image_edit_plus",
    address=None,
    key="OCEANBASE_API_KEY",
    exchanges={
        "submit": Exchange("POST", "/api/v1/images/generations", content_type="application/json", billable=True),
        "query": Exchange("GET", "/api/v1/tasks/{task_id}"),
    },
    least={"image": ["https://a.example/1.png"], "prompt": "A lighthouse at dusk"},
    body={"model": "qwen-image-edit-plus", "input": {"messages": [{"role": "user", "content": [{"image": "https://a.example/1.png"}, {"text": "A lighthouse at dusk"}]}]}},
    submit="submit",
    fixed={"model": "qwen-image-edit-plus", "role": "user"},
    lists=("image",),
    wire={"role": "input.messages[0].role", "image": "input.messages[0].content[].image", "prompt": "input.messages[0].content[].text", "negative_prompt": "parameters.negative_prompt", "size": "parameters.size", "n": "parameters.n", "prompt_extend": "parameters.prompt_extend", "watermark": "parameters.watermark", "seed": "parameters.seed"},
)
