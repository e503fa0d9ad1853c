"""Holds that the emulator answers as the pages say: requests, replies, tasks, pictures."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest

from emulated import (
    DALLE,
    GATEWAY,
    GPT,
    IDS,
    IMAGEN,
    Caller,
    emulated,
    endpoint,
    finished,
    gpt,
    task_of,
)
from picture_size import seen
from pixelspec.emulator.picture import picture
from pixelspec.emulator.wire import read_at, steps

EXAMPLES = [
    (id, row.id, row.body) for id in IDS for row in endpoint(id).example_requests
]
TABLE = endpoint(GPT).table
assert TABLE is not None


@pytest.mark.parametrize(("id", "name", "body"), EXAMPLES)
def test_an_example_of_the_page_runs_to_completion(
    id: str, name: str, body: str
) -> None:
    caller = emulated(id)
    answer = caller.submit(**json.loads(body))
    assert answer.status == 200, answer.reply
    (entry,) = caller.emulator.account.submissions
    reply = answer.json
    if entry.task:
        caller.clock.advance(entry.seconds)
        reply = caller.query(entry.task).json
        assert reply["data"]["status"] == "completed"
    addresses = found_addresses(reply)
    assert len(addresses) == json.loads(body).get("n", 1)
    for address in addresses:
        file = seen(caller.fetch(address).reply.body)
        assert file == (entry.format, entry.pixels.width, entry.pixels.height)


def found_addresses(value: object) -> list[str]:
    """Every address of a picture in a reply."""
    if isinstance(value, dict):
        return [a for inner in value.values() for a in found_addresses(inner)]
    if isinstance(value, list):
        return [a for inner in value for a in found_addresses(inner)]
    return [value] if isinstance(value, str) and "pictures.test" in value else []


def shape(value: Any) -> Any:
    """A JSON value without what differs from request to request."""
    if isinstance(value, dict):
        return {key: shape(inner) for key, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else type(value)


def documented_reply(id: str, name: str) -> Any:
    rows = endpoint(id).example_replies
    return json.loads(next(row.body for row in rows if row.id == name))


def test_the_reply_to_a_submission_is_like_the_example() -> None:
    answer = gpt(emulated(GPT))
    assert shape(answer.json) == shape(documented_reply(GPT, "submitted"))
    assert answer.json["code"] == 200
    assert answer.json["data"][0]["status"] == "submitted"
    assert answer.assumed == ""


def test_the_reply_of_a_completed_task_is_like_the_example() -> None:
    caller = emulated(GPT)
    task = task_of(gpt(caller))
    caller.clock.advance(6)
    answer = caller.query(task)
    assert shape(answer.json) == shape(documented_reply(GPT, "completed"))
    assert answer.json["data"]["id"] == task
    assert answer.json["data"]["progress"] == 100
    assert answer.assumed == ""


def test_a_task_walks_through_the_documented_states() -> None:
    caller = emulated(GPT)
    task = task_of(gpt(caller))
    seen_states, progress = [], []
    for _ in range(8):
        data = caller.query(task).json["data"]
        seen_states.append(data["status"])
        progress.append(data["progress"])
        assert ("result" in data) == (data["status"] == "completed")
        caller.clock.advance(1)
    assert list(dict.fromkeys(seen_states)) == ["submitted", "in_progress", "completed"]
    assert progress == sorted(progress) and progress[-1] == 100


@pytest.mark.parametrize(
    "cell", TABLE.cells, ids=lambda cell: f"{cell.row}.{cell.column}"
)
def test_a_cell_delivers_its_pixels(cell: Any) -> None:
    caller = emulated(GPT)
    (image,) = finished(caller, size=cell.row, resolution=cell.column)["result"][
        "images"
    ]
    _, width, height = seen(caller.fetch(image["url"][0]).reply.body)
    assert (width, height) in [(size.width, size.height) for size in cell.sizes]


@pytest.mark.parametrize("size", TABLE.sizes, ids=str)
def test_a_pixel_string_of_the_table_means_itself(size: Any) -> None:
    caller = emulated(GPT)
    assert gpt(caller, size=size.written()).status == 200
    assert caller.emulator.account.submissions[0].pixels == size


def test_alternatives_of_a_cell_come_by_the_prompt() -> None:
    caller = emulated(GPT)
    for number in range(20):
        gpt(caller, size="3:1", prompt=f"Owl {number}")
        gpt(caller, size="3:1", prompt=f"Owl {number}")
    came = [entry.pixels.written() for entry in caller.emulator.account.submissions]
    assert set(came) == {"1881x836", "1536x512"}
    assert came[::2] == came[1::2]


def test_auto_takes_some_row_of_the_tier() -> None:
    caller = emulated(GPT)
    for number in range(40):
        gpt(caller, size="auto", resolution="2k", prompt=f"Owl {number}")
    came = {entry.pixels for entry in caller.emulator.account.submissions}
    tier = {size for cell in TABLE.cells if cell.column == "2k" for size in cell.sizes}
    assert len(came) > 5 and came <= tier


@pytest.mark.parametrize("form", ["png", "jpeg", "webp"])
def test_the_file_has_the_format_that_was_asked_for(form: str) -> None:
    caller = emulated(GPT)
    (image,) = finished(caller, output_format=form)["result"]["images"]
    answer = caller.fetch(image["url"][0])
    assert seen(answer.reply.body).format == form
    assert answer.reply.headers["content-type"] == f"image/{form}"


def test_several_pictures_are_several_files() -> None:
    caller = emulated(GPT)
    images = finished(caller, n=4)["result"]["images"]
    files = {caller.fetch(image["url"][0]).reply.body for image in images}
    assert len(images) == len(files) == 4


def test_a_picture_expires_after_a_day() -> None:
    caller = emulated(GPT)
    (image,) = finished(caller)["result"]["images"]
    assert image["expires_at"] == caller.clock.now + 24 * 60 * 60
    caller.clock.advance(24 * 60 * 60 - 1)
    assert caller.fetch(image["url"][0]).status == 200
    caller.clock.advance(1)
    assert caller.fetch(image["url"][0]).status == 410


def test_several_tasks_are_asked_for_at_once() -> None:
    caller = emulated(GPT)
    tasks = [task_of(gpt(caller)) for _ in range(3)]
    answer = caller.post("/v1/tasks/batch", {"task_ids": [tasks[2], "?", tasks[0]]})
    assert [task["id"] for task in answer.json["data"]] == [tasks[2], tasks[0]]
    assert answer.json["data"][0] == caller.query(tasks[2]).json["data"]
    assert "replies.tasks" in answer.assumed
    assert caller.post("/v1/tasks/batch", {"task_ids": []}).json == {"data": []}


def test_a_synchronous_model_answers_the_pictures() -> None:
    caller = emulated(DALLE)
    asked = {"prompt": "An owl", "model": "imagen4", "aspect_ratio": "3:4"}
    answer = caller.submit(**asked, response_format="url")
    assert list(answer.json) == ["created", "data"]
    assert answer.json["created"] == int(caller.clock.now)
    (image,) = answer.json["data"]
    assert list(image) == ["url"]
    assert seen(caller.fetch(image["url"]).reply.body) == ("png", 896, 1280)
    assert answer.assumed == ""


def test_a_picture_comes_in_the_reply_where_the_request_says_so() -> None:
    caller = emulated(DALLE)
    asked = {"prompt": "An owl", "model": "imagen4", "aspect_ratio": "16:9"}
    answer = caller.submit(**asked, response_format="b64_json")
    (image,) = answer.json["data"]
    assert list(image) == ["b64_json"]
    assert seen(base64.b64decode(image["b64_json"])) == ("png", 1408, 768)
    assert "b64_json" in answer.assumed


def test_what_a_page_leaves_unsaid_is_marked() -> None:
    answer = emulated(DALLE).submit(prompt="An owl")
    assert answer.status == 200
    for name in ("model", "response_format", "aspect_ratio"):
        assert f"parameters.{name}.default" in answer.assumed


def test_the_gateway_decides_by_the_model() -> None:
    caller = emulated(GATEWAY, asynchronous=frozenset({"wan"}))
    at_once = caller.submit(model="seedream", prompt="An owl").json
    later = caller.submit(model="wan", prompt="An owl").json
    assert at_once["data"]["data"][0]["url"].startswith("https://pictures.test/")
    assert later["data"]["task_status"] == "PENDING"
    for reply in (at_once, later):
        assert (reply["success"], reply["code"]) == (True, "200")
    caller.clock.advance(6)
    task = caller.query(later["data"]["task_id"]).json["data"]
    assert task["task_status"] == "SUCCESS" and found_addresses(task)


def test_the_model_of_the_body_decides_which_page_holds() -> None:
    caller = emulated(GPT, IMAGEN)
    assert gpt(caller, n=4).status == 200
    assert caller.submit(model="imagen-4.0-gccai", prompt="x", n=4).status == 400


def test_the_same_requests_have_the_same_replies() -> None:
    def replies(caller: Caller) -> list[bytes]:
        bodies = [gpt(caller, size="auto", n=n).reply.body for n in (1, 2, 3)]
        return [*bodies, caller.query(task_of(gpt(caller))).reply.body]

    assert replies(emulated(GPT)) == replies(emulated(GPT))


def test_a_place_on_the_wire_may_be_deep() -> None:
    body = {"input": {"messages": [{"content": [{"text": "a"}, {"image": "b"}]}]}}
    assert read_at(body, steps("input.messages[0].content[].image")) == ["b"]
    assert (
        read_at(body, steps("input.messages[0].content"))
        == body["input"]["messages"][0]["content"]
    )


def test_a_picture_of_the_account_is_a_picture_of_the_gallery() -> None:
    caller = emulated(IMAGEN)
    answer = caller.submit(model="imagen-4.0-gccai", prompt="x", size="1:1")
    caller.clock.advance(6)
    (image,) = caller.query(task_of(answer)).json["data"]["result"]["images"]
    fetched = caller.fetch(image["url"][0])
    assert fetched.reply.body == picture(1024, 1024, "png", 40)
    assert fetched.assumed == "pixels"
