"""What completion shows of a client and of what it gives: what there is to use, and no
more."""

from __future__ import annotations

from typing import Any

import pytest

from client.shop import Shop

CLIENT = "close map plan settle tasks unsettled"
MODELS = "gpt_image_2_official imagen_4_0_gccai"
SEEN = {
    "client": f"{CLIENT} {MODELS}",
    "plan": "body candidates cell cost cost_unit curl generate notices pixels submit",
    "task": "cancel cost created done id model notices progress raw refresh report state"
    " to_json wait",
    "images": "candidates cost count failures index notices of raw report save_all task_id",
    "image": "expires_at index notices pixels read save stated_size stem stream url",
    "tasks": "cancel get list load wait_all",
    "model": "generate id json_schema parse plan request submit with_options",
}


@pytest.fixture
def things(gccai: Shop) -> dict[str, Any]:
    client = gccai.client()
    plan = client.gpt_image_2_official.plan(prompt="An owl")
    images = plan.generate()
    task = plan.submit()
    task.wait()
    found = {"client": client, "plan": plan, "task": task, "images": images}
    return {
        **found,
        "image": images[0],
        "tasks": client.tasks,
        "model": client.gpt_image_2_official,
    }


@pytest.mark.parametrize("name", SEEN)
def test_nothing_of_the_inside_is_seen(things: dict[str, Any], name: str) -> None:
    seen = {word for word in dir(things[name]) if not word.startswith("_")}
    assert seen == set(SEEN[name].split())
