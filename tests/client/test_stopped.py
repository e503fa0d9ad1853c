"""A wait that is ended from outside leaves the id of the bought task behind."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import pixelclients as px
from client.shop import scripted, submitted, task_reply


def test_a_cancelled_wait_leaves_the_task_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shop = scripted("Gccai", submitted(), task_reply("in_progress"))

    async def main() -> BaseException:
        client = px.AsyncGccai(**shop.settings(sleep=lambda _: asyncio.sleep(9e9)))
        buying = asyncio.create_task(client.gpt_image_2_official.generate(prompt="x"))
        while not shop.sent:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        buying.cancel()
        try:
            await buying
        except asyncio.CancelledError as stopped:
            return stopped
        raise AssertionError("it went on")

    stopped = asyncio.run(main())
    assert vars(stopped)["task_id"] == "task_1"
    assert "task_1" in "".join(stopped.__notes__)
    assert "task_1" in caplog.text


def test_an_interrupted_wait_leaves_the_task_id(
    caplog: pytest.LogCaptureFixture,
) -> None:
    shop = scripted("Gccai", submitted(), task_reply("in_progress"))

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt) as caught:
        shop.client(sleep=interrupted).gpt_image_2_official.generate(prompt="x")
    assert vars(caught.value)["task_id"] == "task_1"
    assert "task_1" in caplog.text


def test_a_listener_that_fails_leaves_the_task_id(way: str) -> None:
    shop = scripted("Gccai", submitted(), task_reply("in_progress"))

    def fail(task: object) -> None:
        raise ZeroDivisionError

    def steps(client: Any) -> Any:
        task = yield client.gpt_image_2_official.submit(prompt="An owl")
        yield task.wait(on_update=fail)

    with pytest.raises(ZeroDivisionError) as caught:
        shop.run(way, steps)
    assert vars(caught.value)["task_id"] == "task_1"


def test_an_error_of_ours_needs_no_note(way: str) -> None:
    shop = scripted("Gccai", submitted(), task_reply("failed"))
    with pytest.raises(px.TaskFailed) as caught:
        shop.run(way, lambda c: c.gpt_image_2_official.generate(prompt="An owl"))
    assert caught.value.task_id == "task_1"
    assert not hasattr(caught.value, "__notes__")
