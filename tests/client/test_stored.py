"""A task as text, for another process: it comes back with its plan, whatever changed since."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pixelclients as px
from client.shop import KEY, WITH_TASKS, emulated, scripted, submitted, task_reply

HOSTILE = "Ein Fuchs 🦊\n\u2028 \"'\\ \ud800"


def test_a_waiting_task_is_resumed_elsewhere(way: str) -> None:
    shop = emulated("Gccai")
    keywords = {"prompt": "Ein Fuchs 🦊", "size": "3:1", "n": 2}
    bought = shop.client().gpt_image_2_official.submit(**keywords)
    text = bought.to_json()
    asked = len(shop.sent)

    def steps(client: Any) -> Any:
        task = client.tasks.load(text)
        assert len(shop.sent) == asked
        assert (task.id, task.model, task.done) == (bought.id, bought.model, False)
        assert edited(task.to_json(), shape="") == edited(text, shape="")
        return (yield task.wait())

    images = shop.run(way, steps)
    assert len(images) == 2
    assert images.candidates == ((1881, 836), (1536, 512))
    assert [notice.rule for notice in images.notices] == ["auto-is-low"]
    assert shop.emulator.account.paid == 1


def test_the_text_holds_no_key() -> None:
    client = emulated("Gccai").client()
    assert KEY not in client.gpt_image_2_official.submit(prompt="An owl").to_json()


PURCHASES = {
    "gccai": (
        "Gccai",
        lambda c: c.gpt_image_2_official.submit(prompt="An owl", n=2),
        2,
    ),
    "pictures": ("DalleFormat", lambda c: c.imagen4.submit(prompt="An owl"), 1),
    "base64": (
        "DalleFormat",
        lambda c: c.imagen4.submit(prompt="x", response_format="b64_json"),
        1,
    ),
    "gateway at once": ("OceanBase", lambda c: c.generic.submit(model="some"), 1),
    "gateway task": ("OceanBase", lambda c: c.generic.submit(model=WITH_TASKS), 1),
}


@pytest.mark.parametrize("name", PURCHASES)
def test_a_finished_task_comes_back_with_its_pictures(name: str, way: str) -> None:
    provider, submit, count = PURCHASES[name]
    shop = emulated(provider, seconds=0)

    def steps(client: Any) -> Any:
        task = yield submit(client)
        task = yield task.refresh()
        assert task.done
        data = yield (yield task.wait())[0].read()
        asked = len(shop.sent)
        again = client.tasks.load(task.to_json())
        assert again.done and again.raw == task.raw
        images = yield again.wait()
        assert len(shop.sent) == asked
        assert (yield images[0].read()) == data
        return images

    assert len(shop.run(way, steps)) == count


def edited(text: str, **changes: Any) -> str:
    return json.dumps({**json.loads(text), **changes})


def test_a_bought_task_is_never_refused_for_what_the_package_knows_today(
    way: str,
) -> None:
    """The spec may no longer take the keywords, or know the model at all."""
    shop = scripted("Gccai", submitted(), task_reply("completed", ["https://a.test"]))
    text = shop.client().gpt_image_2_official.submit(prompt="An owl").to_json()
    for changes in (
        {"given": {"prompt": "x", "size": "7:5", "gone": 1, "prompt.a": [{}]}},
        {"given": {}},
        {"model": "gccai/some-model-of-old"},
        {"shape": "of-old"},
    ):
        images = shop.run(
            way, lambda client, c=changes: client.tasks.load(edited(text, **c)).wait()
        )
        assert len(images) == 1
    assert len(shop.bought) == 1


def test_a_finished_task_that_is_read_otherwise_today_is_asked_after(way: str) -> None:
    shop = emulated("Gccai", seconds=0)
    text = shop.client().gpt_image_2_official.submit(prompt="x").refresh().to_json()
    for changes in ({"shape": "of-old"}, {"reply": {"code": 200, "data": {}}}):
        task = shop.client().tasks.load(edited(text, **changes))
        assert (task.done, task.id) == (False, json.loads(text)["task_id"])
    images = shop.run(way, lambda client: client.tasks.load(edited(text)).wait())
    assert len(images) == 1


def test_pictures_that_are_read_otherwise_today_keep_their_reply() -> None:
    client = emulated("DalleFormat").client()
    text = client.imagen4.submit(prompt="An owl").to_json()
    with pytest.raises(px.ReplyMismatch) as caught:
        client.tasks.load(edited(text, shape="of-old"))
    assert caught.value.raw == json.loads(text)["reply"]


def test_a_task_of_another_provider_is_not_asked_after_here() -> None:
    text = emulated("Gccai").client().gpt_image_2_official.submit(prompt="x").to_json()
    shop = emulated("OceanBase")
    with pytest.raises(px.InvalidRequest, match="gccai"):
        shop.client().tasks.load(text)
    assert shop.sent == []


def test_a_task_by_its_id_alone_can_be_stored(way: str) -> None:
    shop = emulated("Gccai", seconds=0)
    bought = shop.client().gpt_image_2_official.submit(prompt="An owl")

    def steps(client: Any) -> Any:
        task = yield client.tasks.get(bought.id)
        again = client.tasks.load(task.to_json())
        return (yield again.wait())

    images = shop.run(way, steps)
    assert (len(images), images.candidates) == (1, ())


NO_TASKS = [
    *("", "{}", "[]", "null", "7", '"x"', "{" * 100_000, "[" * 100_000),
    *('{"pixelclients": 1}', '{"pixelclients": 2}'),
    '{"pixelclients":1,"model":1,"task_id":"a","given":{},"shape":"","reply":null}',
    '{"pixelclients":1,"model":"a/x","task_id":1,"given":{},"shape":"","reply":1}',
    '{"pixelclients":1,"model":"a/x","task_id":"a","given":[],"shape":"","reply":1}',
    '{"pixelclients":1,"model":"a/x","task_id":null,"given":{},"reply":null}',
]


@pytest.mark.parametrize("text", NO_TASKS)
def test_what_is_no_task_is_refused(text: str) -> None:
    with pytest.raises(px.InvalidRequest, match="not a task"):
        emulated("Gccai").client().tasks.load(text)


def test_the_text_can_be_written_to_any_file() -> None:
    """Whatever the provider says: also a lone surrogate."""
    shop = scripted("Gccai", submitted(), task_reply("completed", [HOSTILE]))
    text = shop.client().gpt_image_2_official.submit(prompt="x").refresh().to_json()
    assert text.isascii()
    assert shop.client().tasks.load(text).raw["data"]["result"]["images"][0]["url"] == [
        HOSTILE
    ]
