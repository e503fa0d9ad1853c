"""Waiting for a task: when it is asked after, how it ends, and where it can be resumed."""

from __future__ import annotations

import json
from typing import Any

import httpx2
import pytest

import pixelclients as px
from client.shop import (
    WITH_TASKS,
    Shop,
    emulated,
    json_reply,
    scripted,
    spec,
    submitted,
    task_reply,
)

ADDRESS = "https://cdn.test/a.png"
DONE = task_reply("completed", [ADDRESS])


def generate(client: Any) -> Any:
    return client.gpt_image_2_official.generate(prompt="An owl")


def advice(provider: str) -> tuple[float, float, float]:
    """First query, pause and deadline, as the spec states them."""
    polling = spec(f"{provider}/provider")["polling"]
    return polling["first"][0], polling["every"][0], polling["deadline"]


def times(provider: str, count: int) -> list[float]:
    first, every, _ = advice(provider)
    return [first + every * index for index in range(count)]


@pytest.mark.parametrize("seconds", [1, 10, 11, 40, 178])
def test_a_task_is_asked_after_at_the_advised_times(seconds: int, way: str) -> None:
    shop = emulated("Gccai", seconds=seconds)
    shop.run(way, generate)
    first, every, _ = advice("gccai")
    count = 1 + max(0, -(-(seconds - first) // every))
    assert shop.asked == times("gccai", int(count))


def test_the_gateway_has_a_pace_of_its_own(way: str) -> None:
    shop = emulated("OceanBase", seconds=55)
    shop.run(way, lambda client: client.generic.generate(model=WITH_TASKS))
    assert shop.asked == times("oceanbase", 6)


@pytest.mark.parametrize("state", ["completed", "failed", "cancelled"])
def test_nothing_is_asked_after_the_end(state: str, way: str) -> None:
    ends = DONE if state == "completed" else task_reply(state)
    shop = scripted("Gccai", submitted(), task_reply("in_progress"), ends)

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        try:
            yield task.wait()
        except px.TaskFailed:
            return
        finally:
            assert shop.asked == times("gccai", 2)

    shop.run(way, steps)


@pytest.mark.parametrize("state", ["failed", "cancelled"])
def test_a_failed_task_raises(state: str, way: str) -> None:
    told = task_reply(state, error={"message": "Too many legs"})
    shop = scripted("Gccai", submitted(), told)
    with pytest.raises(px.TaskFailed, match="Too many legs") as caught:
        shop.run(way, generate)
    error = caught.value
    assert (error.state, error.task_id) == (state, "task_1")
    assert (error.charged, error.retry) == ("unknown", False)
    assert error.raw["data"]["error"]["message"] == "Too many legs"


@pytest.mark.parametrize("word", ["FAILED", "CANCELED", "UNKNOWN"])
def test_a_failed_task_of_the_gateway_raises(word: str, way: str) -> None:
    shop = emulated("OceanBase")
    shop.emulator.script(word)
    with pytest.raises(px.TaskFailed) as caught:
        shop.run(way, lambda client: client.generic.generate(model=WITH_TASKS))
    assert caught.value.state == word


def test_an_unknown_state_keeps_waiting_and_says_so(
    way: str, caplog: pytest.LogCaptureFixture
) -> None:
    strange = task_reply("marinating", [ADDRESS])
    shop = scripted("Gccai", submitted(), strange, strange, DONE)
    assert len(shop.run(way, generate)) == 1
    assert shop.asked == times("gccai", 3)
    told = [r.getMessage() for r in caplog.records if r.levelname == "WARNING"]
    assert told == ["task task_1 is in the unknown state 'marinating'"] * 2


def test_a_state_that_the_emulator_invents_is_survived(way: str) -> None:
    shop = emulated("Gccai")
    shop.emulator.script("strange")
    assert len(shop.run(way, generate)) == 1


def test_the_deadline_of_the_page_ends_the_wait(way: str) -> None:
    shop = scripted("Gccai", submitted(), task_reply("in_progress", progress=40))
    with pytest.raises(px.TaskTimeout, match="do not buy again") as caught:
        shop.run(way, generate)
    error = caught.value
    assert (error.task_id, error.charged, error.retry) == ("task_1", "yes", False)
    _, _, deadline = advice("gccai")
    assert shop.asked[-1] == deadline == shop.clock.now - 1_800_000_000
    assert len(shop.bought) == 1


@pytest.mark.parametrize(
    ("deadline", "asked"), [(5, [5]), (10, [10]), (14, [10, 13, 14]), (0.5, [0.5])]
)
def test_a_deadline_of_the_caller_ends_the_wait(
    deadline: float, asked: list[float], way: str
) -> None:
    shop = scripted("Gccai", submitted(), task_reply("in_progress"))

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        yield task.wait(deadline=deadline)

    with pytest.raises(px.TaskTimeout):
        shop.run(way, steps)
    assert shop.asked == asked


def test_a_deadline_is_an_option_of_client_and_model(way: str) -> None:
    for settings, options in (({"deadline": 11}, {}), ({}, {"deadline": 11})):
        shop = scripted("Gccai", submitted(), task_reply("in_progress"))
        with pytest.raises(px.TaskTimeout):
            shop.run(
                way,
                lambda client, options=options: (
                    client.gpt_image_2_official.with_options(**options).generate(
                        prompt="An owl"
                    )
                ),
                **settings,
            )
        assert shop.asked == [10, 11]


def test_a_timed_out_task_is_resumed_not_bought_again(way: str) -> None:
    shop = emulated("Gccai", seconds=400)

    def steps(client: Any) -> Any:
        try:
            yield client.gpt_image_2_official.generate(prompt="An owl")
        except px.TaskTimeout as late:
            task = yield client.tasks.get(late.task_id)
            assert not task.done
            return (yield task.wait(deadline=600))

    assert len(shop.run(way, steps)) == 1
    assert shop.emulator.account.paid == 1


def test_updates_are_told(way: str) -> None:
    progress = task_reply("in_progress", progress=40)
    shop = scripted("Gccai", submitted(), progress, DONE)
    told: list[Any] = []

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        return (yield task.wait(on_update=told.append))

    shop.run(way, steps)
    seen = [(task.state, task.progress, task.done) for task in told]
    assert seen == [("in_progress", 40, False), ("completed", None, True)]
    assert type(told[0]).__name__ == ("Task" if way == "blocking" else "AsyncTask")


def test_refreshing_asks_once(way: str) -> None:
    shop = scripted("Gccai", submitted(), task_reply("failed"))

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        later = yield task.refresh()
        return task, later

    before, later = shop.run(way, steps)
    assert (before.state, later.state, later.done) == ("submitted", "failed", False)
    assert shop.asked == [0]


def test_pictures_of_an_unfinished_task_are_not_the_result(way: str) -> None:
    preview = task_reply("in_progress", [f"{ADDRESS}?preview"])
    shop = scripted("Gccai", submitted(), preview, DONE)

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        task = yield task.refresh()
        assert not task.done
        return (yield task.wait())

    assert [image.url for image in shop.run(way, steps)] == [ADDRESS]


def test_a_synchronous_model_submits_a_finished_task(way: str) -> None:
    shop = emulated("DalleFormat")

    def steps(client: Any) -> Any:
        task = yield client.imagen4.submit(prompt="An owl")
        assert (task.id, task.state, task.done) == (None, None, True)
        assert (yield task.refresh()) is task
        return (yield task.wait())

    assert len(shop.run(way, steps)) == 1
    assert len(shop.sent) == 1


FAULTS = {
    "reset": lambda: httpx2.ReadError("reset"),
    "timeout": lambda: httpx2.ReadTimeout("slow"),
    "502": json_reply({}, 502),
    "404": json_reply({}, 404),
    "401": json_reply({}, 401),
    "HTML": lambda: httpx2.Response(200, content=b"<html>"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_question_that_fails_leaves_the_task_bought(name: str, way: str) -> None:
    shop = scripted("Gccai", submitted(), FAULTS[name])
    with pytest.raises(px.PixelError) as caught:
        shop.run(way, generate)
    assert (caught.value.task_id, caught.value.charged) == ("task_1", "yes")
    assert len(shop.bought) == 1
    assert shop.clock.now - 1_800_000_000 <= advice("gccai")[2]


def test_a_provider_without_tasks_has_none_to_ask_after(way: str) -> None:
    shop = scripted("DalleFormat", json_reply({}))
    with pytest.raises(px.QueryFailed, match="no tasks"):
        shop.run(way, lambda client: client.tasks.get("task_1"))
    assert shop.sent == []


@pytest.mark.parametrize("id", ["../models", "a/b?c#d", "ü", "%2e%2e"])
def test_a_task_id_stays_one_part_of_the_path(id: str, way: str) -> None:
    shop = scripted("Gccai", task_reply("in_progress"))
    shop.run(way, lambda client: client.tasks.get(id))
    path = shop.sent[0].url.raw_path
    assert path.startswith(b"/v1/tasks/") and path.count(b"/") == 3 and b"?" not in path


def test_the_task_shows_what_was_planned(gccai: Shop) -> None:
    task = gccai.client().gpt_image_2_official.submit(prompt="An owl", size="3:1")
    assert task.model == "gccai/gpt-image-2-official"
    assert [notice.rule for notice in task.notices] == ["auto-is-low"]
    assert task.wait().candidates == ((1881, 836), (1536, 512))
    assert task.id in repr(task) and "submitted" in repr(task)
    assert json.loads(task.to_json())["task_id"] == task.id
