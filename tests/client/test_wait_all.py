"""Waiting for many tasks: with one query where the page has one, else one by one."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.batches import Counter, counter


def bought(shop: Counter, *words: str, number: int = 0) -> list[str]:
    """The ids of tasks, one for each word that tells how it ends."""
    model = {"Gccai": "gpt_image_2_official", "Lumen": "glow"}[shop.name]
    with shop.client("blocking") as client:
        for word in words or ["usual"] * number:
            shop.emulator.script(word)
        endpoint = getattr(client, model)
        ids = [endpoint.submit(prompt="An owl").id for _ in words or range(number)]
    shop.sent.clear()
    return ids


def asked(shop: Counter) -> list[str]:
    return [f"{r.method} {r.url.path.rpartition('/')[2]}" for r in shop.sent]


def wait_all(shop: Counter, way: str, ids: Any, **options: Any) -> Any:
    return shop.run(way, lambda client: client.tasks.wait_all(ids, **options))


def test_many_tasks_take_one_query_a_round(way: str) -> None:
    shop = counter(seconds=7.0)
    ids = bought(shop, number=3)
    waited = wait_all(shop, way, ids)
    assert list(waited) == ids
    assert [len(images) for images in waited.values()] == [1, 1, 1]
    assert [images.task_id for images in waited.values()] == ids
    assert asked(shop) == ["POST batch"] * 4  # at 0, 3, 6 and 9 seconds
    assert json.loads(shop.sent[0].content) == {"task_ids": ids}


def test_one_query_asks_after_not_too_many(way: str) -> None:
    shop = counter(seconds=1.0)
    ids = bought(shop, number=120)
    shop.clock.advance(5)
    assert len(wait_all(shop, way, ids)) == 120
    assert [len(json.loads(r.content)["task_ids"]) for r in shop.sent] == [50, 50, 20]


def test_each_task_has_its_own_ending(way: str) -> None:
    shop = counter()
    fine, failed, stuck = bought(shop, "usual", "failed", "stuck")
    waited = wait_all(shop, way, [fine, failed, stuck], deadline=60)
    assert len(waited[fine]) == 1
    assert isinstance(waited[failed], px.TaskFailed)
    assert isinstance(waited[stuck], px.TaskTimeout) and waited[stuck].task_id == stuck
    assert set(asked(shop)) == {"POST batch"}


def test_a_task_that_a_reply_leaves_out_is_asked_for_by_itself(way: str) -> None:
    shop = counter()
    ids = bought(shop, number=2)
    waited = wait_all(shop, way, [*ids, "task_nobody_knows"])
    assert isinstance(waited["task_nobody_knows"], px.ApiError)
    assert waited["task_nobody_knows"].status == 404
    assert all(len(waited[name]) == 1 for name in ids)
    assert "GET task_nobody_knows" in asked(shop)


BROKEN = ["html-502", "error-in-200", "truncated", "empty", "reset", "rate-limited"]


@pytest.mark.parametrize("word", BROKEN)
def test_what_does_not_answer_as_the_page_says_is_used_no_more(
    way: str, word: str
) -> None:
    shop = counter()
    ids = bought(shop, number=3)
    shop.emulator.script(word, word, operation="batch")

    def steps(client: Any) -> Any:
        return client.tasks.wait_all(ids)

    waited = shop.run(way, steps)
    assert [len(images) for images in waited.values()] == [1, 1, 1]
    batches = asked(shop).count("POST batch")
    assert 1 <= batches <= 2  # tried once more where that may help
    assert asked(shop)[batches].startswith("GET ")


def test_a_reply_of_another_shape_is_the_end_of_it(way: str) -> None:
    shop = counter()
    ids = bought(shop, number=2)
    carry = shop._carry

    def other(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith("/batch"):
            shop.sent.append(request)
            return httpx2.Response(200, json={"code": 200, "data": {"tasks": []}})
        return carry(request)

    def steps(client: Any) -> Any:
        return client.tasks.wait_all(ids)

    waited = shop.run(way, steps, transport=httpx2.MockTransport(other))
    assert [len(images) for images in waited.values()] == [1, 1]
    assert asked(shop).count("POST batch") == 1


def test_it_is_not_tried_again_by_the_same_client() -> None:
    shop = counter()
    ids = bought(shop, number=2)
    shop.emulator.script("truncated", "truncated", operation="batch")
    with shop.client("blocking") as client:
        client.tasks.wait_all(ids)
        shop.sent.clear()
        client.tasks.wait_all(ids)
        assert "POST batch" not in asked(shop)
    with shop.client("blocking") as another:
        another.tasks.wait_all(ids)
        assert "POST batch" in asked(shop)


def test_the_deadline_is_one_for_all(way: str) -> None:
    shop = counter(seconds=1000.0)
    ids = bought(shop, number=3)
    begin = shop.clock.now
    shop.emulator.script("usual", "usual", "truncated", "truncated", operation="batch")
    waited = wait_all(shop, way, ids, deadline=30)
    assert all(isinstance(error, px.TaskTimeout) for error in waited.values())
    assert shop.clock.now - begin <= 31


def test_tasks_serve_as_well_as_ids(way: str) -> None:
    shop = counter()

    def steps(client: Any) -> Any:
        plan = client.gpt_image_2_official.plan(prompt="An owl", size="16:9")
        return _all(client, plan, way)

    waited = shop.run(way, steps)
    (images,) = waited.values()
    assert images.candidates == ((1536, 864),)  # the plan came along


def _all(client: Any, plan: Any, way: str) -> Any:
    if way == "blocking":
        return client.tasks.wait_all([plan.submit()])

    async def both() -> Any:
        return await client.tasks.wait_all([await plan.submit()])

    return both()


def test_a_finished_task_is_not_asked_for(way: str) -> None:
    shop = counter()
    (name,) = bought(shop, number=1)
    shop.clock.advance(60)
    with shop.client("blocking") as client:
        task = client.tasks.get(name)
        shop.sent.clear()
        assert len(client.tasks.wait_all([task])[name]) == 1
    assert shop.sent == []


def test_pictures_that_came_at_once_have_no_task_to_wait_for() -> None:
    shop = counter("DalleFormat")
    with shop.client("blocking") as client:
        task = client.imagen4.submit(prompt="An owl")
        with pytest.raises(px.InvalidRequest, match="no task to wait for"):
            client.tasks.wait_all([task])


def test_nothing_to_wait_for_is_no_trouble(way: str) -> None:
    assert wait_all(counter(), way, []) == {}
