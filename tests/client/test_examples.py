"""Every example of the pages: requests come out equal, replies are read."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pixelclients
from client.shop import json_reply, model, provider_of, scripted, spec, submitted
from emulated import DALLE, GATEWAY, GPT, IDS, IMAGEN


def examples(kind: str) -> list[Any]:
    """(model, name, example) of every committed spec."""
    found = [
        pytest.param(id, example, id=f"{id}-{name}")
        for id in IDS
        for name, example in spec(id)["examples"][kind].items()
    ]
    assert len(found) >= len(IDS)
    return found


def as_keywords(id: str, body: dict[str, object]) -> dict[str, object]:
    """A documented body as a caller writes it: a fixed parameter is no keyword."""
    parameters = spec(id)["parameters"]
    return {name: body[name] for name in body if "fixed" not in parameters[name]}


REPLIES = {
    GPT: submitted(),
    IMAGEN: submitted(),
    DALLE: json_reply({"created": 1, "data": [{"url": "https://cdn.test/a.png"}]}),
    GATEWAY: json_reply(
        {"success": True, "data": {"data": [{"url": "https://a.test"}]}}
    ),
}


@pytest.mark.parametrize(("id", "example"), examples("requests"))
def test_a_documented_request_is_sent(id: str, example: Any, way: str) -> None:
    shop = scripted(provider_of(id), REPLIES[id])
    keywords = as_keywords(id, example["body"])
    shop.run(way, lambda client: model(client, id).submit(**keywords))
    (sent,) = shop.bought
    assert json.loads(sent.content) == example["body"]
    assert sent.headers["content-type"] == "application/json"
    submit = spec(f"{id.partition('/')[0]}/provider")["operations"]["submit"]["request"]
    assert f"{sent.method} {sent.url.path}" == submit


@pytest.mark.parametrize(("id", "example"), examples("requests"))
def test_a_documented_request_is_planned(id: str, example: Any) -> None:
    client = scripted(provider_of(id), REPLIES[id]).client()
    plan = model(client, id).plan(**as_keywords(id, example["body"]))
    sent = json.dumps(plan.body, sort_keys=True)
    assert sent == json.dumps(example["body"], sort_keys=True)


def reply(id: str, name: str) -> Any:
    return spec(id)["examples"]["replies"][name]["body"]


@pytest.mark.parametrize("id", [GPT, IMAGEN])
def test_a_documented_submission_is_read(id: str, way: str) -> None:
    body = reply(id, "submitted")
    shop = scripted("Gccai", json_reply(body))
    task = shop.run(way, lambda client: model(client, id).submit(prompt="An owl"))
    assert task.id == body["data"][0]["task_id"]
    assert (task.state, task.done, task.raw) == ("submitted", False, body)


def test_a_documented_task_is_read(way: str) -> None:
    body = reply(GPT, "completed")
    shop = scripted("Gccai", submitted(), json_reply(body))
    images = shop.run(
        way, lambda client: client.gpt_image_2_official.generate(prompt="An owl")
    )
    (image,) = images
    shown = body["data"]["result"]["images"][0]
    assert image.url == shown["url"][0]
    assert image.expires_at == shown["expires_at"]
    assert str(images.cost) == "0.05279"
    assert images.task_id == body["data"]["id"]
    assert images.raw == body


def test_documented_pictures_are_read(way: str) -> None:
    body = reply(DALLE, "two")
    shop = scripted("DalleFormat", json_reply(body))
    images = shop.run(way, lambda client: client.imagen4.generate(prompt="An owl"))
    assert [image.url for image in images] == [item["url"] for item in body["data"]]
    assert (images.task_id, images.cost) == (None, None)


REFUSALS = {
    "bad-request": pixelclients.ApiError,
    "key-refused": pixelclients.AuthError,
    "rate-limited": pixelclients.RateLimited,
}


@pytest.mark.parametrize("status", [None, 200])
@pytest.mark.parametrize(("name", "error"), REFUSALS.items())
def test_a_documented_refusal_is_raised(
    name: str, error: type[Exception], status: int | None, way: str
) -> None:
    """Under its own status and, since nothing rules that out, under 200."""
    example = spec(GATEWAY)["examples"]["replies"][name]
    shop = scripted("OceanBase", json_reply(example["body"], status or example["http"]))
    with pytest.raises(error) as caught:
        shop.run(way, lambda client: client.generic.generate(model="some"))
    assert type(caught.value) is error
    assert caught.value.message == example["body"]["message"]
    assert caught.value.code == example["body"]["code"]
    assert caught.value.raw == example["body"]
    assert len(shop.sent) == 1


def test_a_documented_success_without_content_is_no_picture(way: str) -> None:
    body = reply(GATEWAY, "success")
    shop = scripted("OceanBase", json_reply(body))
    with pytest.raises(pixelclients.ReplyMismatch) as caught:
        shop.run(way, lambda client: client.generic.generate(model="some"))
    assert (caught.value.raw, caught.value.charged) == (body, "unknown")
